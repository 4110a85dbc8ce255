import { expect, test } from "vitest";
import { jsonParse } from "./json-parse.ts";
import { runNode } from "./runNode.ts";

const parse = async (text: unknown, params: Record<string, unknown> = {}) =>
  (await runNode(jsonParse, { params: { ...params, text: () => text }, input: [{ id: 1 }] })).out;

test("wrong JSON fails with the line", async () => {
  await expect(parse('{\n  "a": 1,\n}')).rejects.toMatchObject({
    code: "json-syntax",
    kind: "user",
    param: "text",
    message: expect.stringMatching(/^Line 3: /),
  });
  await expect(parse('1\n\n{"a"}', { format: "lines" })).rejects.toMatchObject({ message: expect.stringMatching(/^Line 3: /) });
  await expect(parse("")).rejects.toMatchObject({ code: "json-syntax" });
});

test("depth over 200 is refused without recursion; brackets in texts do not count", async () => {
  await expect(parse("[".repeat(5_000_000))).rejects.toMatchObject({ code: "too-deep" });
  expect(await parse(JSON.stringify({ a: '\\"[[{'.repeat(500) }))).toHaveLength(1);
  expect(await parse(`${"[".repeat(200)}${"]".repeat(200)}`)).toHaveLength(1);
  await expect(parse(`${"[".repeat(201)}${"]".repeat(201)}`)).rejects.toMatchObject({ code: "too-deep" });
});

test("__proto__ is a key like any other", async () => {
  const out = await parse('{"__proto__": {"a": 1}}');
  expect(JSON.stringify(out)).toBe('[{"__proto__":{"a":1}}]');
  const kept = await parse("2", { as: "__proto__" });
  expect(JSON.stringify(kept)).toBe('[{"id":1,"__proto__":2}]');
});

test("a byte order mark and single values are fine", async () => {
  expect(await parse("\uFEFF7")).toEqual([7]);
  expect(await parse("null")).toEqual([null]);
  expect(await parse("[]")).toEqual([]);
});
