import type { Item } from "../../model/item.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { removeDuplicatesParams } from "../remove-duplicates.ts";
import { keyBy } from "../support/canonicalKey.ts";
import { parsePath } from "../support/fieldPath.ts";

/** Parts the items kept from those equal to them. */
export function partDuplicates({ items, params }: RunContext<typeof removeDuplicatesParams>): RunResult {
  const paths = params.by.map(parsePath);
  const keys = items.map((item) => keyBy(item, paths));
  const chosen = new Map<unknown, number>();
  keys.forEach((key, index) => {
    if (params.keep === "last" || !chosen.has(key)) chosen.set(key, index);
  });
  const kept: Item[] = [];
  const removed: Item[] = [];
  items.forEach((item, index) => {
    (chosen.get(keys[index]) === index ? kept : removed).push(item);
  });
  return { kept, removed };
}
