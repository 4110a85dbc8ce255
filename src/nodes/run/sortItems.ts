import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { sortParams } from "../sort.ts";
import { compareValues } from "../support/compareValues.ts";
import { type FieldPath, parsePath, readField } from "../support/fieldPath.ts";
import { toText } from "../support/toText.ts";

type Criterion = { readonly path: FieldPath; readonly sign: 1 | -1; readonly as: "auto" | "number" | "text" | "ignore-case" };

/** The items in order. */
export function sortItems({ items, params }: RunContext<typeof sortParams>): Item[] {
  const criteria = params.by.map(
    ({ field, order, type }): Criterion => ({ path: parsePath(field), sign: order === "desc" ? -1 : 1, as: type }),
  );
  const rows = items.map((item) => ({ item, keys: criteria.map((criterion) => keyFor(item, criterion)) }));
  rows.sort((a, b) => {
    for (let at = 0; at < criteria.length; at += 1) {
      const difference = compareKeys(a.keys[at], b.keys[at], (criteria[at] as Criterion).sign);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return rows.map((row) => row.item);
}

function keyFor(item: Item, { path, as }: Criterion): Json | undefined {
  const value = readField(item, path) ?? undefined;
  if (value === undefined || as === "auto") return value;
  if (as === "number") return toNumber(value);
  return as === "text" ? toText(value) : toText(value).toLowerCase();
}

function toNumber(value: Json): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function compareKeys(a: Json | undefined, b: Json | undefined, sign: 1 | -1): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareValues(a, b) * sign;
}
