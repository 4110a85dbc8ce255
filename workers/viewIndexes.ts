import type { Item } from "../src/model/item.ts";
import type { ItemSort, ItemView } from "../src/model/itemView.ts";
import { isObject, type Json, own } from "../src/model/json.ts";

/** The positions of the items of a view, in its order; undefined where it is all items as they left. */
export function viewIndexes(items: readonly Item[], { search = "", sort }: ItemView): Uint32Array | undefined {
  const wanted = search.trim().toLowerCase();
  if (wanted === "" && sort === undefined) return undefined;
  const indexes = wanted === "" ? Uint32Array.from(items.keys()) : matching(items, wanted);
  return sort === undefined ? indexes : sorted(items, indexes, sort);
}

/** The value of a column; the item itself where the column is left out. */
export function columnValue(item: Item | undefined, column: string | undefined): Json | undefined {
  if (item === undefined || column === undefined) return item;
  return isObject(item) ? own(item as Record<string, Json>, column) : undefined;
}

function matching(items: readonly Item[], wanted: string): Uint32Array {
  const found = new Uint32Array(items.length);
  let count = 0;
  for (const [at, item] of items.entries()) if (holds(item, wanted)) found[count++] = at;
  return found.slice(0, count);
}

/** Iterative: values may be nested deeply. */
function holds(value: Json | undefined, wanted: string): boolean {
  const open: (Json | undefined)[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "object" && next !== null) for (const key in next) open.push((next as Record<string, Json>)[key]);
    else if (next !== undefined && String(next).toLowerCase().includes(wanted)) return true;
  }
  return false;
}

const RANK = { number: 0, string: 1, boolean: 2, object: 3 } as const;
/** Made with the first comparison: the first of a worker takes as long as much else of its start. */
let collator: Intl.Collator | undefined;

/** Numbers before texts before the rest; equal values keep their order. */
function sorted(items: readonly Item[], indexes: Uint32Array, { column, descending = false }: ItemSort): Uint32Array {
  const values = items.map((item) => columnValue(item, column));
  const direction = descending ? -1 : 1;
  return indexes.sort((one, other) => {
    const [a, b] = [values[one], values[other]];
    const absent = Number(a === undefined || a === null) - Number(b === undefined || b === null);
    return absent || direction * compare(a, b) || one - other;
  });
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  const [first, second] = [typeof a, typeof b] as (keyof typeof RANK)[];
  if (first !== second) return RANK[first as keyof typeof RANK] - RANK[second as keyof typeof RANK] || 0;
  return typeof a === "boolean" ? Number(a) - Number(b) : compareTexts(JSON.stringify(a) ?? "", JSON.stringify(b) ?? "");
}

function compareTexts(a: string, b: string): number {
  collator ??= new Intl.Collator("en", { numeric: true });
  return collator.compare(a, b);
}
