import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { toBase64 } from "./support/base64.ts";
import { packSheet } from "./support/xlsx/packSheet.ts";
import { xlsxRead } from "./xlsx-read.ts";

const text = (value: string) => ({ text: value });
const WORKBOOK = toBase64(
  packSheet("Orders", [
    [text("Report"), null, null],
    [null, null, null],
    [text("id"), text("total"), text("id")],
    [1, 2.5, true],
    [2, null, { days: 45_413, withTime: false }],
  ]),
);

const read = async (file: Item, params: Record<string, unknown> = {}) =>
  (await runNode(xlsxRead, { params: { file: () => file, ...params } })).out;

test("a range with its header becomes items; empty cells are null, dates texts", async () => {
  const rows = [
    { id: 1, total: 2.5, id_2: true },
    { id: 2, total: null, id_2: "2024-05-01" },
  ];
  expect(await read(WORKBOOK, { range: "A3:C5" })).toEqual(rows);
  expect(await read(`data:x;base64,${WORKBOOK}`, { range: "a3:c", sheet: "Orders" })).toEqual(rows);
  expect(await read(WORKBOOK, { range: "B4:B9", header: false })).toEqual([{ column_1: 2.5 }]);
});

test("a sheet that is not there is refused with those that are", async () => {
  const failure = { code: "no-sheet", param: "sheet", hint: "It has “Orders”." };
  await expect(read(WORKBOOK, { sheet: "Nope" })).rejects.toMatchObject(failure);
  await expect(read(WORKBOOK, { sheet: "2" })).rejects.toMatchObject(failure);
});

test.each(["A", "A0:B2", "B1:A2", "1:2", "A1:B2:C3", "A5:B2"])("no range: %s", async (range) => {
  await expect(read(WORKBOOK, { range })).rejects.toMatchObject({ code: "bad-range", param: "range" });
});

test("what is no workbook is refused", async () => {
  const failure = { code: "bad-xlsx", param: "file", hint: expect.stringContaining(".xlsx") };
  await expect(read(btoa("no workbook at all"))).rejects.toMatchObject(failure);
  await expect(read(toBase64(zipSync({ "a.xml": strToU8("<a/>") })))).rejects.toMatchObject(failure);
  await expect(read("%")).rejects.toMatchObject({ code: "bad-base64", param: "file" });
  await expect(read({ no: "file" })).rejects.toMatchObject({ code: "not-a-file" });
});

test("a workbook that would fill the memory is refused before it is unpacked", async () => {
  const bomb = toBase64(zipSync({ "xl/workbook.xml": new Uint8Array(30_000_000) }));
  await expect(read(bomb)).rejects.toMatchObject({ code: "expands-too-much", param: "file" });
  await expect(read(bomb, { most: 5 })).rejects.toMatchObject({ code: "too-large", param: "most" });
});
