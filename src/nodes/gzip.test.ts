import { gunzipSync as nodeGunzip } from "node:zlib";
import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { gzip } from "./gzip.ts";
import { makeFile } from "./make-file.ts";
import { readFile } from "./read-file.ts";
import { runNode } from "./runNode.ts";
import { fromBase64, toBase64 } from "./support/base64.ts";

const compress = async (content: string, level = 6): Promise<Item> => {
  const { out: input = [] } = await runNode(makeFile, { params: { content: () => content, name: "a.csv" } });
  return (await runNode(gzip, { params: { level }, input })).out?.[0] ?? null;
};
const bytesOf = async (file: Item): Promise<Uint8Array> => {
  const { out = [] } = await runNode(readFile, { params: { file, as: "base64" } });
  return fromBase64((out[0] as { base64: string }).base64, "file");
};

test("others can expand it", async () => {
  for (const text of ["", "ä", "x".repeat(500_000)]) {
    const file = await compress(text);
    expect(file).toMatchObject({ name: "a.csv.gz", type: "application/gzip" });
    expect(nodeGunzip(await bytesOf(file)).toString()).toBe(text);
  }
});

test("the same file gives the same bytes, and a higher level fewer", async () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `${(at * 7919) % 1013},${at % 17}\n`).join("");
  expect(toBase64(await bytesOf(await compress(text)))).toBe(toBase64(await bytesOf(await compress(text))));
  expect(await compress(text, 9)).not.toEqual(await compress(text, 1));
  expect((await bytesOf(await compress(text, 9))).length).toBeLessThan((await bytesOf(await compress(text, 1))).length);
});

test("what is no file is refused", async () => {
  for (const input of [1, null, "x", {}]) await expect(runNode(gzip, { input: [input] })).rejects.toMatchObject({ code: "not-a-file" });
});
