import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { template } from "./template.ts";

test("null leaves nothing, and lists become JSON", async () => {
  const texts = await runNode(template, { params: { text: (item: unknown) => item }, input: [null, [1, { a: 2 }], true] });
  expect(texts).toEqual({ out: [{ text: "" }, { text: '[1,{"a":2}]' }, { text: "true" }] });
});

test("Into field takes any name and leaves the item alone", async () => {
  const item = Object.freeze({ a: 1 });
  const { out } = await runNode(template, { params: { text: "x", as: "__proto__" }, input: [item] });
  expect(JSON.stringify(out)).toBe('[{"a":1,"__proto__":"x"}]');
});
