import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { runNode } from "./runNode.ts";
import { statistics } from "./statistics.ts";

const described = async (input: readonly Item[], fields: readonly string[] = []) =>
  (await runNode(statistics, { params: { fields }, input })).out as readonly Record<string, unknown>[];

test("without fields, every field that holds a number somewhere, in order of appearance", async () => {
  const out = await described([{ id: "a", x: "none" }, { y: 2, x: 1 }, { z: null }]);
  expect(out.map(({ field, count, missing, other }) => [field, count, missing, other])).toEqual([
    ["y", 1, 2, 0],
    ["x", 1, 1, 1],
  ]);
});

test("plain numbers are their field value", async () => {
  expect(await described([3, 1, 2])).toMatchObject([
    { field: "value", count: 3, sum: 6, mean: 2, deviation: 1, min: 1, q1: 1.5, median: 2, q3: 2.5, max: 3 },
  ]);
});

test("no items, no numbers, one number", async () => {
  expect(await described([])).toEqual([]);
  const nothing = { sum: null, mean: null, deviation: null, min: null, q1: null, median: null, q3: null, max: null };
  expect(await described([], ["a"])).toEqual([{ field: "a", count: 0, missing: 0, other: 0, ...nothing }]);
  expect(await described([{ a: 5 }])).toMatchObject([{ count: 1, deviation: null, median: 5, q1: 5 }]);
});

test("what no number can hold is null, never Infinity", async () => {
  const [huge] = await described([{ a: Number.MAX_VALUE }, { a: Number.MAX_VALUE }, { a: -Number.MAX_VALUE }], ["a"]);
  for (const value of Object.values(huge ?? {})) expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
  expect(huge).toMatchObject({ min: -Number.MAX_VALUE, max: Number.MAX_VALUE });
});

test("paths, and names that are hostile", async () => {
  expect(await described([{ a: { b: 1 } }], ["a.b"])).toMatchObject([{ field: "a.b", count: 1 }]);
  expect(await described([JSON.parse('{"__proto__":1,"a.b":2}')])).toMatchObject([
    { field: "__proto__", count: 1 },
    { field: "a.b", count: 1 },
  ]);
  expect(await described([{}], ["constructor.name.length"])).toMatchObject([{ count: 0, missing: 1 }]);
});

test("too many fields fail with a way out", async () => {
  const wide = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`f${at}`, at]));
  await expect(described([wide])).rejects.toMatchObject({ code: "too-many-fields", param: "fields" });
});
