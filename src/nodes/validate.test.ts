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

const uri = (draft: string): string => `https://json-schema.org/draft/${draft}/schema`;

test("the draft is the one that $schema says, the newest where it says none, and the one that is chosen before all", async () => {
  const beside = { $ref: "#/$defs/any", type: "string", $defs: { any: {} } };
  const said = async ($schema: string | undefined, more: object = {}) =>
    (await problems({ ...($schema === undefined ? {} : { $schema }), ...beside }, 1, more)) !== undefined;
  for (const $schema of [undefined, uri("2020-12"), `${uri("2019-09")}#`, "https://json-schema.org/schema"]) {
    expect(await said($schema), $schema).toBe(true);
  }
  for (const draft of ["04", "06", "07"]) expect(await said(`http://json-schema.org/draft-${draft}/schema#`), draft).toBe(false);
  expect(await said("http://json-schema.org/draft-07/schema#", { draft: "2020-12" })).toBe(true);
  expect(await said(uri("2020-12"), { draft: "7" })).toBe(false);
  const limit = { minimum: 1, exclusiveMinimum: true };
  expect(await problems({ $schema: "http://json-schema.org/draft-04/schema#", ...limit }, 1)).toMatchObject([{ keyword: "minimum" }]);
  expect(await problems({ $schema: "http://json-schema.org/draft-07/schema#", ...limit }, 1)).toMatchObject([
    { keyword: "exclusiveMinimum" },
  ]);
});

test("the newer drafts have their keywords", async () => {
  const of = async (draft: string, schema: object, item: Item) => (await problems({ $schema: uri(draft), ...schema }, item)) === undefined;
  for (const draft of ["2019-09", "2020-12"]) {
    const tuple =
      draft === "2020-12"
        ? { prefixItems: [{ type: "string" }], items: { type: "number" } }
        : { items: [{ type: "string" }], additionalItems: { type: "number" } };
    expect([await of(draft, tuple, ["a", 1]), await of(draft, tuple, ["a", "b"]), await of(draft, tuple, [1])]).toEqual([
      true,
      false,
      false,
    ]);
    const closed = { allOf: [{ properties: { a: true } }], unevaluatedProperties: false };
    expect([await of(draft, closed, { a: 1 }), await of(draft, closed, { b: 1 })]).toEqual([true, false]);
    const rest = { ...tuple, items: tuple.items, contains: { const: 2 }, minContains: 2, maxContains: 2 };
    expect([await of(draft, rest, ["a", 2, 2]), await of(draft, rest, ["a", 2]), await of(draft, rest, ["a", 2, 2, 2])]).toEqual([
      true,
      false,
      false,
    ]);
    const needs = { dependentSchemas: { a: { required: ["b"] } }, dependentRequired: { b: ["c"] } };
    expect([await of(draft, needs, { a: 1, b: 1, c: 1 }), await of(draft, needs, { a: 1 }), await of(draft, needs, { b: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
  }
  const tree = { type: "object", properties: { next: { $recursiveRef: "#" } } };
  expect([await of("2019-09", tree, { next: { next: {} } }), await of("2019-09", tree, { next: { next: 1 } })]).toEqual([true, false]);
});

test("what no draft here knows fails with what to do", async () => {
  for (const $schema of ["https://example.com/mine", "http://json-schema.org/draft-03/schema#", 7]) {
    await expect(problems({ $schema, type: "string" }, 1)).rejects.toMatchObject({ code: "bad-schema", param: "schema" });
  }
  expect(await problems({ $schema: "https://example.com/mine", type: "string" }, 1, { draft: "7" })).toHaveLength(1);
  await expect(problems({ properties: { a: { $dynamicRef: "#node" } } }, {})).rejects.toMatchObject({
    code: "bad-schema",
    hint: "Write $ref.",
  });
  expect(await problems({ properties: { $dynamicRef: { type: "string" } } }, { $dynamicRef: "a" })).toBeUndefined();
});
