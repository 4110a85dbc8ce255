import { expect, test } from "vitest";
import {
  addPart,
  asKind,
  isConditions,
  missedKind,
  replacePart,
  setComparison,
  setMode,
  valueKindOf,
  withFittingKind,
} from "./conditionEdits.ts";
import type { Condition, Conditions } from "./conditions.ts";
import type { Json } from "./json.ts";

const LARGE = { left: "${item.total}", is: "greater", right: 100 } as const;
const GERMAN = { left: "${item.country}", is: "equals", right: "DE" } as const;
const NESTED: Conditions = { all: [LARGE, { any: [GERMAN, { all: [] }] }] };

test("a part is added to the group at the path, and nothing else changes", () => {
  const changed = addPart(NESTED, [1, 1], LARGE);
  expect(changed).toEqual({ all: [LARGE, { any: [GERMAN, { all: [LARGE] }] }] });
  expect(NESTED).toEqual({ all: [LARGE, { any: [GERMAN, { all: [] }] }] });
});

test("a part is replaced or taken away at any depth", () => {
  expect(replacePart(NESTED, [1, 0], LARGE)).toEqual({ all: [LARGE, { any: [LARGE, { all: [] }] }] });
  expect(replacePart(NESTED, [1], undefined)).toEqual({ all: [LARGE] });
  expect(replacePart(NESTED, [7], undefined)).toBe(NESTED);
});

test("a group decides the other way with the same parts", () => {
  expect(setMode(NESTED, [], "any")).toEqual({ any: [LARGE, { any: [GERMAN, { all: [] }] }] });
  expect(setMode(NESTED, [1], "all")).toEqual({ all: [LARGE, { all: [GERMAN, { all: [] }] }] });
  expect(setMode(NESTED, [0], "any")).toBe(NESTED);
});

test("another comparison keeps a right side that it takes", () => {
  expect(setComparison(GERMAN, "starts")).toEqual({ left: "${item.country}", is: "starts", right: "DE" });
  expect(setComparison(LARGE, "starts")).toEqual({ left: "${item.total}", is: "starts", right: "" });
  expect(setComparison(LARGE, "exists")).toEqual({ left: "${item.total}", is: "exists" });
  expect(setComparison({ left: 1, is: "exists" }, "less")).toEqual({ left: 1, is: "less", right: 0 });
  expect(setComparison(LARGE, "type")).toEqual({ left: "${item.total}", is: "type", right: "text" });
});

test("a value becomes one of another kind as far as that can say it", () => {
  expect(asKind("12", "number")).toBe(12);
  expect(asKind("many", "number")).toBe(0);
  expect(asKind(12, "text")).toBe("12");
  expect(asKind(12, "expression")).toBe("${12}");
  expect(asKind("${item.total}", "text")).toBe("item.total");
  expect(asKind("x", "empty")).toBeNull();
  expect([valueKindOf("${item.a}"), valueKindOf("a"), valueKindOf(1), valueKindOf(null), valueKindOf([1])]).toEqual([
    "expression",
    "text",
    "number",
    "empty",
    "other",
  ]);
});

test("only what has the shape of conditions is edited part by part", () => {
  expect(isConditions(NESTED)).toBe(true);
  expect(isConditions({ all: [] })).toBe(true);
  for (const value of ["${x}", { all: 1 }, { all: [], any: [] }, { all: [{ left: 1 }] }, undefined])
    expect(isConditions(value)).toBe(false);
});

test("the right side takes the kind of the value that it is compared with, where that kind can say it", () => {
  const at = (is: Condition["is"], right: Json, value: unknown) => withFittingKind({ left: "${item.x}", is, right }, value).right;
  expect(at("equals", "", 120)).toBe(0);
  expect(at("equals", "120", 120)).toBe(120);
  expect(at("not-equals", " 1.5 ", 120)).toBe(1.5);
  expect(at("equals", "true", false)).toBe(true);
  expect(at("greater", 0, "2026-01-31")).toBe("0");
  expect(at("equals", 120, "120")).toBe("120");
  expect(at("equals", "many", 120)).toBe("many");
  expect(at("equals", "1e2", 120)).toBe("1e2");
  expect(at("greater", 100, true)).toBe(100);
});

test("a kind is missed only where a value of another can never be alike", () => {
  const missed = (is: Condition["is"], right: Json, value: unknown) => missedKind({ left: "${item.x}", is, right }, value);
  expect(missed("equals", "many", 120)).toBe("number");
  expect(missed("equals", "yes", true)).toBe("boolean");
  expect(missed("contains", 1, "a1")).toBe("text");
  expect(missed("equals", 1, new Date(0))).toBe("text");
  for (const [is, right, value] of [
    ["equals", 120, 7],
    ["equals", "${item.y}", 7],
    ["equals", null, 7],
    ["contains", "a", ["a"]],
    ["contains", "1", 1],
    ["starts", "1", 1],
    ["before", "2026-01-31", 1],
    ["exists", "", 1],
    ["equals", "a", null],
    ["equals", "a", undefined],
  ] as const)
    expect(missed(is, right, value), is).toBeUndefined();
});
