import { expect, test } from "vitest";
import { completeExpression } from "../index.ts";
import { complete } from "./completions.ts";
import { EMPTY_SCOPE } from "./emptyScope.ts";
import type { ExpressionScope } from "./expressionScope.ts";

const scope: ExpressionScope = {
  ...EMPTY_SCOPE,
  item: { name: "Ada", tags: ["a"], address: { city: "Bonn" } },
  parameters: { minimum: 1 },
};
const labels = (text: string): readonly string[] => complete(text, text.length, scope, ["orders", "with-dash"]).map(({ label }) => label);

test("keys of real data with their kinds follow a dot", () => {
  expect(complete("1 + item.na", 11, scope)).toEqual([{ label: "name", kind: "key", type: "a text", from: 9 }]);
  expect(labels("item?.address.")).toEqual(["city"]);
  expect(labels("parameters.")).toEqual(["minimum"]);
});

test("names, functions, nodes and methods are found where they fit", () => {
  expect(labels("ite")).toEqual(["item", "items"]);
  expect(labels("upp")).toEqual(["upper"]);
  expect(labels("nodes.")).toEqual(["orders", '["with-dash"]']);
  expect(labels("nodes.orders.")).toEqual(["item", "items"]);
  expect(labels("item.name.toUp")).toEqual(["toUpperCase"]);
  expect(labels("item.tags.fil")).toEqual(["filter"]);
  expect(labels("Math.ma")).toEqual(["max"]);
  expect(labels("item.missing.a.")).toEqual([]);
});

test("a name that is no JavaScript name goes into brackets, in the place of the dot", () => {
  const found = [{ label: '["with-dash"]', kind: "node", from: 5 }];
  expect(complete("nodes.wi", 8, scope, ["orders", "with-dash"])).toEqual(found);
  expect(complete("nodes?.wi", 9, scope, ["with-dash"])).toEqual([{ ...found[0], from: 7 }]);
  const item = { 'net "€"': 1 };
  expect(complete("item.", 5, { ...scope, item })).toEqual([{ label: '["net \\"€\\""]', kind: "key", type: "a number", from: 4 }]);
});

test("a function comes with its signature, a sentence and an example; a key with the kind of its value", () => {
  expect(complete("truncat", 7, scope)).toEqual([
    {
      label: "truncate",
      kind: "function",
      signature: "truncate(text, length, end?)",
      doc: "The text cut to a length, with an ellipsis (or `end`) where it was cut.",
      example: { expression: 'truncate("A long story", 7)', result: "A long…" },
      from: 0,
    },
  ]);
  expect(complete("item.tags.len", 13, scope)).toEqual([{ label: "length", kind: "key", type: "a number", from: 10 }]);
  expect(complete("item.addr", 9, scope)).toEqual([{ label: "address", kind: "key", type: "an object", from: 5 }]);
});

test("an embedder gets the same", async () => {
  expect(await completeExpression("item.na", 7, scope)).toEqual(complete("item.na", 7, scope));
});
