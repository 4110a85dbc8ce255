import type { Json } from "../../model/json.ts";
import { keyOf } from "./canonicalKey.ts";
import { type FieldPath, readField } from "./fieldPath.ts";

export type JoinOptions = {
  readonly leftKey: FieldPath;
  readonly rightKey: FieldPath;
  readonly join: "inner" | "left" | "right" | "outer" | "anti";
  readonly combine: (left: Json, right: Json) => Json;
};

/**
 * A hash join in time proportional to both sides and the result. Order: as on the left, the matches of one item as on the
 * right, then the right items without a match. A missing or null key matches nothing.
 */
export function joinByKey(left: readonly Json[], right: readonly Json[], { leftKey, rightKey, join, combine }: JoinOptions): Json[] {
  const places = new Map<unknown, number[]>();
  right.forEach((item, at) => {
    const key = keyOf(readField(item, rightKey));
    const same = places.get(key);
    if (same === undefined) places.set(key, [at]);
    else same.push(at);
  });
  const matched = new Set<number>();
  const result: Json[] = [];
  for (const item of left) {
    const value = readField(item, leftKey) ?? null;
    const matches = value === null ? undefined : places.get(keyOf(value));
    if (matches === undefined) {
      if (join === "left" || join === "outer" || join === "anti") result.push(item);
    } else if (join !== "anti") {
      for (const at of matches) {
        matched.add(at);
        result.push(combine(item, right[at] as Json));
      }
    }
  }
  if (join === "right" || join === "outer") right.forEach((item, at) => void (matched.has(at) || result.push(item)));
  return result;
}
