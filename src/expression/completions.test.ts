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

test("names that hold something come first, then those that hold nothing, then functions", () => {
  const all = complete("", 0, scope, ["orders"]);
  const first = ["item", "nodes", "parameters", "run", "now", "today", "items", "index", "config", "variables", "loop", "env"];
  expect(all.slice(0, 12).map(({ label }) => label)).toEqual(first);
  expect(all.slice(0, 3).map(({ type }) => type)).toEqual(["an object", "an object", "an object"]);
  expect(all[12]).toMatchObject({ kind: "function" });
  expect(labels("ite")).toEqual(["item", "items"]);
});

test("a parameter of a function over a list has the keys of what is in the list", () => {
  const lists = {
    ...scope,
    item: { id: 1, lines: [{ price: 3, parts: [{ code: "a" }] }] },
    items: [{ id: 1 }],
    nodes: () => ({ item: { total: 1 }, items: [{ total: 1 }] }),
  };
  const keys = (text: string) => complete(text, text.length, lists, ["orders"]).map(({ label }) => label);
  expect(keys("items.map(i => i.")).toEqual(["id", "lines"]);
  expect(keys("items.map((i, at) => i.li")).toEqual(["lines"]);
  expect(keys("item.lines.map(l => l.parts.map(p => p.")).toEqual(["code"]);
  expect(keys("item.lines.filter(l => l.price > 1).map(line => line.")).toEqual(["price", "parts"]);
  expect(keys("item.lines.reduce((sum, line) => sum + line.")).toEqual(["price", "parts"]);
  expect(keys("item.lines.toSorted((a, b) => a.price - b.")).toEqual(["price", "parts"]);
  expect(keys("nodes.orders.items.map(o => o.")).toEqual(["total"]);
  expect(keys("groupBy(items, i => i.")).toEqual(["id", "lines"]);
  expect(keys("items.map((i, at) => at.")).toEqual([]);
  expect(keys("items.map(i => i.id).map(j => j.")).toEqual([]);
  expect(keys("items.map(order => or")).toEqual(["order"]);
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
