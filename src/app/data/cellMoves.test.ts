import { expect, test } from "vitest";
import { cornersOf, isSelected, movedBy } from "./cellMoves.ts";

const EXTENT = { rows: 100, columns: 3, page: 10 };

test.each([
  ["ArrowDown", false, { row: 6, column: 1 }],
  ["ArrowUp", true, { row: 0, column: 1 }],
  ["ArrowRight", false, { row: 5, column: 2 }],
  ["PageDown", false, { row: 15, column: 1 }],
  ["End", false, { row: 5, column: 2 }],
  ["End", true, { row: 99, column: 2 }],
  ["Home", true, { row: 0, column: 0 }],
])("%s (with Ctrl: %s) leads to another cell", (key, control, place) => {
  expect(movedBy(key, control, { row: 5, column: 1 }, EXTENT)).toEqual(place);
});

test("nothing leads out of the table, and letters lead nowhere", () => {
  expect(movedBy("ArrowUp", false, { row: 0, column: 0 }, EXTENT)).toEqual({ row: 0, column: 0 });
  expect(movedBy("PageDown", false, { row: 95, column: 0 }, EXTENT)).toEqual({ row: 99, column: 0 });
  expect(movedBy("a", false, { row: 5, column: 1 }, EXTENT)).toBeUndefined();
});

test("a selection is the rectangle between its ends, whichever came first", () => {
  const selection = { from: { row: 4, column: 2 }, to: { row: 2, column: 0 } };
  expect(cornersOf(selection)).toEqual({ first: { row: 2, column: 0 }, last: { row: 4, column: 2 } });
  expect(isSelected(selection, 3, 1)).toBe(true);
  expect(isSelected(selection, 5, 1)).toBe(false);
  expect(isSelected(undefined, 0, 0)).toBe(false);
});
