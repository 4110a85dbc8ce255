import type { Comparison, Condition, Conditions } from "../../model/conditions.ts";
import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { keyOf } from "./canonicalKey.ts";
import { comparisonOf } from "./comparisons.ts";

const MOST_DEEP = 20;

/**
 * Whether groups of comparisons hold, from the first to the one that decides. Values are never turned into others: `1` and `"1"` differ. Where
 * a side is missing or null nothing holds but `not-exists`, `empty`, the `not-` of another, and `equals` of two that are both so.
 *
 * @throws NodeError `wrong-kind` for a value that the comparison cannot take, `bad-pattern`, and `bad-conditions` for what are no conditions.
 * @example holds({ all: [{ left: 120, is: "greater", right: 100 }] }) // true
 */
export function holds(conditions: Conditions, param = "conditions"): boolean {
  return groupHolds(conditions, param, 0);
}

function groupHolds(conditions: unknown, param: string, depth: number): boolean {
  const keys = isObject(conditions) ? Object.keys(conditions) : [];
  const [group] = keys;
  const parts = keys.length === 1 ? (conditions as JsonObject)[group as string] : undefined;
  if ((group !== "all" && group !== "any") || !Array.isArray(parts) || depth > MOST_DEEP) {
    throw new NodeError("bad-conditions", "Conditions are { all: […] } or { any: […] }, and no more than 20 groups deep.", { param });
  }
  const each = (part: unknown): boolean =>
    isObject(part) && ("left" in part || "is" in part) ? comparisonHolds(part as Condition, param) : groupHolds(part, param, depth + 1);
  return group === "all" ? parts.every(each) : parts.some(each);
}

function comparisonHolds({ left, is, right }: Condition, param: string): boolean {
  const [one, other] = [present(left), present(right)];
  const negated = NEGATED.get(is);
  if (negated !== undefined) return !judge(negated, one, other, param);
  return judge(is, one, other, param);
}

const NEGATED: ReadonlyMap<Comparison, Comparison> = new Map([
  ["not-equals", "equals"],
  ["not-contains", "contains"],
  ["not-exists", "exists"],
  ["not-empty", "empty"],
]);

/** Missing, null and what is no number in JSON are one and the same. */
function present(value: Json | undefined): Json | undefined {
  return value === null || Number.isNaN(value) ? undefined : value;
}

function judge(is: Comparison, left: Json | undefined, right: Json | undefined, param: string): boolean {
  switch (is) {
    case "equals":
      return keyOf(left) === keyOf(right);
    case "exists":
      return left !== undefined;
    case "empty":
      return isEmpty(left);
    case "true":
      return left === true;
    case "false":
      return left === false;
    default: {
      const compare = comparisonOf(is, param);
      return left !== undefined && right !== undefined && compare(left, right);
    }
  }
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
