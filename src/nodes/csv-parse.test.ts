import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { csvBuild } from "./csv-build.ts";
import { csvParse } from "./csv-parse.ts";
import { runNode } from "./runNode.ts";

async function parse(text: unknown, params: Record<string, unknown> = {}): Promise<readonly Item[]> {
  return (await runNode(csvParse, { params: { ...params, text: () => text } })).out ?? [];
}

test("what a number would spoil stays text", async () => {
  const cells = ["007", "9007199254740993", "1E5", "+49", "1e999", "0x10", "1,5", "- 1", "Infinity"];
  expect(await parse(`a\n${cells.map((cell) => `"${cell}"`).join("\n")}`)).toEqual(cells.map((a) => ({ a })));
});

test.each([";", "\t", "|", ","])(
  "what stands between cells is found out in a short file too, whatever its line ends: %j",
  async (between) => {
    const row = (...cells: readonly string[]): string => cells.join(between);
    for (const text of [
      `${row("a", "b")}\n${row("1", "x")}\n`,
      `${row("a", "b")}\r\n\r\n${row("1", "x")}\r\n\r\n`,
      `${row("a", "b")}\r${row("1", "x")}\r`,
    ])
      expect(await parse(text)).toEqual([{ a: 1, b: "x" }]);
  },
);

test("numbers, truth and emptiness are inferred", async () => {
  expect(await parse('a\n-1.50\n.5\n1.5e-7\nTRUE\n-0\n9007199254740991\n""\nx')).toEqual(
    [-1.5, 0.5, 1.5e-7, true, 0, 9007199254740991, "x"].map((a) => ({ a })),
  );
  expect(await parse("a,b\n,false")).toEqual([{ a: null, b: false }]);
  expect(await parse("a,b\n,1", { types: "text" })).toEqual([{ a: "", b: "1" }]);
});

test("hostile, empty and repeated names become safe and unique", async () => {
  const [item] = await parse("__proto__,constructor, total ,total,,total_2\n1,2,3,4,5,6");
  expect(Object.entries(item as object)).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
    ["total", 3],
    ["total_3", 4],
    ["column_5", 5],
    ["total_2", 6],
  ]);
  expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
});

test("short rows have null, long ones keep what is beyond the header", async () => {
  expect(await parse("a,b\n1\n1,2,3,x")).toEqual([
    { a: 1, b: null },
    { a: 1, b: 2, _extra: [3, "x"] },
  ]);
  expect(await parse("a,_extra\n1,2,3")).toEqual([{ a: 1, _extra: 2, _extra_2: [3] }]);
  expect(await parse("1\n2,3", { header: false })).toEqual([
    { column_1: 1, column_2: null },
    { column_1: 2, column_2: 3 },
  ]);
});

test("line ends of any kind, mixed too, and a byte order mark", async () => {
  expect(await parse('\uFEFFa,b\r\n1,"x\r\ny"\n2,z\r\n\r\n')).toEqual([
    { a: 1, b: "x\r\ny" },
    { a: 2, b: "z" },
  ]);
  expect(await parse("a\r1\r2")).toEqual([{ a: 1 }, { a: 2 }]);
  expect(await parse("")).toEqual([]);
  expect(await parse("a,b\n")).toEqual([]);
});

test("quotes that do not fit fail with the row and the line", async () => {
  await expect(parse('a,b\n1,2\n3,"4')).rejects.toMatchObject({
    code: "csv-syntax",
    param: "text",
    message: "Row 3 (line 3): a quote is not closed.",
  });
  await expect(parse('a\n"x" y\n')).rejects.toMatchObject({ code: "csv-syntax" });
});

test("what is no text fails with a hint", async () => {
  await expect(parse(undefined)).rejects.toMatchObject({ code: "not-text", message: "The CSV text is missing." });
  await expect(parse([1])).rejects.toMatchObject({ message: "The CSV text is a list." });
});

test("law: what Build CSV writes, Parse CSV reads again", async () => {
  const name = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes("\r"));
  const row = fc.string().filter((text) => !text.includes("\r"));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
      fc.array(fc.array(row, { minLength: 4, maxLength: 4 })),
      async (names, rows) => {
        fc.pre(names.every((key) => !/["[\].]/.test(key)));
        const items = rows.map((cells) => Object.fromEntries(names.map((key, at) => [key, cells[at] ?? ""])));
        const { out } = await runNode(csvBuild, { params: { safe: false, columns: () => names }, input: items });
        const { text } = (out ?? [])[0] as { text: string };
        const read = await parse(text, { types: "text", trim: false, delimiter: "comma" });
        expect(read).toEqual(items);
      },
    ),
    { numRuns: 200 },
  );
});
