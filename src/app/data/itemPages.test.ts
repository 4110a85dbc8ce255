import { expect, test } from "vitest";
import type { Item } from "../../model/item.ts";
import { columnsOf, ItemPages, PAGE } from "./itemPages.ts";

function source(total: number) {
  const asked: number[] = [];
  return {
    asked,
    fetch: async (from: number, count: number) => {
      asked.push(from);
      const items: Item[] = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, k) => ({ n: from + k }));
      return { total, from, items };
    },
  };
}

test("items come by page, each page once", async () => {
  const { asked, fetch } = source(100_000);
  let changes = 0;
  const pages = new ItemPages(fetch, () => (changes += 1));
  pages.want(0, 20);
  pages.want(0, 30);
  await Promise.resolve();
  await Promise.resolve();
  expect(pages.total).toBe(100_000);
  expect(pages.item(7)).toEqual({ n: 7 });
  expect(pages.item(PAGE)).toBeUndefined();
  pages.want(PAGE * 300 - 1, PAGE * 300);
  await Promise.resolve();
  await Promise.resolve();
  expect(pages.item(PAGE * 300)).toEqual({ n: PAGE * 300 });
  pages.want(0, 20);
  expect(asked).toEqual([0, PAGE * 299, PAGE * 300]);
  expect(changes).toBe(3);
});

test("memory is bounded: pages drawn longest ago are dropped and come again when wanted", async () => {
  const { fetch } = source(1_000_000);
  const pages = new ItemPages(fetch, () => undefined);
  for (let page = 0; page < 150; page += 1) {
    pages.want(page * PAGE, page * PAGE);
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(pages.item(0)).toBeUndefined();
  expect(pages.item(149 * PAGE)).toEqual({ n: 149 * PAGE });
});

test("columns are the keys in order of appearance; __proto__ is a key like any other", () => {
  const hostile = JSON.parse('{"__proto__": 1, "a": 2}') as Item;
  expect(columnsOf([{ b: 1 }, hostile, { a: 1, c: 2 }])).toEqual({ keys: ["b", "__proto__", "a", "c"], plain: false });
  expect(columnsOf([1, "x", null])).toEqual({ keys: [], plain: true });
  expect(columnsOf([])).toEqual({ keys: [], plain: false });
});
