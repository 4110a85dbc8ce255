import { expect, test } from "vitest";
import { nextSort, orderOf, PLAIN_LOOK, viewOf, withHidden, withWidth } from "./tableLook.ts";

test("a header sorts up, then down, then gives the order back in which items left", () => {
  const up = nextSort(undefined, "n").sort;
  const down = nextSort(up, "n").sort;
  expect([up, down, nextSort(down, "n").sort]).toEqual([{ column: "n" }, { column: "n", descending: true }, undefined]);
  expect(nextSort(down, "other").sort).toEqual({ column: "other" });
  expect([orderOf(up, "n"), orderOf(down, "n"), orderOf(down, "m")]).toEqual(["ascending", "descending", "none"]);
});

test("the worker is asked only for what narrows or orders", () => {
  expect(viewOf(PLAIN_LOOK)).toEqual({});
  expect(viewOf({ search: " x", sort: { column: "a" } })).toEqual({ search: " x", sort: { column: "a" } });
});

test("columns hide and show, and are never too narrow to grasp", () => {
  const hidden = withHidden(PLAIN_LOOK, "a", true);
  expect([...hidden.hidden]).toEqual(["a"]);
  expect([...withHidden({ ...PLAIN_LOOK, ...hidden }, "a", false).hidden]).toEqual([]);
  expect(withWidth(PLAIN_LOOK, "a", 3).widths.get("a")).toBe(48);
});
