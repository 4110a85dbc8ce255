import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { urlParameter } from "./url-parameter.ts";

test("the event comes before the sample", async () => {
  const input = [JSON.parse('{"__proto__":"x","a":1}')];
  expect((await runNode(urlParameter, { run: { input } }))["out"]).toBe(input);
  expect(await runNode(urlParameter, { run: { input: [] } })).toEqual({ out: [] });
});

test("without one the parameters are those of the sample, and none by default", async () => {
  expect(await runNode(urlParameter)).toEqual({ out: [{}] });
  expect(await runNode(urlParameter, { params: { sample: [{ a: "1" }] } })).toEqual({ out: [{ a: "1" }] });
});
