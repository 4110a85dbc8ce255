import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { RunEvent } from "../model/event.ts";
import type { JournalBatch, RunStore } from "../model/runStore.ts";
import { StoreError } from "../model/store.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { Engine } from "./engine.ts";
import type { EngineSetup } from "./engineSetup.ts";
import { readRun } from "./readRun.ts";
import { flow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const told: string[] = [];
/** Says when it acts, and with which key. */
const act = defineNode({
  type: "act",
  mode: "once",
  effects: "write",
  run: ({ items, idempotencyKey }) => {
    told.push(`act ${idempotencyKey}`);
    return items;
  },
});

function engineOver(store: RunStore, host = new VirtualHost()): { readonly engine: Engine; readonly host: VirtualHost } {
  told.length = 0;
  const read: EngineSetup["read"] = (value, limits) => ({ ...parseWorkflow(value, limits), lineOf: () => undefined });
  const types = [...builtInNodes, ...testTypes, act];
  const keep = { store, retention: { runs: 2, bytes: 1e9 } };
  return { host, engine: new Engine({ types, host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read, keep }) };
}

/** A store that says what is appended to it, and fails from the `failing`-th append on. */
function watched(failing = Number.POSITIVE_INFINITY) {
  const batches: JournalBatch[] = [];
  const under = memoryRunStore();
  const append = async (runId: string, batch: JournalBatch): Promise<void> => {
    batches.push(batch);
    if (batches.length >= failing) throw new StoreError("store-full", "There is no room.");
    await under.append(runId, batch);
    told.push(`kept ${batch.from}–${batch.from + batch.count - 1}${batch.strict ? " strictly" : ""}`);
  };
  const store: RunStore = { ...under, append };
  return { batches, under, store };
}

const acting = flow({ a: "emit", b: "act", c: "tag" }, ["a -> b", "b -> c"]);

test("G6 a start that writes is on disk, with its key, before the node acts; the rest is kept in groups", async () => {
  const { store } = watched();
  const { engine, host } = engineOver(store);
  const run = engine.start(acting);
  await host.run(run.result);
  const started = run.log.find((event) => event.kind === "node-started" && event.node === "b") as RunEvent & { key: string };
  expect(started.key).toMatch(/^[0-9a-f]{8}-/);
  expect(told).toEqual([`kept 1–${started.seq} strictly`, `act ${started.key}`, `kept ${started.seq + 1}–${run.log.length}`]);
});

test("G4 a large payload is kept once, by its hash, and comes back with the log", async () => {
  const { store, batches } = watched();
  const { engine, host } = engineOver(store);
  const text = "x".repeat(2000);
  const run = engine.start(flow({ a: { type: "emit@1", params: { items: [{ text }] } }, b: "work", c: "work" }, ["a -> b", "b -> c"]));
  await host.run(run.result);
  expect(batches.flatMap(({ blobs }) => [...blobs.keys()])).toHaveLength(1);
  expect(batches.map(({ lines }) => lines).join("\n")).not.toContain(text.slice(0, 1500));
  expect(await readRun(store, run.runId)).toEqual(run.log);
});

test("G6 thousands of events are kept in a few batches, in time", async () => {
  const { store, batches } = watched();
  const { engine, host } = engineOver(store);
  const ids = Array.from({ length: 1000 }, (_, at) => `n${at}`);
  const chain = ids.slice(1).map((id, at) => `${ids[at]} -> ${id}`);
  const run = engine.start(flow(Object.fromEntries(ids.map((id, at) => [id, at === 500 ? "work" : "tag"])), chain));
  await host.run(run.result);
  expect(batches.length).toBeLessThan(5);
  expect(await readRun(store, run.runId)).toEqual(run.log);
  expect(await store.head(run.runId)).toMatchObject({ status: "succeeded", events: run.log.length });
});

test("G6 P3 a run whose log cannot be kept fails and says so, and does not act", async () => {
  const { store } = watched(1);
  const { engine, host } = engineOver(store);
  const { status, failures } = await host.run(engine.execute(acting));
  expect([status, failures[0]?.code, failures[0]?.message]).toEqual([
    "failed",
    "store-full",
    "The log of the run could not be kept: There is no room.",
  ]);
  expect(told.filter((line) => line.startsWith("act"))).toEqual([]);
});

test("G1 old runs make room for new ones", async () => {
  const store = memoryRunStore();
  const { engine, host } = engineOver(store);
  const runs: string[] = [];
  // It is looked for every twentieth run, the first included.
  for (let at = 0; at < 21; at += 1) {
    const run = engine.start(flow({ a: "emit" }, []));
    await host.run(run.result);
    runs.push(run.runId);
    host.clock.schedule(10, () => undefined);
    host.clock.advance();
  }
  expect((await store.list()).map(({ runId }) => runId)).toEqual(runs.slice(-2).reverse());
});

test("P3 a run larger than the limits of the parser goes on all the same", async () => {
  const many = Object.fromEntries(Array.from({ length: 20_100 }, (_, at) => [`n${at}`, { type: "emit@1" }]));
  const document = { format: "vwmp/1", name: "large", nodes: { ...many, a: { type: "emit@1" }, b: { type: "act@1" } }, edges: ["a -> b"] };
  const { workflow } = parseWorkflow(document, { nodes: Number.POSITIVE_INFINITY });
  const { store, under } = watched(2);
  const first = engineOver(store);
  expect(first.engine.check(document)).toContainEqual(expect.objectContaining({ code: "too-many-nodes" }));
  const run = first.engine.start(workflow as object);
  await first.host.run(run.result);
  expect((await under.head(run.runId))?.status).toBe("running");
  const { engine, host } = engineOver(under);
  const resumed = await engine.resume(run.runId);
  expect((await host.run(resumed.result)).status).toBe("succeeded");
});

test("P3 resume of what is not kept is refused by name", async () => {
  const { engine } = engineOver(memoryRunStore());
  await expect(engine.resume("nobody")).rejects.toMatchObject({ code: "unknown-run", message: "No run “nobody” is kept here." });
});

/** A run that died while `b` was acting, gone on with. */
async function resumeActing(policy: object) {
  const { store, under } = watched(2);
  const first = engineOver(store);
  const run = first.engine.start(flow({ a: "emit", b: { type: "act@1", policy }, c: "tag" }, ["a -> b", "b -> c"]));
  await first.host.run(run.result);
  const before = told.filter((line) => line.startsWith("act"));
  const { engine, host } = engineOver(under);
  const resumed = await engine.resume(run.runId);
  return { resumed, before, host };
}

test("P3 an interrupted write runs again with the same key", async () => {
  const { resumed, before, host } = await resumeActing({});
  expect((await host.run(resumed.result)).status).toBe("succeeded");
  expect(told.filter((line) => line.startsWith("act"))).toEqual(before);
  expect(resumed.log.filter((event) => "node" in event && event.node === "b").map(({ kind }) => kind)).toEqual([
    "node-started",
    "node-interrupted",
    "node-started",
    "node-finished",
  ]);
});

test.each([
  [true, "succeeded", undefined],
  [false, "failed", "interrupted"],
])("P3 an interrupted write that is to ask waits for an answer; %s", async (answer, status, code) => {
  const { resumed, before, host } = await resumeActing({ onInterrupt: "ask" });
  host.clock.schedule(1000, () => {
    expect(resumed.log.at(-1)?.kind).toBe("run-suspended");
    resumed.signal("b.rerun", answer);
  });
  const result = await host.run(resumed.result);
  expect([result.status, result.failures[0]?.code]).toEqual([status, code]);
  expect(told.filter((line) => line.startsWith("act"))).toEqual(answer ? before : []);
});
