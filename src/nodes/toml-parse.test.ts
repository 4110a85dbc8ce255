import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { tomlParse } from "./toml-parse.ts";

const parse = async (text: unknown) => (await runNode(tomlParse, { params: { text: () => text } })).out;

test("dates keep the form they are written in", async () => {
  expect(await parse("a = 1979-05-27T07:32:00+02:00\nb = 1979-05-27\nc = 07:32:00\nd = 1979-05-27T07:32:00")).toEqual([
    { a: "1979-05-27T07:32:00.000+02:00", b: "1979-05-27", c: "07:32:00.000", d: "1979-05-27T07:32:00.000" },
  ]);
});

test("what a number would spoil stays text, what JSON cannot hold is null", async () => {
  expect(await parse("a = 9007199254740993\nb = 9007199254740991\nc = nan\nd = [-inf]")).toEqual([
    { a: "9007199254740993", b: 9007199254740991, c: null, d: [null] },
  ]);
});

test("wrong TOML fails with the line", async () => {
  await expect(parse("a = 1\nb = [1,\n x]")).rejects.toMatchObject({
    code: "toml-syntax",
    param: "text",
    message: "Line 3: invalid value.",
  });
  await expect(parse("a = 1\na = 2")).rejects.toMatchObject({ code: "toml-syntax", message: expect.stringMatching(/^Line 2: /) });
});

test("nesting of any kind is refused beyond 200 levels", async () => {
  await expect(parse(`a = ${"[".repeat(100_000)}`)).rejects.toMatchObject({ code: "too-deep" });
  await expect(parse(`${"a.".repeat(10_000)}a = 1`)).rejects.toMatchObject({ code: "too-deep" });
});

test("hostile names are data", async () => {
  expect(JSON.stringify(await parse("__proto__.polluted = 1\n[constructor]\nprototype = 2"))).toBe(
    '[{"__proto__":{"polluted":1},"constructor":{"prototype":2}}]',
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("an empty text is an empty item, no text a failure", async () => {
  expect(await parse("")).toEqual([{}]);
  await expect(parse(5)).rejects.toMatchObject({ code: "not-text", param: "text" });
  await expect(parse("x".repeat(17 * 1024 * 1024))).rejects.toMatchObject({ code: "text-too-large", param: "text" });
});
