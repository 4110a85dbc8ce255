import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import type { Json } from "../model/json.ts";
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

type Ended = Extract<RunEvent, { kind: "node-finished" }>;
const gave = (node: string, ports: Record<string, readonly Json[]>, more: Partial<Ended> = {}): RunEvent => ({
  kind: "node-finished",
  node,
  scope: "run",
  activation: 0,
  source: "run",
  outputs: Object.entries(ports).map(([port, items]) => ({ port, count: items.length, items })),
  seq: 1,
  at: 0,
  ...more,
});
const pinnedTo = (pins: Workflow["pins"] & object, log: readonly RunEvent[], now = made({}, edges, { pins })) =>
  Object.fromEntries(staleNodes({ workflow: made(), parameters: {}, log }, { workflow: now, parameters: {} }));
const STALE = { c: { kind: "pin" }, e: { kind: "before", because: "c" } };

test("P7 a node pinned to just what it gave in the run is not stale, nor is what comes after it", () => {
  const log = [gave("a", { out: [1] }), gave("c", { out: [{ x: 1, y: 2 }] })];
  expect(pinnedTo({ "c.out": [{ y: 2, x: 1 }] }, log)).toEqual({});
  expect(pinnedTo({ "c.out": [{ x: 1, y: 2 }] }, [...log, gave("c", { out: [{ x: 1, y: 2 }] }, { activation: 1 })])).toEqual({});
});

test("P7 a node pinned to anything else is stale", () => {
  const log = [gave("c", { out: [1, 2] })];
  for (const items of [[1], [1, 3], [1, 2, 3]]) expect(pinnedTo({ "c.out": items }, log)).toEqual(STALE);
  expect(pinnedTo({ "c.out": [1, 2], "c.other": [] }, log)).toEqual(STALE);
  expect(pinnedTo({ "c.out": [1, 2] }, [])).toEqual(STALE);
  expect(pinnedTo({ "c.out": [1, 2] }, [...log, gave("c", { out: [3] }, { activation: 1 })])).toEqual(STALE);
  expect(pinnedTo({ "c.out": [1, 2] }, [gave("c", { out: [1, 2], error: [3] })])).toEqual(STALE);
  expect(pinnedTo({ "c.out": [1] }, [gave("c", {}, { outputs: [{ port: "out", count: 9, items: [1], streamed: true }] })])).toEqual(STALE);
  const failure = { code: "x", kind: "user", message: "" } as const;
  const failed: RunEvent = { ...gave("c", {}), kind: "node-failed", failure, outcome: "skipped", outputs: [] } as RunEvent;
  expect(pinnedTo({ "c.out": [1, 2] }, [...log, failed])).toEqual(STALE);
});

test("P7 where ancestors are asked for, pinned items lack them, and the pinned node is stale", () => {
  const log = [gave("c", { out: [1, 2] })];
  const before = made({ e: { type: "tag@1", params: { as: "${nodes.a.item}" } } });
  const now = made({ e: { type: "tag@1", params: { as: "${nodes.a.item}" } } }, edges, { pins: { "c.out": [1, 2] } });
  expect(Object.fromEntries(staleNodes({ workflow: before, parameters: {}, log }, { workflow: now, parameters: {} }))).toEqual(STALE);
});
