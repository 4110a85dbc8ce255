import { expect, test } from "vitest";
import { aggregate } from "./aggregate.ts";
import { runNode } from "./runNode.ts";

test("emits exactly one item, also for none", async () => {
  expect(await runNode(aggregate, { input: [1, 2] })).toEqual({ out: [{ items: [1, 2] }] });
  expect(await runNode(aggregate, { input: [] })).toEqual({ out: [{ items: [] }] });
  expect(await runNode(aggregate, { params: { mode: "fields", fields: ["a"] }, input: [] })).toEqual({ out: [{ a: [] }] });
});

test("lists of fields stay side by side", async () => {
  const input = [{ a: { b: 1 }, c: 2 }, { c: 3 }, 4];
  expect(await runNode(aggregate, { params: { mode: "fields", fields: ["a.b", "c"] }, input })).toEqual({
    out: [{ "a.b": [1, null, null], c: [2, 3, null] }],
  });
});
