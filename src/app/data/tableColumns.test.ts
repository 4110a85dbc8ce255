import { expect, test } from "vitest";
import type { Item } from "../../model/item.ts";
import { columnsOf, type ItemPages } from "./itemPages.ts";
import { tableColumns } from "./tableColumns.ts";
import { PLAIN_LOOK } from "./tableLook.ts";

const file = (name: string) => ({ $file: "0".repeat(64), name, type: "image/png", size: 7889 });

function columns(items: readonly Item[]) {
  const pages = { columns: columnsOf(items), item: (index: number) => items[index] } as unknown as ItemPages;
  return tableColumns(pages, PLAIN_LOOK).columns;
}

test("items that are files are one column, sorted by their names", () => {
  expect(columns([file("a.png"), file("b.png")])).toMatchObject([{ key: undefined, sort: "name" }]);
});

test("what such an item says beside has columns of its own", () => {
  expect(columns([{ ...file("a.png"), pages: 3 }]).map(({ key }) => key)).toEqual([undefined, "pages"]);
});

test("with another item among them they are shown field by field", () => {
  expect(columns([file("a.png"), { name: "b" }]).map(({ key }) => key)).toEqual(["$file", "name", "type", "size"]);
});

test("a column of files has room for what a file is and for its button", () => {
  const [plain, files] = columns([{ a: "chart.png", b: file("chart.png") }]);
  expect((files?.width ?? 0) - (plain?.width ?? 0)).toBeGreaterThan(200);
});
