import { expect, it } from "vitest";
import { cellText, cellTitle, exactText } from "./cellText.ts";

it("a cell shows numbers without what is binary noise, its title gives them in full", () => {
  expect([cellText(0.1 + 0.2), cellTitle(0.1 + 0.2)]).toEqual(["0.3", "0.30000000000000004"]);
  const sums = { a: [173.29999999999998, "173.29999999999998"], id: 9_007_199_254_740_991 };
  expect(cellText(sums)).toBe('{"a":[173.3,"173.29999999999998"],"id":9007199254740991}');
  expect(cellTitle(sums)).toBe(JSON.stringify(sums));
  expect(exactText(sums)).toBe(JSON.stringify(sums));
});

it("what a cell shows in full needs no title", () => {
  for (const value of ["0.30000000000000004", 0.5, 12, true, null, undefined, { a: 1 }]) expect(cellTitle(value)).toBeUndefined();
});

it("long values are cut", () => {
  expect(cellText("x".repeat(300))).toBe(`${"x".repeat(200)}…`);
  expect(cellText(Array.from({ length: 201 }, () => 0.1 + 0.2))).toBe("[201 values]");
});
