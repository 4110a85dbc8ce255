import { expect, test } from "vitest";
import { pdfOf } from "../../scripts/examples/pdfOf.mjs";
import type { Item } from "../model/item.ts";
import { makeFile } from "./make-file.ts";
import { pdfText } from "./pdf-text.ts";
import { runNode } from "./runNode.ts";

const TWO_PAGES = pdfOf([["Invoice 17", "Total: 120.50 EUR (net)"], ["Thank you"]]);

const read = async (file: Item, params: Record<string, unknown> = {}) =>
  (await runNode(pdfText, { params: { file: () => file, ...params } })).out;

test("each page is an item with its lines, or the whole file is one", async () => {
  const [file] = (await runNode(makeFile, { params: { content: () => TWO_PAGES, name: "a.pdf" } })).out ?? [];
  const pages = [
    { page: 1, pages: 2, text: "Invoice 17\nTotal: 120.50 EUR (net)" },
    { page: 2, pages: 2, text: "Thank you" },
  ];
  expect(await read(file as Item)).toEqual(pages);
  expect(await read(btoa(TWO_PAGES))).toEqual(pages);
  expect(await read(btoa(TWO_PAGES), { per: "file" })).toEqual([{ pages: 2, text: "Invoice 17\nTotal: 120.50 EUR (net)\n\nThank you" }]);
});

test("a page without text is empty", async () => {
  expect(await read(btoa(pdfOf([[]])))).toEqual([{ page: 1, pages: 1, text: "" }]);
});

test("what is no PDF is refused", async () => {
  const failure = { code: "bad-pdf", param: "file", hint: expect.any(String) };
  await expect(read(btoa("no pdf"))).rejects.toMatchObject(failure);
  await expect(read(btoa(TWO_PAGES.slice(0, 60)))).rejects.toMatchObject(failure);
  await expect(read("%")).rejects.toMatchObject({ code: "bad-base64", param: "file" });
  await expect(read(1)).rejects.toMatchObject({ code: "not-a-file" });
});

/** Encrypted by RC4 of 40 bits under an unknown password: only what says so has to be there. */
const LOCKED = TWO_PAGES.replace(
  "/Root 1 0 R",
  `/Root 1 0 R /ID [<${"00".repeat(16)}> <${"00".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`,
);

test("a password is asked for, and a wrong one is refused", async () => {
  const failure = { code: "pdf-password", param: "password", hint: expect.stringContaining("secrets") };
  await expect(read(btoa(LOCKED))).rejects.toMatchObject({ ...failure, message: "The PDF has a password." });
  await expect(read(btoa(LOCKED), { password: "wrong" })).rejects.toMatchObject({
    ...failure,
    message: "The password of the PDF is another.",
  });
});
