import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPARISONS, type Comparison, type Conditions } from "../../model/conditions.ts";
import type { Json } from "../../model/json.ts";
import { loadPatterns } from "../../schema/findPattern.ts";
import { holds } from "./holds.ts";

await loadPatterns();

const is = (left: unknown, comparison: Comparison, right?: unknown): boolean =>
  holds({ all: [{ left: left as Json, is: comparison, right: right as Json }] });

test.each<[unknown, Comparison, unknown, boolean]>([
  [1, "equals", 1, true],
  [1, "equals", "1", false],
  [{ a: 1, b: [2] }, "equals", { b: [2], a: 1 }, true],
  [undefined, "equals", null, true],
  [undefined, "equals", 0, false],
  [1, "not-equals", 2, true],
  ["order 7", "contains", "7", true],
  [[1, { a: 1 }], "contains", { a: 1 }, true],
  [[1], "contains", "1", false],
  [{ a: 1 }, "contains", "a", true],
  [{}, "contains", "toString", false],
  [JSON.parse('{"__proto__":1}'), "contains", "__proto__", true],
  [undefined, "contains", "a", false],
  [undefined, "not-contains", "a", true],
  ["Anna", "starts", "An", true],
  ["Anna", "starts", "an", false],
  ["Anna", "ends", "na", true],
  ["DE-12", "matches", "^[A-Z]{2}-\\d+$", true],
  ["xx DE-12", "matches", "\\d", true],
  ["abc", "matches", "(?i)B", true],
  [2, "greater", 1, true],
  [1, "greater", 1, false],
  [1, "greater-equal", 1, true],
  ["b", "greater", "a", true],
  [9, "less", 10, true],
  ["9", "less", "10", false],
  [1, "less-equal", 1, true],
  [undefined, "less", 1, false],
  [null, "less-equal", 0, false],
  ["2024-01-31", "before", "2024-02-01", true],
  ["2024-01-01T01:00+02:00", "before", "2024-01-01", true],
  ["2024-01-01T00:00:00.250Z", "after", "2024-01-01T00:00:00Z", true],
  [1_704_067_200_001, "after", "2024-01-01", true],
  [0, "exists", undefined, true],
  ["", "exists", undefined, true],
  [null, "exists", undefined, false],
  [undefined, "not-exists", undefined, true],
  ["", "empty", undefined, true],
  [[], "empty", undefined, true],
  [{}, "empty", undefined, true],
  [undefined, "empty", undefined, true],
  [" ", "empty", undefined, false],
  [0, "empty", undefined, false],
  [false, "not-empty", undefined, true],
  [true, "true", undefined, true],
  ["true", "true", undefined, false],
  [false, "false", undefined, true],
  [0, "false", undefined, false],
  ["x", "type", "text", true],
  [1, "type", "number", true],
  [true, "type", "boolean", true],
  ["2024-02-29", "type", "date", true],
  ["2023-02-29", "type", "date", false],
  [[], "type", "list", true],
  [{}, "type", "object", true],
  [[], "type", "object", false],
  [null, "type", "object", false],
])("%j %s %j: %s", (left, comparison, right, result) => {
  expect(is(left, comparison, right)).toBe(result);
});

test.each<[unknown, Comparison, unknown, string]>([
  ["120", "greater", 100, "“greater” compares two numbers or two texts, not the text “120” and the number 100."],
  [true, "less", 1, "“less” compares two numbers or two texts, not true and the number 1."],
  [17, "contains", "7", "“contains” cannot look for the text “7” in the number 17."],
  ["17", "contains", 7, "“contains” cannot look for the number 7 in the text “17”."],
  [1, "starts", "1", "“starts” compares texts, not the number 1 and the text “1”."],
  ["soon", "before", "2024-01-01", "“before” compares dates, and the text “soon” is none."],
])("a value that a comparison cannot take fails: %j %s %j", (left, comparison, right, message) => {
  expect(() => is(left, comparison, right)).toThrow(expect.objectContaining({ code: "wrong-kind", message, param: "conditions" }));
});

test("groups hold when all, or any, of their parts hold, groups in groups too", () => {
  const yes = { left: 1, is: "equals", right: 1 } as const;
  const no = { left: 1, is: "equals", right: 2 } as const;
  expect(holds({ all: [] })).toBe(true);
  expect(holds({ any: [] })).toBe(false);
  expect(holds({ all: [yes, { any: [no, yes] }] })).toBe(true);
  expect(holds({ any: [no, { all: [yes, no] }] })).toBe(false);
});

test("what comes behind the part that decides is not looked at", () => {
  const wrong = { left: "12", is: "greater", right: 1 } as const;
  expect(holds({ all: [{ left: "12", is: "type", right: "number" }, wrong] })).toBe(false);
  expect(holds({ any: [{ left: "12", is: "type", right: "text" }, wrong] })).toBe(true);
});

test("what are no conditions fails", () => {
  let deep: Conditions = { all: [] };
  for (let depth = 0; depth < 1000; depth += 1) deep = { all: [deep] };
  const parts: unknown[] = [null, 1, {}, { all: 1 }, { all: [], any: [] }, { all: [1] }, { all: [{ left: 1, is: "__proto__" }] }, deep];
  parts.push({ any: [{ left: 1, is: "type", right: "toString" }] });
  for (const bad of parts) expect(() => holds(bad as Conditions)).toThrow(expect.objectContaining({ code: "bad-conditions" }));
});

test.each(["a(b", "(a)\\1", "(?=x)", "a".repeat(1001)])("a pattern that is none fails with a way out: %.20s", (pattern) => {
  expect(() => is("a", "matches", pattern)).toThrow(expect.objectContaining({ code: "bad-pattern" }));
});

test("a pattern that takes others exponential time takes linear", () => {
  expect(is(`${"a".repeat(50_000)}b`, "matches", "^(a+)+$")).toBe(false);
});

test("law: a negation is the opposite, and an order has two sides", () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(json, json, (a, b) => {
      expect(is(a, "not-equals", b)).toBe(!is(a, "equals", b));
      expect(is(a, "not-empty")).toBe(!is(a, "empty"));
      expect(is(a, "not-exists")).toBe(!is(a, "exists"));
      expect(is(a, "equals", structuredClone(a))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer(),
      (a, b) => is(a, "less", b) === is(b, "greater", a) && is(a, "less-equal", b) !== is(a, "greater", b),
    ),
  );
});

test("law: whatever the values, a comparison holds, does not, or fails with a code", () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(json, json, fc.constantFrom(...COMPARISONS), (left, right, comparison) => {
      try {
        expect(typeof is(left, comparison, right)).toBe("boolean");
      } catch (error) {
        expect(["wrong-kind", "bad-pattern", "bad-conditions"]).toContain((error as { code?: string }).code);
      }
    }),
  );
});
