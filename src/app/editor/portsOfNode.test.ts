import { expect, test } from "vitest";
import { defineNode } from "../../model/defineNode.ts";
import type { Workflow } from "../../model/workflow.ts";
import { drawingOf } from "./portsOfNode.ts";

const CATALOGUE = [defineNode({ type: "plain", run: () => undefined }), defineNode({ type: "start", inputs: [], run: () => undefined })];
const workflow = (edges: readonly string[]): Workflow => ({
  format: "vwmp/1",
  name: "w",
  nodes: { a: { type: "start@1" }, b: { type: "plain@1" }, odd: { type: "constructor@1" } },
  edges,
});
const names = (drawing: ReturnType<typeof drawingOf>, id: string) => [
  drawing.ports.get(id)?.inputs.map((port) => port.name),
  drawing.ports.get(id)?.outputs.map((port) => port.name),
];

test("an edge without ports goes from the first output to the first input", () => {
  expect(drawingOf(workflow(["a -> b"]), CATALOGUE).edges).toEqual([
    { text: "a -> b", from: { node: "a", port: "out" }, to: { node: "b", port: "in" } },
  ]);
});

test("a port that the type does not have is drawn before the error port, so its edge is not hidden", () => {
  expect(names(drawingOf(workflow(["b.gone -> odd.extra"]), CATALOGUE), "b")).toEqual([["in"], ["out", "gone", "error"]]);
  expect(names(drawingOf(workflow(["b.gone -> odd.extra"]), CATALOGUE), "odd")).toEqual([
    ["in", "extra"],
    ["out", "error"],
  ]);
});

test("edges to nodes that are not there, edges that are no edges and repeated edges are not drawn", () => {
  expect(drawingOf(workflow(["a -> nobody", "nonsense", "a -> b", "a -> b", "a -> __proto__"]), CATALOGUE).edges).toHaveLength(1);
});
