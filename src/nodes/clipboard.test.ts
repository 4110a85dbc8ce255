import { expect, test } from "vitest";
import { clipboard } from "./clipboard.ts";
import { runNode } from "./runNode.ts";

test("the event comes before the sample", async () => {
  const input = [JSON.parse('{"__proto__":"x","a":1}')];
  expect((await runNode(clipboard, { run: { input } }))["out"]).toBe(input);
  expect(await runNode(clipboard, { run: { input: [] } })).toEqual({ out: [] });
});

test("without one the text is the sample, as text", async () => {
  expect(await runNode(clipboard)).toEqual({ out: [{ text: "" }] });
  expect(await runNode(clipboard, { params: { sample: "${1 + 1}" } })).toEqual({ out: [{ text: "2" }] });
});
