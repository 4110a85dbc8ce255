import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fileText } from "./file-text.ts";
import { gunzip } from "./gunzip.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";

const expand = async (bytes: Uint8Array, params: Record<string, unknown> = {}, name = "a.csv.gz") => {
  const content = Buffer.from(bytes).toString("base64");
  const { out: input = [] } = await runNode(makeFile, { params: { from: "base64", content, name } });
  return (await runNode(gunzip, { params, input })).out ?? [];
};
const textOf = async (bytes: Uint8Array) => (await runNode(fileText, { input: await expand(bytes) })).out;

test("what others compressed comes out again", async () => {
  const lines = Array.from({ length: 50_000 }, (_, at) => `line ${at}\n`).join("");
  for (const text of ["", "ä", lines]) expect(await textOf(gzipSync(text))).toEqual([{ text }]);
  expect(await expand(gzipSync("a"))).toMatchObject([{ name: "a.csv", type: "text/csv", size: 1 }]);
  expect(await expand(gzipSync("a"), {}, ".gz")).toMatchObject([{ name: ".gz" }]);
});

test("a file of several members is one file", async () => {
  expect(await textOf(Buffer.concat([gzipSync("a\n"), gzipSync("b\n")]))).toEqual([{ text: "a\nb\n" }]);
});

test("what is no gzip, cut off or damaged is refused", async () => {
  const whole = gzipSync("hello hello hello");
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(damaged.length - 6) ^ 1, damaged.length - 6);
  for (const bytes of [Buffer.from(""), Buffer.from("no gzip at all"), whole.subarray(0, -9), whole.subarray(0, -2), damaged]) {
    await expect(expand(bytes)).rejects.toMatchObject({ code: "bad-gzip", param: "file" });
  }
});

test("a bomb is refused before it fills the memory: 200 MB out of 200 KB", async () => {
  const member = gzipSync(Buffer.alloc(2_000_000));
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member));
  expect(bomb.length).toBeLessThan(210_000);
  await expect(expand(bomb, { most: 4000 })).rejects.toMatchObject({ code: "expands-too-much", param: "file" });
});

test("a file larger than what is allowed is refused", async () => {
  const bytes = gzipSync(Buffer.alloc(1_000_001));
  await expect(expand(bytes, { most: 1 })).rejects.toMatchObject({ code: "too-large", param: "most" });
  expect(await expand(gzipSync(Buffer.alloc(1_000_000)), { most: 1 })).toMatchObject([{ size: 1_000_000 }]);
});

test("what is no file is refused", async () => {
  await expect(runNode(gunzip, { input: [1] })).rejects.toMatchObject({ code: "not-a-file" });
});
