import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../src/model/item.ts";
import type { ItemView } from "../src/model/itemView.ts";
import { viewIndexes } from "./viewIndexes.ts";

const ITEMS: Item[] = [
  { n: 10, tag: "Pear" },
  { n: 9 },
  { tag: "apple", deep: { list: ["PEAR tree"] } },
  { n: null, tag: "pear 2" },
  7,
  "pear",
];

function shown(view: ItemView): Item[] | undefined {
  const indexes = viewIndexes(ITEMS, view);
  return indexes && Array.from(indexes, (index) => ITEMS[index] as Item);
}

test("without search and sort the view is the items as they are", () => {
  expect(viewIndexes(ITEMS, {})).toBeUndefined();
  expect(viewIndexes(ITEMS, { search: "  " })).toBeUndefined();
});

test("search finds a text in values however deep and in whatever case, and not in names of fields", () => {
  expect(shown({ search: "PEAR" })).toEqual([ITEMS[0], ITEMS[2], ITEMS[3], ITEMS[5]]);
  expect(shown({ search: "10" })).toEqual([ITEMS[0]]);
  expect(shown({ search: "tag" })).toEqual([]);
});

test("sorting puts numbers in order and what has no value last, in both directions", () => {
  expect(shown({ sort: { column: "n" } })).toEqual([ITEMS[1], ITEMS[0], ITEMS[2], ITEMS[3], 7, "pear"]);
  expect(shown({ sort: { column: "n", descending: true } })).toEqual([ITEMS[0], ITEMS[1], ITEMS[2], ITEMS[3], 7, "pear"]);
});

test("texts are sorted as people do: case aside, numbers within them by value", () => {
  const items = ["b10", "a", "b9", "B1"];
  expect(Array.from(viewIndexes(items, { sort: {} }) ?? [], (at) => items[at])).toEqual(["a", "B1", "b9", "b10"]);
});

test("`__proto__` is a column like any other", () => {
  const items = JSON.parse('[{"__proto__": 2}, {"__proto__": 1}, {}]') as Item[];
  expect([...(viewIndexes(items, { sort: { column: "__proto__" } }) ?? [])]).toEqual([1, 0, 2]);
});

test("every order is a permutation, stable, and the same as sorting twice", () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.integer()));
  const item = fc.record({ k: value, at: fc.nat() }, { requiredKeys: ["at"] });
  fc.assert(
    fc.property(fc.array(item), fc.boolean(), (items, descending) => {
      const sort = { column: "k", descending };
      const indexes = [...(viewIndexes(items as Item[], { sort }) ?? [])];
      expect(indexes.toSorted((one, other) => one - other)).toEqual([...items.keys()]);
      const ordered = indexes.map((at) => items[at] as Item);
      expect([...(viewIndexes(ordered, { sort }) ?? [])]).toEqual([...items.keys()]);
    }),
  );
});
