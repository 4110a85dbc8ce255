import { expect, test } from "vitest";
import { fileText } from "./file-text.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";
import { toBase64 } from "./support/base64.ts";

const fileOf = async (bytes: number[]) => {
  const content = toBase64(new Uint8Array(bytes));
  return (await runNode(makeFile, { params: { from: "base64", content } })).out?.[0] ?? null;
};
const textOf = async (bytes: number[], params: Record<string, unknown> = {}) => runNode(fileText, { params, input: [await fileOf(bytes)] });

test("a file is read in the encoding that is chosen, without its mark", async () => {
  expect(await textOf([0xef, 0xbb, 0xbf, 0xc3, 0xa4])).toEqual({ out: [{ text: "ä" }] });
  expect(await textOf([0xe4, 0x80], { encoding: "windows-1252" })).toEqual({ out: [{ text: "ä€" }] });
  expect(await textOf([0xff, 0xfe, 0xe4, 0], { encoding: "utf-16le" })).toEqual({ out: [{ text: "ä" }] });
  expect(await textOf([])).toEqual({ out: [{ text: "" }] });
});

test("bytes that are no text are refused", async () => {
  await expect(textOf([0xff])).rejects.toMatchObject({ code: "not-text", param: "encoding" });
});

test("the text is added to the item, whatever the field is called", async () => {
  const file = await fileOf([0x61]);
  const { out } = await runNode(fileText, { params: { file: "${item.file}", as: "__proto__" }, input: [{ id: 1, file }] });
  expect(JSON.stringify(out)).toBe(`[{"id":1,"file":${JSON.stringify(file)},"__proto__":"a"}]`);
});

test("what is no file is refused", async () => {
  for (const input of [5, "x", null, { $file: "x" }]) {
    await expect(runNode(fileText, { input: [input] })).rejects.toMatchObject({ code: "not-a-file" });
  }
});
