import type { Json } from "./json.ts";

/** How two values are compared. Those without a right side: `exists`, `not-exists`, `empty`, `not-empty`, `true`, `false`. */
export const COMPARISONS = [
  "equals",
  "not-equals",
  "contains",
  "not-contains",
  "starts",
  "ends",
  "matches",
  "greater",
  "greater-equal",
  "less",
  "less-equal",
  "before",
  "after",
  "exists",
  "not-exists",
  "empty",
  "not-empty",
  "true",
  "false",
  "type",
] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** One comparison: both sides are usually expressions, such as `${item.total}`. */
export type Condition = { readonly left: Json; readonly is: Comparison; readonly right?: Json };

/** Holds when all, or any, of its parts hold; a part is a comparison or a group again. No parts: `all` holds, `any` does not. */
export type Conditions = { readonly all: readonly ConditionPart[] } | { readonly any: readonly ConditionPart[] };
export type ConditionPart = Condition | Conditions;
