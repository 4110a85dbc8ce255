import type { Json } from "../../model/json.ts";
import { canonicalJson } from "./canonicalKey.ts";

const RANK = { number: 0, string: 1, boolean: 2, object: 3 } as const;

/**
 * A total order of values that are neither missing nor null: numbers, then texts by their characters' codes, then false
 * and true, then lists and objects. It knows no language, so that it is the same on every machine.
 */
export function compareValues(a: Json, b: Json): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [RANK[typeof a as keyof typeof RANK], RANK[typeof b as keyof typeof RANK]];
  if (left !== right) return left - right;
  if (typeof a === "boolean") return Number(a) - Number(b);
  return compareValues(canonicalJson(a), canonicalJson(b));
}
