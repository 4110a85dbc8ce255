import { expect, test } from "vitest";
import { type OutlineRow, shownRows } from "./outlineRows.ts";
import { treeStep, typedRow } from "./treeKeys.ts";

const row = (key: string, rows: readonly OutlineRow[] = []): OutlineRow => ({ key, kind: "node", rows });
const TREE = [row("a", [row("a1"), row("a2")]), row("b")];
const NONE: ReadonlySet<string> = new Set();
const open = shownRows(TREE, NONE);

test.each([
  ["ArrowDown", 0, { to: "a1" }],
  ["ArrowDown", 3, undefined],
  ["ArrowUp", 3, { to: "a2" }],
  ["ArrowUp", 0, undefined],
  ["Home", 2, { to: "a" }],
  ["End", 0, { to: "b" }],
  ["ArrowRight", 0, { to: "a1" }],
  ["ArrowRight", 3, undefined],
  ["ArrowLeft", 0, { close: "a" }],
  ["ArrowLeft", 2, { to: "a" }],
  ["ArrowLeft", 3, undefined],
])("%s on row %i", (key, at, expected) => {
  expect(treeStep(key, open, at, NONE)).toEqual(expected);
});

test("right opens what is closed", () => {
  const closed = new Set(["a"]);
  expect(treeStep("ArrowRight", shownRows(TREE, closed), 0, closed)).toEqual({ open: "a" });
});

test("typing goes to the next title that begins so; the same letter again goes on", () => {
  const titles = ["Filter", "Fetch", "Sort"];
  expect(typedRow("s", titles, 0)).toBe(2);
  expect(typedRow("f", titles, 0)).toBe(1);
  expect(typedRow("ff", titles, 1)).toBe(0);
  expect(typedRow("fe", titles, 0)).toBe(1);
  expect(typedRow("x", titles, 0)).toBeUndefined();
});
