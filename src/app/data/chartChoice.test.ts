import { expect, test } from "vitest";
import type { Item } from "../../model/item.ts";
import type { ChartData } from "../../model/itemView.ts";
import { chartText, figure, likelyChart } from "./chartChoice.ts";
import { columnsOf, type ItemPages } from "./itemPages.ts";

function likely(items: readonly Item[]) {
  const pages = { columns: columnsOf(items), total: items.length, item: (index: number) => items[index] };
  return likelyChart(pages as unknown as ItemPages);
}

const MONTHS = [9, 7, 5, 3, 1].map((rain, at) => ({ city: at % 2 === 0 ? "Oslo" : "Rome", month: `2015-0${at + 1}`, days: 30, rain }));

test("of a few items in order the measure is the one they are ordered by, by the column that tells them apart", () => {
  expect(likely(MONTHS)).toEqual({ kind: "Bar", x: "month", y: "rain", sum: "sum" });
});

test("a column that some items lack names none of them", () => {
  const noted = MONTHS.map(({ city, rain }, at) => (at === 0 ? { city, rain } : { city, rain, note: `n${at}` }));
  expect(likely(noted)).toMatchObject({ x: "city", y: "rain" });
});

test("of many items it is the first measure by the first column that names things", () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ city: "Oslo", street: `s${at}`, id: at, total: 2 }));
  expect(likely(many)).toEqual({ kind: "Bar", x: "city", y: "total", sum: "sum" });
});

test("a file goes by its name, not by what its bytes come to", () => {
  const files = [1, 2].map((size) => ({ $file: `${size}`.repeat(64), name: `${size}.txt`, type: "text/plain", size }));
  expect(likely(files)).toMatchObject({ x: "name", y: "size" });
});

test("numbers alone are a histogram, two columns of them points", () => {
  expect(likely([{ n: 1 }, { n: 5 }])).toEqual({ kind: "Histogram", x: "n" });
  expect(likely([{ a: 1, b: 5 }])).toEqual({ kind: "Scatter", x: "a", y: "b" });
});

test("a chart of one value says so", () => {
  const request = { kind: "Bar", x: "city", y: "rain", sum: "sum" } as const;
  const told = (heights: readonly number[]): string =>
    chartText(request, { points: heights.map((y) => ({ x: "Oslo", y })) } as unknown as ChartData);
  expect(told([9])).toMatch(/: 1 value from 9 to 9\.$/);
  expect(told([9, 7])).toMatch(/: 2 values from 7 to 9\.$/);
});

test("a figure of a chart is short, and no digit before its point is lost", () => {
  expect([173.29999999999998, 100 / 3, 1_234_567_891].map(figure)).toEqual(["173.3", "33.333333", "1,234,567,891"]);
});
