import type { Item } from "./item.ts";

const made = new WeakMap<object, readonly Item[]>();

/**
 * Says which items a new one was made of, for a node of mode `once` that combines items: lineage knows an item that is passed on, and this
 * one by what was told here (F8). Gives the new item back.
 */
export function madeOf<T extends object>(item: T, sources: readonly Item[]): T {
  made.set(item, sources);
  return item;
}

/** What an item was made of, where its node has said so. */
export function sourcesOf(item: Item): readonly Item[] {
  return (typeof item === "object" && item !== null ? made.get(item) : undefined) ?? [];
}
