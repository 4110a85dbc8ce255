import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../model/json.ts";
import { compareValues } from "./compareValues.ts";

test("numbers come before texts, truth values, lists and objects", () => {
  const sorted: Json[] = [-1, 2, 10, "", "10", "9", "B", "a", false, true, [1], { a: 1 }];
  expect([...sorted].reverse().sort(compareValues)).toEqual(sorted);
});

test("law: a total order", () => {
  const value = fc.jsonValue({ maxDepth: 1 }).filter((some) => some !== null) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
