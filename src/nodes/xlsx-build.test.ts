import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { xlsxBuild } from "./xlsx-build.ts";
import { xlsxRead } from "./xlsx-read.ts";

const build = async (input: readonly Item[], params: Record<string, unknown> = {}) =>
  (await runNode(xlsxBuild, { input, params })).out ?? [];
const roundTrip = async (input: readonly Item[], params: Record<string, unknown> = {}, reading: Record<string, unknown> = {}) =>
  (await runNode(xlsxRead, { input: await build(input, params), params: reading })).out;

test("what is built can be read again, and the same items give the same file", async () => {
  const items = [
    { n: 1.5, t: ' a & <b> "c"\nd', b: true, d: "2024-05-01", m: "2024-05-01T18:30:00.000Z", z: "=1+1" },
    { n: -2, t: "ä😀\u0001_x0041_", b: false, d: "0012", m: null, z: "007" },
  ];
  expect(await roundTrip(items)).toEqual(items);
  expect(await build(items)).toEqual(await build(items));
  expect(await build(items, { name: "report" })).toMatchObject([
    { name: "report.xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  ]);
});

test("fields may be chosen by path, missing ones are empty, nested ones JSON text", async () => {
  const items = [
    { a: { b: 1 }, c: [1] },
    { c: null, x: 1 },
  ];
  expect(await roundTrip(items, { fields: ["a.b", "c"] })).toEqual([{ "a.b": 1, c: "[1]" }]);
  expect(await roundTrip([7, "x"])).toEqual([{ value: 7 }, { value: "x" }]);
  expect(await roundTrip([{ a: 1 }], { header: false }, { header: false })).toEqual([{ column_1: 1 }]);
  expect(await roundTrip([])).toEqual([]);
});

test("dates stay texts where that is wanted, and where Excel has none", async () => {
  const items = [{ d: "2024-05-01", old: "1899-12-31", no: "2024-13-45" }];
  expect(await roundTrip(items, { dates: false })).toEqual(items);
  expect(await roundTrip(items)).toEqual(items);
});

test("what no sheet can hold is refused", async () => {
  await expect(build([], { sheet: "a/b" })).rejects.toMatchObject({ code: "bad-sheet", param: "sheet", hint: expect.any(String) });
  await expect(build([], { name: "a/b" })).rejects.toMatchObject({ code: "bad-name", param: "name" });
  await expect(build([1, "x".repeat(32_768)])).rejects.toMatchObject({ code: "too-long", message: expect.stringContaining("item 1") });
  const wide = Object.fromEntries(Array.from({ length: 16_385 }, (_, at) => [`f${at}`, 1]));
  await expect(build([wide])).rejects.toMatchObject({ code: "too-many" });
});
