import assert from "node:assert/strict";
import { defineNode, parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { median } from "./table.mjs";

const SIZE = 1000;
const LARGE = 100_000;
const ROUNDS = 10_000;
const step = defineNode({ type: "step", mode: "once", run: ({ items }) => items });
const sleep = defineNode({ type: "sleep", mode: "once", run: ({ items }) => new Promise((done) => setTimeout(() => done(items), 1)) });
const engine = new WorkflowEngine({ nodes: [step, sleep] });

/** Microseconds a node, from `start` to the end of the run, the full log on, beside plain loops of async functions. */
export async function measureEngine() {
  const plain = await plainChain();
  return [
    await warm("chain of 1,000 nodes", chain(SIZE), plain),
    await warm("1 → 1,000 → 1, into one port", fanIn(SIZE), plain),
    await warm("1 → 1,000", fanOut(SIZE), plain),
    await cold("chain of 100,000, building included", chain(LARGE)),
    await cold("1 → 100,000 → 1, building included", fanIn(LARGE)),
    await loop(),
    await manyWorkflows(),
  ];
}

function chain(size) {
  return Array.from({ length: size - 1 }, (_, at) => `n${at} -> n${at + 1}`);
}
function fanIn(size) {
  return Array.from({ length: size - 2 }, (_, at) => [`n0 -> n${at + 1}`, `n${at + 1} -> n${size - 1}`]).flat();
}
function fanOut(size) {
  return Array.from({ length: size - 1 }, (_, at) => `n0 -> n${at + 1}`);
}

function parsed(edges, size, rest = {}) {
  const nodes = Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, { type: "step@1" }]));
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: "bench", nodes, edges, ...rest }, { nodes: Number.POSITIVE_INFINITY });
  assert(workflow);
  return workflow;
}

async function timeOf(owner, workflow, count) {
  const began = performance.now();
  const run = owner.start(workflow);
  const { status } = await run.result;
  const took = performance.now() - began;
  assert.equal(status, "succeeded");
  assert.equal(run.log.filter((event) => event.kind === "node-finished").length, count);
  return took;
}

/** The same parsed workflow again and again: it is checked and compiled once. */
async function warm(what, edges, plain) {
  const workflow = parsed(edges, SIZE);
  const times = [];
  for (let round = 0; round < 80; round += 1) times.push(await timeOf(engine, workflow, SIZE));
  const took = times.slice(30).sort((a, b) => a - b)[25];
  return {
    what: `${what}, warm`,
    value: (took * 1000) / SIZE,
    unit: "µs/node",
    budget: 1,
    beside: `${(took / plain).toFixed(1)} × plain async JavaScript`,
  };
}

/** A parsed workflow that the engine has not seen: its checks and its compiling are in the time. */
async function cold(what, edges) {
  const times = [];
  let parsing = 0;
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    const workflow = parsed(edges, LARGE);
    parsing = performance.now() - began;
    times.push(await timeOf(engine, workflow, LARGE));
  }
  const took = times.sort((a, b) => a - b)[2];
  const beside = `parsing the document: ${((parsing * 1000) / LARGE).toFixed(2)} µs/node more`;
  return { what, value: (took * 1000) / LARGE, unit: "µs/node", budget: 2.25, beside };
}

async function loop() {
  const nodes = { a: { type: "step@1" }, step: { type: "step@1" }, b: { type: "step@1" } };
  const edges = ["a -> r", "r.body -> step", "step -> r.yield", "r.out -> b"];
  const regions = { r: { kind: "loop", nodes: ["step"], params: { times: ROUNDS } } };
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: "loop", nodes, edges, regions });
  const plainRounds = async () => {
    let items = [{}];
    for (let round = 0; round < ROUNDS; round += 1) items = await (async (each) => each)(items);
    return items;
  };
  for (let round = 0; round < 5; round += 1) await timeOf(engine, workflow, ROUNDS + 3);
  const took = await median(9, () => timeOf(engine, workflow, ROUNDS + 3));
  const plain = await median(9, plainRounds);
  return {
    what: "loop of 10,000 rounds of one node",
    value: (took * 1000) / ROUNDS,
    unit: "µs/round",
    budget: 3,
    beside: `${(took / plain).toFixed(1)} × plain async JavaScript`,
  };
}

/** 100 workflows of 10 nodes that wait 1 ms each, all at once. */
async function manyWorkflows() {
  const nodes = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`n${at}`, { type: "sleep@1" }]));
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: "many", nodes, edges: chain(10) });
  const own = () => Promise.all(Array.from({ length: 100 }, () => timeOf(engine, workflow, 10)));
  const one = async () => {
    for (let at = 0; at < 10; at += 1) await new Promise((done) => setTimeout(done, 1));
  };
  const bare = () => Promise.all(Array.from({ length: 100 }, one));
  for (let round = 0; round < 5; round += 1) await own().then(bare);
  const [took, plain] = [await median(21, own), await median(21, bare)];
  const beside = `${took.toFixed(1)} ms against ${plain.toFixed(1)} ms`;
  return { what: "100 workflows × 10 nodes × 1 ms", value: took / plain, unit: "× plain", budget: 1.1, beside };
}

async function plainChain() {
  const steps = Array.from({ length: SIZE }, () => async (items) => items);
  const once = async () => {
    let items = [{}];
    for (const each of steps) items = await each(items);
    return items;
  };
  for (let round = 0; round < 30; round += 1) await once();
  return median(21, once);
}
