import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { renameFields } from "./rename-fields.ts";
import { runNode } from "./runNode.ts";

const renamed = async (input: Item, fields: Record<string, string>, more: object = {}) =>
  (await runNode(renameFields, { params: { fields: Object.entries(fields).map(([from, to]) => ({ from, to })), ...more }, input: [input] }))
    .out?.[0];

test("a field keeps its place, and three can change places in a ring", async () => {
  expect(JSON.stringify(await renamed({ a: 1, b: 2, c: 3 }, { b: "x" }))).toBe('{"a":1,"x":2,"c":3}');
  expect(await renamed({ a: 1, b: 2, c: 3 }, { a: "b", b: "c", c: "a" })).toEqual({ a: 3, b: 1, c: 2 });
});

test("a name that is taken fails, or replaces the other field", async () => {
  await expect(renamed({ a: 1, b: 2 }, { a: "b" })).rejects.toMatchObject({ code: "name-taken", param: "fields" });
  expect(await renamed({ a: 1, b: 2 }, { a: "b" }, { taken: "replace" })).toEqual({ b: 1 });
  await expect(renamed({ a: 1, b: { c: 2 } }, { a: "b.c" })).rejects.toMatchObject({ code: "name-taken" });
});

test("a value on the way to a new name is not lost", async () => {
  await expect(renamed({ a: 1, b: 5 }, { a: "b.c" })).rejects.toMatchObject({ code: "name-taken" });
  await expect(renamed({ a: 1, b: 5 }, { b: "x", a: "x.c" })).rejects.toMatchObject({ code: "name-taken" });
  expect(await renamed({ a: 1, b: null }, { a: "b.c" })).toEqual({ b: { c: 1 } });
  expect(await renamed({ a: 1, b: 5 }, { a: "b.c" }, { taken: "replace" })).toEqual({ b: { c: 1 } });
});

test("a name given twice fails, for either side", async () => {
  const fields = [
    { from: "a", to: "x" },
    { from: "a", to: "y" },
  ];
  await expect(runNode(renameFields, { params: { fields }, input: [{ a: 1 }] })).rejects.toMatchObject({ code: "name-twice" });
  await expect(renamed({ a: 1, b: 2 }, { a: "x", b: "x" })).rejects.toMatchObject({ code: "name-twice" });
});

test("a missing field is left out, or fails; an empty one is renamed", async () => {
  expect(await renamed({ a: null }, { a: "b", no: "c" })).toEqual({ b: null });
  await expect(renamed({}, { a: "b" }, { missing: "fail" })).rejects.toMatchObject({
    code: "missing-field",
    message: "The item has no field “a”.",
  });
});

test("paths go into objects and out of them; the item that came in stays", async () => {
  const item = { a: { b: { c: 1 } }, d: 2 };
  expect(await renamed(item, { "a.b.c": "c", d: "a.b.d" })).toEqual({ a: { b: { d: 2 } }, c: 1 });
  expect(item).toEqual({ a: { b: { c: 1 } }, d: 2 });
});

test("hostile names are names", async () => {
  const item = JSON.parse('{"__proto__":1,"constructor":2}');
  const out = await renamed(item, { __proto__x: "y", constructor: "__proto__x", ["__proto__"]: "toString" });
  expect(Object.entries(out as object)).toEqual([
    ["toString", 1],
    ["__proto__x", 2],
  ]);
  expect(Object.entries((await renamed({ a: 1 }, { a: "__proto__" })) as object)).toEqual([["__proto__", 1]]);
});

test("an item that is no object is its field value", async () => {
  expect(await renamed(5, { value: "n" })).toEqual({ n: 5 });
});
