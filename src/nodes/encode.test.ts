import { expect, test } from "vitest";
import { encode } from "./encode.ts";
import { runNode } from "./runNode.ts";

const run = async (text: unknown, params: Record<string, unknown>): Promise<string> => {
  const { out = [] } = await runNode(encode, { params: { text: () => text, ...params } });
  return (out[0] as { text: string }).text;
};

const FORMATS = ["base64", "base64url", "hex", "url", "html"];

test.each(FORMATS)("%s gives back what it was given", async (format) => {
  for (const text of ["", "a", "\uFEFFä€😀 \"'<&>+/%?=\n\0", "&amp;lt;", "__proto__", "x".repeat(100_000)]) {
    expect(await run(await run(text, { format }), { do: "decode", format })).toBe(text);
  }
});

test.each([
  ["base64", "??>", "Pz8+"],
  ["base64url", "??>?", "Pz8-Pw"],
  ["hex", "ä", "c3a4"],
  ["url", "a b&ä", "a%20b%26%C3%A4"],
  ["url", "\uD800", "%EF%BF%BD"],
])("%s of %j", async (format, text, written) => {
  expect(await run(text, { format })).toBe(written);
});

test("decoding is lenient where nothing can be meant but one thing", async () => {
  expect(await run("YQ", { do: "decode", format: "base64" })).toBe("a");
  expect(await run("YQ==", { do: "decode", format: "base64url" })).toBe("a");
  expect(await run("C3 a4\n", { do: "decode", format: "hex" })).toBe("ä");
  expect(await run("&#228;&#xE4;&nbsp;&eacute;&amp;lt;&#0;&#xD800;&#99999999;", { do: "decode", format: "html" })).toBe(
    "ää\u00A0&eacute;&lt;\uFFFD\uFFFD\uFFFD",
  );
});

test.each([
  ["base64", "a*"],
  ["base64url", "a+/b"],
  ["hex", "abc"],
  ["hex", "zz"],
  ["url", "%"],
])("what is no %s is refused: %s", async (format, text) => {
  await expect(run(text, { do: "decode", format })).rejects.toMatchObject({ code: "bad-encoding", param: "text" });
});

test("bytes that are no text, and what is no text, are refused", async () => {
  await expect(run("ff", { do: "decode", format: "hex" })).rejects.toMatchObject({ code: "not-text" });
  await expect(run("/w==", { do: "decode", format: "base64" })).rejects.toMatchObject({ code: "not-text" });
  await expect(run(5, {})).rejects.toMatchObject({ code: "not-text", param: "text" });
});

test("the result is added to the item, whatever the field is called", async () => {
  const { out } = await runNode(encode, { params: { as: "__proto__" }, input: [{ text: "a" }] });
  expect(JSON.stringify(out)).toBe('[{"text":"a","__proto__":"YQ=="}]');
});
