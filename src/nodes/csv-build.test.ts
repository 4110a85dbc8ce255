import { expect, test } from "vitest";
import { csvBuild } from "./csv-build.ts";
import { runNode } from "./runNode.ts";

test("texts that start a formula are defused, numbers are not touched", async () => {
  const input = ["=1", "+49", "@x", "-a", "\t=1", "\r=1", "-12.5", "a=b"].map((v) => ({ v }));
  const { out } = await runNode(csvBuild, { params: { header: false }, input: [...input, { v: -3 }] });
  expect(out).toEqual([{ text: "'=1\n'+49\n'@x\n'-a\n'\t=1\n\"'\r=1\"\n-12.5\na=b\n-3\n", rows: 9 }]);
  const raw = await runNode(csvBuild, { params: { header: false, safe: false }, input: [{ v: "=1" }] });
  expect(raw.out).toEqual([{ text: "=1\n", rows: 1 }]);
});

test("names of columns are defused too", async () => {
  expect((await runNode(csvBuild, { input: [{ "=cmd": 1 }] })).out).toEqual([{ text: "'=cmd\n1\n", rows: 1 }]);
});

test("no items give the header of the columns, or an empty text", async () => {
  expect((await runNode(csvBuild, { params: { columns: ["a", "b"] }, input: [] })).out).toEqual([{ text: "a,b\n", rows: 0 }]);
  expect((await runNode(csvBuild, { input: [] })).out).toEqual([{ text: "", rows: 0 }]);
});

test("plain values have the column value; objects are JSON; own keys only", async () => {
  expect((await runNode(csvBuild, { input: [1, { list: [1] }] })).out).toEqual([{ text: "value,list\n1,\n,[1]\n", rows: 2 }]);
  expect((await runNode(csvBuild, { params: { columns: ["toString"] }, input: [{ a: 1 }] })).out).toEqual([
    { text: "toString\n\n", rows: 1 },
  ]);
});
