import { expect, test } from "vitest";
import { type RunEvent, type TraceEdge, type Workflow, WorkflowEngine } from "#engine";
import { lineage } from "./lineage.ts";
import { readBackRun } from "./recordedRun.ts";

const orders = [
  { id: 3, total: 20 },
  { id: 1, total: 30 },
  { id: 2, total: 10 },
];
const FLOW: Workflow = {
  format: "vwmp/1",
  name: "W",
  nodes: {
    orders: { type: "manual@1", params: { items: orders } },
    sorted: { type: "sort@1", params: { by: [{ field: "id" }] } },
    large: { type: "filter@1", params: { where: "${item.total > 15}" } },
  },
  edges: ["orders -> sorted", "sorted -> large"],
};
const EDGES: readonly TraceEdge[] = [
  { from: { node: "orders", port: "out" }, to: { node: "sorted", port: "in" } },
  { from: { node: "sorted", port: "out" }, to: { node: "large", port: "in" } },
];

test("what sort and filter passed on is followed in a run that was read back as in the run itself", async () => {
  const engine = new WorkflowEngine();
  const run = engine.start(FLOW);
  await run.result;
  const back = readBackRun(run.runId, JSON.parse(JSON.stringify(run.log)) as RunEvent[]);
  const last = { runId: run.runId, node: "large", port: "kept" };
  const live = lineage(run, last, 0, EDGES);
  expect(live.ancestors.map(({ node, indexes }) => [node, indexes])).toEqual([
    ["orders", [1]],
    ["sorted", [0]],
  ]);
  expect(lineage(back, last, 0, EDGES)).toEqual(live);
  const first = { ...last, node: "orders", port: "out" };
  expect(lineage(back, first, 1, EDGES)).toEqual(lineage(run, first, 1, EDGES));
});
