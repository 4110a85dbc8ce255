import assert from "node:assert/strict";
import { defineNode, parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { median } from "./table.mjs";

const SIZE = 1000;
const step = defineNode({ type: "step", mode: "once", run: ({ items }) => items });
const engine = new WorkflowEngine({ nodes: [step] });

/** Microseconds a node of a warm run, the log on, beside a plain loop of async functions. */
export async function measureEngine() {
  const chain = Array.from({ length: SIZE - 1 }, (_, at) => `n${at} -> n${at + 1}`);
  const fan = Array.from({ length: SIZE - 2 }, (_, at) => [`n0 -> n${at + 1}`, `n${at + 1} -> n${SIZE - 1}`]).flat();
  const plain = await plainChain();
  return [await row("chain of 1,000 nodes", chain, plain), await row("1 → 1,000 → 1, one port", fan, plain)];
}

async function row(what, edges, plain) {
  const nodes = Object.fromEntries(Array.from({ length: SIZE }, (_, at) => [`n${at}`, { type: "step@1" }]));
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: what, nodes, edges });
  for (let warm = 0; warm < 30; warm += 1) await engine.execute(workflow);
  assert.equal((await engine.execute(workflow)).status, "succeeded");
  const whole = await median(21, () => engine.execute(workflow));
  const check = await median(21, async () => engine.check(workflow));
  const running = Math.max(0, whole - check);
  return {
    what: `${what}, running`,
    value: (running * 1000) / SIZE,
    unit: "µs/node",
    budget: 5,
    beside: `${(running / plain).toFixed(1)} × plain async JavaScript; with parsing and checks ${((whole * 1000) / SIZE).toFixed(2)} µs/node`,
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
