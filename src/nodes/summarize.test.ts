import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
import { runNode } from "./runNode.ts";
import { summarize } from "./summarize.ts";

const values = (...list: Json[]) => list.map((v) => ({ v }));
const one = async (op: string, input: readonly Json[], more: object = {}) => {
  const { out } = await runNode(summarize, { params: { fields: [{ field: "v", op, as: "r", ...more }] }, input });
  return (out as { r: Json }[])[0]?.r;
};

test.each<[string, Json[], Json]>([
  ["count", [1, null, "x"], 2],
  ["sum", [1, 2.5, "4", null, true], 3.5],
  ["sum", ["x"], 0],
  ["average", [1, 2, null, "x"], 1.5],
  ["average", ["x"], null],
  ["min", [3, 1, 2], 1],
  ["max", [3, "n/a", 10], 10],
  ["min", ["n/a", 3], 3],
  ["max", ["2024-01-02", "2023-12-31"], "2024-01-02"],
  ["min", [null], null],
  ["median", [5, 1, 3], 3],
  ["median", [4, 1, 3, 2], 2.5],
  ["median", [], null],
  ["standard-deviation", [2, 4, 4, 4, 5, 5, 7, 9], Math.sqrt(32 / 7)],
  ["standard-deviation", [1], null],
  ["count-distinct", [1, 1, "1", { a: 1 }, { a: 1 }, null], 3],
  ["first", [null, 2, 3], 2],
  ["last", [2, 3, null], 3],
  ["list", [1, null, 1, [2]], [1, 1, [2]]],
  ["join", [1, "b", null, { c: 1 }], '1, b, {"c":1}'],
])("%s of %j", async (op, list, result) => {
  expect(await one(op, values(...list))).toEqual(result);
});

test("joins with the separator given", async () => {
  expect(await one("join", values("a", "b"), { separator: "" })).toBe("ab");
});

test("names results after field and operation", async () => {
  const fields = [{ op: "count" }, { field: "v", op: "sum" }, { field: "a.b", op: "count-distinct" }];
  expect(await runNode(summarize, { params: { fields }, input: values(1, 2) })).toEqual({
    out: [{ count: 2, v_sum: 3, "a.b_count-distinct": 0 }],
  });
});

test("groups by several fields, at paths, in order of first appearance; missing is a group", async () => {
  const input = [{ a: { b: 2 }, c: "x" }, { a: { b: 1 }, c: "x" }, { c: "x" }, { a: { b: 2 }, c: "x" }, { a: { b: null }, c: "x" }];
  const { out } = await runNode(summarize, { params: { by: ["a.b", "c"], fields: [{ op: "count", as: "n" }] }, input });
  expect(out).toEqual([
    { "a.b": 2, c: "x", n: 2 },
    { "a.b": 1, c: "x", n: 1 },
    { "a.b": null, c: "x", n: 2 },
  ]);
});

test('1 and "1" are different groups', async () => {
  expect((await runNode(summarize, { params: { by: ["v"] }, input: values(1, "1") })).out).toEqual(values(1, "1"));
});

test("no items: one result without groups, none with", async () => {
  const fields = [{ op: "count", as: "n" }];
  expect(await runNode(summarize, { params: { fields }, input: [] })).toEqual({ out: [{ n: 0 }] });
  expect(await runNode(summarize, { params: { fields, by: ["v"] }, input: [] })).toEqual({ out: [] });
});

test("law: the sums of the groups add up to the sum of all", async () => {
  const items = fc.array(fc.record({ g: fc.constantFrom("a", "b", "__proto__"), v: fc.integer({ min: -1000, max: 1000 }) }));
  await fc.assert(
    fc.asyncProperty(items, async (input) => {
      const { out } = await runNode(summarize, { params: { by: ["g"], fields: [{ field: "v", op: "sum", as: "s" }] }, input });
      const total = (out as { s: number }[]).reduce((sum, { s }) => sum + s, 0);
      expect(total).toBe(input.reduce((sum, { v }) => sum + v, 0));
      expect(new Set((out as { g: string }[]).map(({ g }) => g)).size).toBe(out?.length);
    }),
  );
});
