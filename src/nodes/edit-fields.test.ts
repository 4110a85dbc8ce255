import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { editFields } from "./edit-fields.ts";
import { runNode } from "./runNode.ts";

const edit = async (params: Record<string, unknown>, input: readonly Json[]) => (await runNode(editFields, { params, input })).out;

test("without params items stay as they are", async () => {
  expect(await edit({}, [{ a: 1 }])).toEqual([{ a: 1 }]);
});

test("values see the item as it came in, so fields can change places", async () => {
  const fields = [
    { name: "a", value: "${item.b}" },
    { name: "b", value: "${item.a}" },
  ];
  expect(await edit({ fields }, [{ a: 1, b: 2 }])).toEqual([{ a: 2, b: 1 }]);
});

test("keeps the place of a field that is set anew, and adds others at the end", async () => {
  const fields = [
    { name: "c", value: 1 },
    { name: "a", value: "x" },
  ];
  expect(Object.keys((await edit({ fields }, [{ a: 1, b: 2 }]))?.[0] as object)).toEqual(["a", "b", "c"]);
});

test("names may be worked out for each item", async () => {
  const fields = [{ name: "${item.key}", value: "${item.value}" }];
  const input = [
    { key: "x", value: 1 },
    { key: "y.z", value: 2 },
  ];
  expect(await edit({ fields, keep: "only" }, input)).toEqual([{ x: 1 }, { y: { z: 2 } }]);
});

test("what comes to nothing is null, and a number that is none too", async () => {
  const fields = [{ name: "a", value: "${item.missing}" }, { name: "b", value: "${1 / 0}" }, { name: "c" }];
  expect(await edit({ fields, keep: "only" }, [{}])).toEqual([{ a: null, b: null, c: null }]);
});

test("removes fields, also inside others, before it sets", async () => {
  expect(await edit({ remove: ["a.b", "z", "d"], fields: [{ name: "d", value: 9 }] }, [{ a: { b: 1, c: 2 }, d: 3 }])).toEqual([
    { a: { c: 2 }, d: 9 },
  ]);
});

test("an item that is no object counts as a field value", async () => {
  expect(await edit({ fields: [{ name: "double", value: "${item * 2}" }] }, [4])).toEqual([{ value: 4, double: 8 }]);
});

test("does not change what came in", async () => {
  const item = Object.freeze({ a: Object.freeze({ b: Object.freeze([1]) }) });
  expect(await edit({ fields: [{ name: "a.b[0]", value: 2 }] }, [item])).toEqual([{ a: { b: [2] } }]);
  expect(item).toEqual({ a: { b: [1] } });
});

test("__proto__ is a field like any other", async () => {
  const item = JSON.parse('{"__proto__":{"x":1},"a":2}') as Json;
  const out = await edit({ fields: [{ name: "__proto__.y", value: 3 }] }, [item]);
  expect(JSON.stringify(out)).toBe('[{"__proto__":{"x":1,"y":3},"a":2}]');
});

test("a field without a name is an error", async () => {
  await expect(edit({ fields: [{ name: "", value: 1 }] }, [{}])).rejects.toMatchObject({ code: "bad-path" });
});
