import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineNode, parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { fileRunStore, memoryRunStore } from "../lib/node.js";
import { median } from "./table.mjs";

const SIZE = 1000;
const LARGE = 100_000;
const RUNS = 15;
const step = defineNode({ type: "step", mode: "once", run: ({ items }) => items });

/** What keeping a run costs, and how long it takes to go on with one. */
export async function measureDurable() {
  const folder = mkdtempSync(join(tmpdir(), "vwmp-durable-"));
  try {
    return [
      await chain(folder),
      await again(folder),
      await resume("a loop", join(folder, "loop"), longLoop()),
      await resume("a chain", join(folder, "nodes"), largeChain()),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function chain(folder) {
  const workflow = parsed(chainOf(SIZE));
  const runner = (store) => {
    const engine = new WorkflowEngine({ nodes: [step], ...(store === undefined ? {} : { store }) });
    return async () => assert.equal((await engine.start(workflow).result).status, "succeeded");
  };
  const ways = [runner(fileRunStore(join(folder, "chain"))), runner(memoryRunStore()), runner(undefined)];
  for (let round = 0; round < RUNS; round += 1) for (const run of ways) await run();
  const times = [];
  for (const run of ways) times.push(await median(RUNS, run));
  const [files, memory, unkept] = times.map((ms) => ms.toFixed(2));
  return {
    what: "chain of 1,000 nodes, kept in files",
    value: times[0] / times[1],
    unit: "× memory",
    budget: 3,
    beside: `${files} ms against ${memory} ms; ${unkept} ms where nothing is kept`,
  };
}

/** A chain of 1,000 nodes that each add one to a hundred items, and the same once more: every result is there. */
async function again(folder) {
  const add = { type: "edit-fields@1", params: { fields: [{ name: "n", value: "${item.n + 1}" }] } };
  const nodes = Object.fromEntries(Array.from({ length: SIZE }, (_, at) => [`n${at}`, add]));
  const workflow = parsed({ ...chainOf(SIZE), nodes });
  const input = Array.from({ length: 100 }, (_, n) => ({ n }));
  const [first, second] = [[], []];
  for (let round = 0; round < 7; round += 1) {
    const store = fileRunStore(join(folder, `again${round}`));
    const engine = new WorkflowEngine({ store });
    for (const [times, source] of [
      [first, "run"],
      [second, "cache"],
    ]) {
      const began = performance.now();
      const run = engine.start(workflow, { input });
      await run.result;
      times.push(performance.now() - began);
      assert.equal(run.log.filter((event) => event.kind === "node-finished" && event.source === source).length, SIZE);
      assert.equal(run.items(`n${SIZE - 1}`, "out")[99]?.n, 99 + SIZE);
    }
    await store.close();
  }
  const [once, twice] = [first, second].map((times) => times.sort((one, other) => one - other)[3]);
  return {
    what: "second identical run of 1,000 pure nodes",
    value: twice / once,
    unit: "× the first",
    budget: 0.3,
    beside: `no node was run; ${twice.toFixed(1)} ms against ${once.toFixed(1)} ms`,
  };
}

const ASK = { type: "wait@1", params: { for: "signal", signal: "go" } };

/** A chain of 100,000 nodes: its document is read, checked and compiled again. */
function largeChain() {
  return parsed(chainOf(LARGE, { ask: ASK }, [`n${LARGE - 1} -> ask`]));
}

/** A loop of two nodes, 50,000 rounds: three events for each activation. */
function longLoop() {
  return parsed({
    nodes: { start: { type: "manual@1" }, a: { type: "step@1" }, b: { type: "step@1" }, ask: ASK },
    edges: ["start -> r", "r.body -> a", "a -> b", "b -> r.yield", "r.out -> ask"],
    regions: { r: { kind: "loop", nodes: ["a", "b"], params: { times: LARGE / 2 } } },
  });
}

/** A run whose last node waits for a signal: it is left there, and another engine goes on with it. */
async function resume(what, directory, workflow) {
  const store = fileRunStore(directory);
  const { runId, log } = await until(new WorkflowEngine({ nodes: [step], store }).start(workflow), "run-suspended");
  while ((await store.head(runId))?.events !== log.length) await new Promise((done) => setTimeout(done, 20));
  await store.close();
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    const run = await new WorkflowEngine({ nodes: [step], store: fileRunStore(directory) }).resume(runId);
    times.push(performance.now() - began);
    assert(run.log.length > LARGE * 2);
    await until(run, "run-suspended", run.log.length);
    while ((await store.head(runId))?.events !== run.log.length) await new Promise((done) => setTimeout(done, 20));
  }
  const took = times.sort((one, other) => one - other)[1];
  return { what: `resume of 100,000 finished activations, ${what}`, value: took / 1000, unit: "s", budget: 1 };
}

/** The run, once it has logged such an event behind those that were there. */
async function until(run, kind, behind = 0) {
  for await (const event of run.events()) if (event.kind === kind && event.seq > behind) break;
  return run;
}

function chainOf(size, nodes = {}, edges = []) {
  return {
    nodes: { ...Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, { type: "step@1" }])), ...nodes },
    edges: [...Array.from({ length: size - 1 }, (_, at) => `n${at} -> n${at + 1}`), ...edges],
  };
}

function parsed(document) {
  const { workflow } = parseWorkflow({ format: "vwmp/1", name: "bench", ...document }, { nodes: Number.POSITIVE_INFINITY });
  assert(workflow);
  return workflow;
}
