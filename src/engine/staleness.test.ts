import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { Workflow } from "../model/workflow.ts";
import { flow } from "./runFlow.ts";
import { staleNodes } from "./staleness.ts";

const nodes = {
  a: { type: "emit@1" },
  b: { type: "tag@1", params: { as: "x" } },
  c: { type: "tag@1", params: { as: "${parameters.word}" } },
  d: { type: "tag@1", params: { as: "${nodes.b.items.length}" } },
  e: { type: "tag@1" },
};
const edges = ["a -> b", "a -> c", "a -> d", "c -> e"];
const made = (changes: object = {}, wires = edges, rest: object = {}): Workflow =>
  parseWorkflow(flow({ ...nodes, ...changes }, wires, rest)).workflow as Workflow;
const stale = (now: Workflow, parameters = {}, before = made()) =>
  Object.fromEntries(
    staleNodes({ workflow: before, parameters: { word: "w" } }, { workflow: now, parameters: { word: "w", ...parameters } }),
  );

test("P7 nothing is stale where nothing that counts has changed", () => {
  expect(stale(made({}, edges, { layout: { nodes: { a: [1, 2] } }, description: "new" }))).toEqual({});
});

test("P7 a changed node is stale by its params, those that get packets from it or read it because of it", () => {
  expect(stale(made({ b: { type: "tag@1", params: { as: "y" } } }))).toEqual({
    b: { kind: "params" },
    d: { kind: "before", because: "b" },
  });
});

test("P7 a changed parameter makes those stale that read parameters, by its name", () => {
  expect(stale(made(), { word: "v" })).toEqual({ c: { kind: "parameter", name: "word" }, e: { kind: "before", because: "c" } });
});

test("P7 new nodes, other types, edges, pins and regions each give their reason", () => {
  expect(stale(made({ f: { type: "tag@1" } }, [...edges, "e -> f"]))).toEqual({ f: { kind: "new" } });
  expect(stale(made({ e: { type: "pause@1" } }))).toEqual({ e: { kind: "type" } });
  expect(stale(made({}, ["a -> b", "a -> c", "a -> d", "b -> e"]))).toEqual({ e: { kind: "edges" } });
  expect(stale(made({}, edges, { pins: { "c.out": [1] } }))).toEqual({ c: { kind: "pin" }, e: { kind: "before", because: "c" } });
  const wires = ["a -> r", "r.body -> b", "b -> r.yield", "a -> c", "a -> d", "c -> e"];
  const region = { regions: { r: { kind: "map", nodes: ["b"] } } };
  expect(stale(made({}, wires, region))).toMatchObject({ b: { kind: "region" }, r: { kind: "new" }, d: { kind: "before" } });
});
