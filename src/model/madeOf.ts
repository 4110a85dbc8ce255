import type { Item } from "./item.ts";

/**
 * What an item was made of: each of `of`; where there are `places`, those at these positions of it, which then is the very list that its node
 * was given.
 */
export type Made = { readonly of: readonly Item[]; readonly places?: () => Uint32Array };

const made = new WeakMap<object, Made>();

/**
 * Says which items a new one was made of, for a node of mode `once` that combines items: lineage knows an item that is passed on, and this
 * one by what was told here (F8). Gives the new item back; one that is no object has no lineage.
 */
export function madeOf<T>(item: T, sources: readonly Item[]): T {
  return tell(item, { of: sources });
}

/** As `madeOf`, of all items of the list that the node was given, which is held, not copied. */
export function madeOfAll<T>(item: T, items: readonly Item[]): T {
  let places: Uint32Array | undefined;
  const all = (): Uint32Array => {
    places ??= new Uint32Array(items.length).map((_, at) => at);
    return places;
  };
  return tell(item, { of: items, places: all });
}

/** As `madeOfAll`, of items that were made of a group each: `groups` says of each item that the node was given the position of what it went into. */
export function madeOfGroups<T>(results: readonly T[], items: readonly Item[], groups: Uint32Array): readonly T[] {
  let places: readonly Uint32Array[] | undefined;
  const placesOf = (group: number): Uint32Array => {
    places ??= placesIn(groups, results.length);
    return places[group] as Uint32Array;
  };
  for (const [group, item] of results.entries()) tell(item, { of: items, places: () => placesOf(group) });
  return results;
}

/** The positions of each group. Nobody pays for it whom nobody asks. */
function placesIn(groups: Uint32Array, count: number): readonly Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1;
  const places = Array.from(sizes, (size) => new Uint32Array(size));
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at] as number;
    const left = (sizes[group] as number) - 1;
    sizes[group] = left;
    (places[group] as Uint32Array)[left] = at;
  }
  return places;
}

function tell<T>(item: T, about: Made): T {
  if (typeof item === "object" && item !== null) made.set(item, about);
  return item;
}

/** What an item was made of, where its node has said so. */
export function madeFrom(item: Item | undefined): Made | undefined {
  return typeof item === "object" && item !== null ? made.get(item) : undefined;
}
