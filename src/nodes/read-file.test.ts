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

test("neither file nor path, and broken base64, fail at the file", async () => {
  await expect(runNode(readFile, { params: {} })).rejects.toMatchObject({ code: "no-file", param: "file" });
  await expect(runNode(readFile, { params: { file: { name: "a", base64: "***" } } })).rejects.toMatchObject({ code: "bad-base64" });
});

test("large files become base64 without overflowing the stack", async () => {
  const host = { readFile: () => Promise.resolve(new Uint8Array(1_000_000)) };
  const { out } = await runNode(readFile, { params: { path: "big", as: "base64" }, host });
  expect(((out ?? [])[0] as { base64: string }).base64).toHaveLength(1_333_336);
});
