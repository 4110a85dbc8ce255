import { expect, it } from "vitest";
import { shownNumber } from "./shownNumber.ts";

it.each([
  [0.1 + 0.2, 0.3],
  [173.29999999999998, 173.3],
  [-2.7755575615628914e-17, -2.77555756156e-17],
  [100 / 3, 33.3333333333],
  [1e21 / 3, 1e21 / 3],
])("%d is shown as %d", (value, shown) => {
  expect(shownNumber(value)).toBe(shown);
});

it("what has no digits too many is shown as it is", () => {
  for (const value of [0, -1, 0.1, 1.005, 1e-9, 12.3456789, 9_007_199_254_740_991, 1234567890123456])
    expect(shownNumber(value)).toBe(value);
});

it("no digit before the point is lost, nor the two behind it that still say something", () => {
  expect(shownNumber(1_700_000_000_123.456)).toBe(1_700_000_000_123.46);
  expect(shownNumber(123_456_789_012_345.1)).toBe(123_456_789_012_345);
});

it("fewer digits can be wanted, for a figure in a chart", () => {
  expect([100 / 3, 123_456_789, 123_456_789.125].map((value) => shownNumber(value, 8))).toEqual([33.333333, 123_456_789, 123_456_789.13]);
});
