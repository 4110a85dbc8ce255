import { expect, test } from "vitest";
import { movedTo, placeAt } from "./listMoves.ts";

const MIDDLES = [10, 30, 50, 70];

test.each([
  ["up over two", 3, 25, ["a", "d", "b", "c"]],
  ["to the top", 2, -100, ["c", "a", "b", "d"]],
  ["down over one", 0, 45, ["b", "a", "c", "d"]],
  ["to the end", 1, 1000, ["a", "c", "d", "b"]],
  ["not further than the middle of the next", 1, 49, ["a", "b", "c", "d"]],
  ["back to where it was", 1, 30, ["a", "b", "c", "d"]],
])("an entry that is dragged %s stands there", (_how, from, y, after) => {
  expect(movedTo(["a", "b", "c", "d"], from, placeAt(MIDDLES, from, y))).toEqual(after);
});
