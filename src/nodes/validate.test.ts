import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { validate } from "./validate.ts";

const validated = (schema: unknown, input: readonly Item[], more: object = {}) => runNode(validate, { params: { schema, ...more }, input });
const problems = async (schema: unknown, item: Item, more: object = {}) =>
  (
    (await validated(schema, [item], more)).invalid?.[0] as
      | { problems: { pointer: string; keyword: string; message: string }[] }
      | undefined
  )?.problems;

test("passes on the very same items where they are good, and leaves a port without items out", async () => {
  const item = { a: 1 };
  const outputs = await validated({ type: "object" }, [item]);
  expect(outputs.valid?.[0]).toBe(item);
  expect(outputs).not.toHaveProperty("invalid");
});

test("names every value at fault by its pointer, the innermost alone", async () => {
  const schema = {
    type: "object",
    properties: { lines: { type: "array", items: { type: "object", properties: { "a/b": { type: "number" } }, required: ["n"] } } },
    additionalProperties: false,
  };
  expect(
    (await problems(schema, { lines: [{ n: 1, "a/b": "x" }, {}], more: 1 }))?.map(({ pointer, keyword }) => `${pointer} ${keyword}`),
  ).toEqual(["/lines/0/a~1b type", "/lines/1 required", "/more false"]);
});

test("a pointer holds names as they are", async () => {
  expect(await problems({ additionalProperties: { type: "number" } }, { "ä %20": "x" })).toMatchObject([{ pointer: "/ä %20" }]);
});

test("no more than 20 problems an item", async () => {
  expect(
    await problems(
      { items: { type: "text" } },
      Array.from({ length: 500 }, () => 1),
    ),
  ).toHaveLength(20);
});

test("a field is looked at alone; a missing one is null", async () => {
  expect(await problems({ type: "number" }, { a: { b: "x" } }, { field: "a.b" })).toMatchObject([{ pointer: "", keyword: "type" }]);
  expect(await problems({ type: "null" }, {}, { field: "a.b" })).toBeUndefined();
});

test("a pattern takes time that grows with the text alone, and says what it wanted", async () => {
  const schema = { properties: { code: { type: "string", pattern: "^(a+)+$" } } };
  expect(await problems(schema, { code: `${"a".repeat(20_000)}b` })).toEqual([
    { pointer: "/code", keyword: "pattern", message: "String does not match pattern “^(a+)+$”." },
  ]);
  expect(await problems(schema, { code: "aaa" })).toBeUndefined();
  expect(await problems({ allOf: [{ pattern: "b" }], pattern: "a" }, "b")).toMatchObject([{ keyword: "pattern" }]);
});

test("what is data in a schema stays data, a property may be called pattern", async () => {
  expect(await problems({ const: { pattern: "a" } }, { pattern: "a" })).toBeUndefined();
  expect(await problems({ properties: { pattern: { type: "number" } } }, { pattern: "a" })).toMatchObject([{ pointer: "/pattern" }]);
});

test.each<[unknown, string]>([
  ["x", "bad-schema"],
  [null, "bad-schema"],
  [[1], "bad-schema"],
  [{ $ref: "https://example.org/x.json" }, "bad-schema"],
  [{ $ref: "#" }, "bad-schema"],
  [{ pattern: "(a" }, "bad-pattern"],
  [{ pattern: "(?=a)" }, "bad-pattern"],
  [{ patternProperties: { "^(a+)+$": true } }, "bad-schema"],
])("a schema that cannot be followed fails: %j", async (schema, code) => {
  await expect(validated(schema, [{ a: 1 }])).rejects.toMatchObject({ code, param: "schema" });
});

test("the schema is left as it is, and may be another for each item", async () => {
  const schema = Object.freeze({ type: "number" });
  const input = [
    { s: "number", v: 1 },
    { s: "string", v: 1 },
  ];
  const outputs = await validated({ properties: { v: { type: "${item.s}" } } }, input);
  expect([outputs.valid?.length, outputs.invalid?.length]).toEqual([1, 1]);
  await validated(schema, [1]);
  expect(schema).toEqual({ type: "number" });
});

test("hostile names in item and schema are plain data", async () => {
  const schema = JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["toString"]}');
  expect((await problems(schema, JSON.parse('{"__proto__":1}')))?.map(({ pointer }) => pointer)).toContain("/__proto__");
});
