import { expect, test } from "vitest";
import { NodeError } from "../model/failure.ts";
import { readFile } from "./read-file.ts";
import { runNode } from "./runNode.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

test("a path is read by the host", async () => {
  const paths: string[] = [];
  const host = {
    readFile: (path: string) => {
      paths.push(path);
      return Promise.resolve(bytes(0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9));
    },
  };
  expect(await runNode(readFile, { params: { path: "in/data.csv" }, host })).toEqual({
    out: [{ name: "data.csv", type: "text/csv", size: 6, text: "aé" }],
  });
  expect(paths).toEqual(["in/data.csv"]);
});

test("what the host refuses comes through with its code", async () => {
  const host = { readFile: () => Promise.reject(new NodeError("needs-node", "Needs Node.")) };
  await expect(runNode(readFile, { params: { path: "a" }, host })).rejects.toMatchObject({ code: "needs-node" });
});

test("bytes that are no text say so; another encoding or base64 reads them", async () => {
  const file = { name: "a.bin", base64: "gOk=" };
  await expect(runNode(readFile, { params: { file } })).rejects.toMatchObject({ code: "not-text", param: "encoding" });
  expect((await runNode(readFile, { params: { file, encoding: "windows-1252" } })).out).toMatchObject([{ text: "€é", size: 2 }]);
  expect((await runNode(readFile, { params: { file, as: "base64" } })).out).toMatchObject([
    { base64: "gOk=", type: "application/octet-stream" },
  ]);
});

/** Pieces of `size` bytes: characters, rows and lines are cut everywhere. */
function opened(text: string, size: number) {
  const whole = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size));
  async function* read() {
    yield* pieces;
  }
  return { openFile: async () => ({ size: whole.length, bytes: read() }) };
}

const CSV = 'name;note\r\n"Köln; Rhein";"two\nlines, ""quoted"""\r\n\r\n007;1.5\r\nlast;';

test.each([1, 2, 3, 7, 1000])("rows are the same however the file is cut: pieces of %s bytes", async (size) => {
  const params = { path: "a.csv", as: "csv", delimiter: "semicolon" };
  expect((await runNode(readFile, { params, host: opened(CSV, size) })).out).toEqual([
    { name: "Köln; Rhein", note: 'two\nlines, "quoted"' },
    { name: "007", note: 1.5 },
    { name: "last", note: null },
  ]);
});

test.each([1, 4, 1000])("lines and NDJSON, however they are cut: pieces of %s bytes", async (size) => {
  const read = async (as: string, text: string) => (await runNode(readFile, { params: { path: "a", as }, host: opened(text, size) })).out;
  expect(await read("lines", "é\r\n\nlast")).toEqual(["é", "", "last"]);
  expect(await read("ndjson", '{"a":1}\n\n[2]\n"ü"\n')).toEqual([{ a: 1 }, [2], "ü"]);
  await expect(read("ndjson", '{"a":1}\n{a}\n')).rejects.toMatchObject({ code: "json-syntax", message: expect.stringContaining("Line 2") });
});

test("a quote that is never closed, and bytes that are no text, fail also in pieces", async () => {
  const params = { path: "a", as: "csv" };
  await expect(runNode(readFile, { params, host: opened('a,b\n1,"2\n3,4\n', 3) })).rejects.toMatchObject({ code: "csv-syntax" });
  const host = {
    openFile: async () => ({
      size: 1,
      bytes: (async function* () {
        yield Uint8Array.of(0xff);
      })(),
    }),
  };
  await expect(runNode(readFile, { params, host })).rejects.toMatchObject({ code: "not-text" });
});

test("neither file nor path, and broken base64, fail at the file", async () => {
  await expect(runNode(readFile, { params: {} })).rejects.toMatchObject({ code: "no-file", param: "file" });
  await expect(runNode(readFile, { params: { file: { name: "a", base64: "***" } } })).rejects.toMatchObject({ code: "bad-base64" });
});

test("large files become base64 without overflowing the stack", async () => {
  const host = { readFile: () => Promise.resolve(new Uint8Array(1_000_000)) };
  const { out } = await runNode(readFile, { params: { path: "big", as: "base64" }, host });
  expect(((out ?? [])[0] as { base64: string }).base64).toHaveLength(1_333_336);
});
