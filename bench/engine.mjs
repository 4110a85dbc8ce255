import assert from "node:assert/strict";
import { defineNode, parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { median } from "./table.mjs";

const SIZE = 1000;
const step = defineNode({ type: "step", mode: "once", run: ({ items }) => items });
const engine = new WorkflowEngine({ nodes: [step] });

/** Microseconds a node of a warm run from its start to its end, the full log on, beside a plain loop of async functions. */
export async function measureEngine() {
  const chain = Array.from({ length: SIZE - 1 }, (_, at) => `n${at} -> n${at + 1}`);
  const fan = Array.from({ length: SIZE - 2 }, (_, at) => [`n0 -> n${at + 1}`, `n${at + 1} -> n${SIZE - 1}`]).flat();
  const plain = await plainChain();
  return [await row("chain of 1,000 nodes", chain, plain), await row("1 → 1,000 → 1, one port", fan, plain)];
}

async function row(what, edges, plain) {
  const nodes = Object.fromEntries(Array.from({ length: SIZE }, (_, at) => [`n${at}`, { type: "step@1" }]));
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: what, nodes, edges });
  const once = async () => {
    const began = performance.now();
    const run = engine.start(workflow);
    const started = performance.now();
    const { status } = await run.result;
    assert.equal(status, "succeeded");
    return { running: performance.now() - started, whole: performance.now() - began };
  };
  const figures = [];
  for (let round = 0; round < 60; round += 1) figures.push(await once());
  const middle = (key) =>
    figures
      .slice(20)
      .map((figure) => figure[key])
      .sort((a, b) => a - b)[20];
  const [running, whole] = [middle("running"), middle("whole")];
  return {
    what: `${what}, running`,
    value: (running * 1000) / SIZE,
    unit: "µs/node",
    budget: 5,
    beside: `${(running / plain).toFixed(1)} × plain async JavaScript; with parsing, checks and compiling ${((whole * 1000) / SIZE).toFixed(2)} µs/node`,
  };
}

async function plainChain() {
  const steps = Array.from({ length: SIZE }, () => async (items) => items);
  const once = async () => {
    let items = [{}];
    for (const each of steps) items = await each(items);
    return items;
  };
  for (let warm = 0; warm < 30; warm += 1) await once();
  return median(21, once);
}
