import { expect, test } from "vitest";
import { error } from "./error.ts";
import { runNode } from "./runNode.ts";

test("the event comes before the sample", async () => {
  const input = [JSON.parse('{"__proto__":"x","a":1}')];
  expect((await runNode(error, { run: { input } }))["out"]).toBe(input);
  expect(await runNode(error, { run: { input: [] } })).toEqual({ out: [] });
});

test("a sample that is no list is one item", async () => {
  expect(await runNode(error, { params: { sample: { error: 1 } } })).toEqual({ out: [{ error: 1 }] });
});
