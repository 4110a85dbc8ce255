import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import type { Item } from "../src/model/item.ts";
import { exportItems } from "./exportItems.ts";

const ITEMS: Item[] = [
  { name: 'Ada "A", Countess', n: 1.5 },
  { name: "=HYPERLINK(1)", extra: { a: [1] } },
  { name: "-5", n: -5, extra: null },
];

test("CSV has all fields of all items; nested values are JSON, absent ones empty", async () => {
  const text = await exportItems(ITEMS, { format: "csv" }).text();
  expect(text.split("\r\n")).toEqual(["name,n,extra", '"Ada ""A"", Countess",1.5,', `'=HYPERLINK(1),,"{""a"":[1]}"`, "-5,-5,", ""]);
});

test.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])("a spreadsheet does not run %j as a formula", async (name) => {
  const text = await exportItems([{ name }], { format: "csv" }).text();
  expect(Papa.parse<string[]>(text).data[1]).toEqual([`'${name}`]);
});

test("numbers written as text stay numbers", async () => {
  expect(await exportItems(["-5", "+49 30", "-1.5"], { format: "csv", bare: true }).text()).toBe("-5\r\n'+49 30\r\n-1.5\r\n");
});

test("a range of columns and items comes without names as TSV, for the clipboard", async () => {
  const how = { format: "tsv", columns: ["n", "name"], from: 1, count: 2, bare: true } as const;
  expect(await exportItems(ITEMS, how).text()).toBe("\t'=HYPERLINK(1)\r\n-5\t-5\r\n");
});

test("JSON is the items as they are, or with the columns asked for alone", async () => {
  expect(JSON.parse(await exportItems(ITEMS, { format: "json" }).text())).toEqual(ITEMS);
  expect(JSON.parse(await exportItems(ITEMS, { format: "json", columns: ["n"] }).text())).toEqual([{ n: 1.5 }, {}, { n: -5 }]);
  expect(JSON.parse(await exportItems([], { format: "json" }).text())).toEqual([]);
});

test("many items are one valid file", async () => {
  const items = Array.from({ length: 5001 }, (_, n) => ({ n }));
  expect(JSON.parse(await exportItems(items, { format: "json" }).text())).toEqual(items);
  expect((await exportItems(items, { format: "csv" }).text()).trim().split("\r\n")).toHaveLength(5002);
});

test("whatever texts there are, a reader of CSV finds them again", () => {
  const harmless = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
  return fc.assert(
    fc.asyncProperty(fc.array(fc.record({ a: harmless, b: harmless }), { minLength: 1 }), async (items) => {
      const text = await exportItems(items, { format: "csv", columns: ["a", "b"] }).text();
      const { data } = Papa.parse<string[]>(text, { delimiter: ",", newline: "\r\n" });
      expect(data.slice(1, -1)).toEqual(items.map(({ a, b }) => [a, b]));
    }),
  );
});
