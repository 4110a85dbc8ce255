import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { fileText } from "./file-text.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";
import { unzip } from "./unzip.ts";

const unpack = async (bytes: Uint8Array, params: Record<string, unknown> = {}) => {
  const content = Buffer.from(bytes).toString("base64");
  const { out: input = [] } = await runNode(makeFile, { params: { from: "base64", content: () => content, name: "a.zip" } });
  return (await runNode(unzip, { params, input })).out ?? [];
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const two = zipSync({ "2024/mäy.csv": utf8("a\n"), "raw.txt": [utf8("raw"), { level: 0 }], "folder/": new Uint8Array(0) });

test("each file is emitted with its folder, and folders are not", async () => {
  const out = await unpack(two);
  expect(out).toMatchObject([
    { name: "2024/mäy.csv", type: "text/csv", size: 2 },
    { name: "raw.txt", type: "text/plain", size: 3 },
  ]);
  expect(await runNode(fileText, { input: out })).toEqual({ out: [{ text: "a\n" }, { text: "raw" }] });
  expect(await unpack(zipSync({}))).toEqual([]);
});

test("no name leads outside", async () => {
  const out = await unpack(zipSync({ "../../etc/passwd": utf8("a"), "C:\\x\\..\\y": utf8("b"), "/": utf8(""), "..": utf8("c") }));
  expect(out.map((file) => (file as { name: string }).name)).toEqual(["etc/passwd", "C_/x/y", "file"]);
});

test("what is no ZIP file, cut off or damaged is refused", async () => {
  for (const bytes of [utf8(""), utf8("x".repeat(100)), two.subarray(0, -5), two.subarray(20)]) {
    await expect(unpack(bytes)).rejects.toMatchObject({ code: "bad-zip", param: "file" });
  }
  const raw = zipSync({ a: [utf8("content"), { level: 0 }] });
  raw[31] = (raw[31] as number) ^ 1;
  await expect(unpack(raw)).rejects.toMatchObject({ code: "bad-zip" });
});

test("an encrypted file is named", async () => {
  const bytes = zipSync({ a: utf8("x") });
  const entry = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes[entry + 8] = (bytes[entry + 8] as number) | 1;
  await expect(unpack(bytes)).rejects.toMatchObject({ code: "zip-not-supported", message: expect.stringContaining("“a”") });
});

test("a bomb, and more than is allowed, are refused", async () => {
  await expect(unpack(zipSync({ a: new Uint8Array(20_000_000) }))).rejects.toMatchObject({ code: "expands-too-much" });
  await expect(unpack(zipSync({ a: new Uint8Array(1_000_001) }), { most: 1 })).rejects.toMatchObject({ code: "too-large", param: "most" });
  await expect(unpack(two, { files: 2 })).rejects.toMatchObject({ code: "too-many", param: "files" });
});

test("a file that lies about its size is refused", async () => {
  const bytes = zipSync({ a: new Uint8Array(5000) });
  const entry = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  new DataView(bytes.buffer).setUint32(entry + 24, 10, true);
  await expect(unpack(bytes)).rejects.toMatchObject({ code: "bad-zip" });
});
