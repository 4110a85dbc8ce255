import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../model/json.ts";
import { canonicalJson, keyBy, keyOf } from "./canonicalKey.ts";
import { parsePath } from "./fieldPath.ts";

test("keys tell apart what differs and only that", () => {
  const values: Json[] = [
    null,
    0,
    1,
    "",
    "1",
    "\0s1",
    "\x001",
    '\0j{"a":1}',
    true,
    false,
    "true",
    [],
    {},
    [1],
    { a: 1 },
    { a: null },
    [[]],
    "null",
  ];
  expect(new Set(values.map(keyOf)).size).toBe(values.length);
  expect(keyOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(keyOf({ b: [{ d: 3, c: 2 }], a: 1 }));
  expect(keyOf(undefined)).toBe(keyOf(null));
});

test("keys of several fields don't run into each other", () => {
  const paths = ["a", "b"].map(parsePath);
  expect(keyBy({ a: "x,", b: "y" }, paths)).not.toBe(keyBy({ a: "x", b: ",y" }, paths));
  expect(keyBy({ a: 1 }, paths)).toBe(keyBy({ a: 1, b: null }, paths));
});

test("law: canonical JSON reads back as the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
