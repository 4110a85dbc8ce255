import { expect, test } from "vitest";
import { makeCatalogue } from "./catalogue.ts";
import { checkCalled } from "./checkCalled.ts";
import { defineNode } from "./defineNode.ts";
import type { Workflow } from "./workflow.ts";

const workflow = { kind: "workflow", label: "Workflow" } as const;
const types = makeCatalogue([
  defineNode({ type: "call", params: { workflow }, run: () => undefined }),
  defineNode({ type: "agent", params: { tools: { kind: "list", label: "Tools", of: { workflow } } }, run: () => undefined }),
]);

function warned(nodes: Workflow["nodes"]): readonly string[] {
  const called = { format: "vwmp/1", name: "Price", nodes: {}, edges: [] };
  const file: Workflow = { format: "vwmp/1", name: "W", nodes, edges: [], workflows: { price: called } };
  return checkCalled(file, types).map(({ severity, path }) => `${severity} ${path.join(".")}`);
}

test("warns of a call of a workflow that the file does not have", () => {
  expect(warned({ a: { type: "call@1", params: { workflow: "prise" } } })).toEqual(["warning nodes.a.params.workflow"]);
});

test("warns of one among the entries of a list", () => {
  const tools = [{ workflow: "price" }, { workflow: "gone" }];
  expect(warned({ a: { type: "agent@1", params: { tools } } })).toEqual(["warning nodes.a.params.tools.1.workflow"]);
});

test.each([
  ["is of the file", { type: "call@1", params: { workflow: "price" } }],
  ["is not chosen yet", { type: "call@1", params: { workflow: "" } }],
  ["is worked out", { type: "call@1", params: { workflow: "${item.name}" } }],
  ["a disabled node calls", { type: "call@1", disabled: true, params: { workflow: "gone" } }],
  ["a node of an unknown type names", { type: "strange@1", params: { workflow: "gone" } }],
])("says nothing of a workflow that %s", (_which, node) => {
  expect(warned({ a: node })).toEqual([]);
});
