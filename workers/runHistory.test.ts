import { afterEach, expect, test } from "vitest";
import { defineNode, NodeError, type RunEvent, type Workflow, WorkflowEngine } from "#engine";
import type { Json } from "../src/model/json.ts";
import { memoryRunStore } from "../src/storage/memoryRunStore.ts";
import { engineApi } from "./engineApi.ts";
import type { EventBatch } from "./protocol.ts";
import { RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";

const calls: string[] = [];
const count = defineNode({
  type: "count-up",
  effects: "write",
  mode: "once",
  inputs: [],
  params: { to: { kind: "number", label: "To", required: true } },
  run: ({ params }) => {
    calls.push("count");
    return Array.from({ length: params.to }, (_, n) => ({ n }));
  },
});
const pass = defineNode({
  type: "pass-on",
  mode: "once",
  params: { fail: { kind: "boolean", label: "Fail", default: false } },
  run: ({ items, params }) => {
    calls.push("pass");
    if (params.fail) throw new NodeError("broken", "It is broken.");
    return items;
  },
});

function flow(to: number, fail = false): Workflow {
  return {
    format: "vwmp/1",
    name: "W",
    nodes: { source: { type: "count-up@1", params: { to } }, next: { type: "pass-on@1", params: { fail } } },
    edges: ["source -> next"],
  };
}

function engine() {
  const store = { ...memoryRunStore(), id: async () => "db" };
  const nodes = [count, pass];
  const keeping = new RunKeeping(
    (kept, retention) => new WorkflowEngine({ nodes, store: kept, retention }),
    store,
    new RunLocks(undefined),
  );
  const fresh = () => engineApi(new WorkflowEngine({ nodes }), keeping);
  return { api: fresh(), fresh, store };
}

const ports: MessagePort[] = [];
afterEach(() => {
  calls.length = 0;
  for (const port of ports.splice(0)) port.close();
});

/** A page's end of a run that has an end. */
function page() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const events: RunEvent[] = [];
  const ended = new Promise<readonly RunEvent[]>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<EventBatch>) => {
      events.push(...data);
      port1.postMessage(1);
      if (data.some(({ kind }) => kind === "run-finished")) resolve(events);
    };
  });
  return { port: port2, ended };
}

async function ran(api: ReturnType<typeof engineApi>, workflow: Workflow): Promise<string> {
  const { port, ended } = page();
  const started = await api.start({ workflow, parameters: {}, grant: {} }, port);
  await ended;
  return (started as { runId: string }).runId;
}

test("a kept run that this engine did not run opens with all it began with, its whole log and its items", async () => {
  const { api, fresh } = engine();
  const runId = await ran(api, flow(3));
  const other = fresh();
  const { port, ended } = page();
  expect(await other.openRun(runId, port)).toMatchObject({ runId, start: { document: flow(3) }, parameters: {}, ended: true });
  expect((await ended).at(-1)).toMatchObject({ kind: "run-finished", status: "succeeded" });
  expect(await other.items({ runId, node: "next", port: "out" }, 1, 5)).toMatchObject({ total: 3, items: [{ n: 1 }, { n: 2 }] });
  expect(await other.logHash(runId)).toBe(await api.logHash(runId));
});

test("what has not happened yet behind an event has no items", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(2));
  const { port, ended } = page();
  await api.openRun(runId, port);
  const at = (await ended).find((event) => event.kind === "node-finished" && event.node === "next")?.seq ?? 0;
  expect(await api.items({ runId, node: "next", port: "out", until: at - 1 }, 0, 5)).toMatchObject({ total: 0 });
  expect(await api.items({ runId, node: "next", port: "out", until: at }, 0, 5)).toMatchObject({ total: 2 });
});

test("an exported log can be opened elsewhere; what is none is refused with its line", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(2));
  const log = await ((await api.exportLog(runId)) as Blob).text();
  const elsewhere = engine().api;
  expect(await elsewhere.openLog(log)).toEqual({ runId });
  expect(await elsewhere.items({ runId, node: "next", port: "out" }, 0, 5)).toMatchObject({ total: 2 });
  expect(await elsewhere.openLog("{}\n")).toMatchObject({ refused: { code: "bad-log", message: expect.stringContaining("Line 1") } });
  const holed = log.split("\n").toSpliced(1, 1).join("\n");
  expect(await elsewhere.openLog(holed)).toMatchObject({ refused: { message: expect.stringContaining("Line 2 is event 3, expected 2") } });
  expect(await elsewhere.openLog("")).toMatchObject({ refused: { code: "bad-log" } });
});

test("a run that nobody keeps is refused", async () => {
  const { api } = engine();
  expect(await api.openRun("nobody", page().port)).toMatchObject({ refused: { code: "unknown-run" } });
  expect(await api.exportLog("nobody")).toMatchObject({ refused: { code: "unknown-run" } });
});

test("a list can say of a run how many items passed", async () => {
  const { api } = engine();
  expect(await api.runSummary(await ran(api, flow(4)))).toEqual({ items: 8 });
  expect(await api.runSummary("nobody")).toBeUndefined();
});

test("a list can say of a fork which run it goes on from", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(4));
  const { port, ended } = page();
  const fork = await api.forkRun({ runId, at: { behind: 1 }, grant: {} }, port);
  await ended;
  expect(await api.runSummary((fork as { runId: string }).runId)).toEqual({ items: 8, forkOf: runId });
});

test("runs over the limit are removed at once where that is asked", async () => {
  const { api, store } = engine();
  await ran(api, flow(1));
  const last = await ran(api, flow(2));
  expect(await api.limitRuns({ runs: 1, bytes: 1e9 }, false)).toBeUndefined();
  expect(await store.list()).toHaveLength(2);
  await api.limitRuns({ runs: 1, bytes: 1e9 }, true);
  expect((await store.list()).map(({ runId }) => runId)).toEqual([last]);
});

test("nodes that would give something else now are stale, with the reason", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(2));
  expect(await api.stale(runId, flow(2))).toEqual({});
  expect(await api.stale(runId, flow(3))).toEqual({ source: { kind: "params" }, next: { kind: "before", because: "source" } });
});

test("pinned to what it gave a node is not stale", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(2));
  const { items } = (await api.items({ runId, node: "source", port: "out" }, 0, 5)) as { items: readonly Json[] };
  expect(await api.stale(runId, { ...flow(2), pins: { "source.out": items } })).toEqual({});
  expect(await api.stale(runId, { ...flow(2), pins: { "source.out": items.slice(1) } })).toMatchObject({ source: { kind: "pin" } });
});

test("two runs are compared by what their nodes gave", async () => {
  const { api } = engine();
  const [one, same, other] = [await ran(api, flow(2)), await ran(api, flow(2)), await ran(api, flow(3))];
  expect(await api.compareRuns(one, same)).toEqual({});
  expect(await api.compareRuns(one, other)).toMatchObject({
    difference: { node: "source", index: 2, right: { n: 2 }, nodes: ["source", "next"] },
  });
});

test("a retry goes on before the failure, with the workflow as it is now: what had finished does not run again", async () => {
  const { api } = engine();
  const runId = await ran(api, flow(2, true));
  expect(calls).toEqual(["count", "pass"]);
  const { port, ended } = page();
  await api.forkRun({ runId, at: { beforeFailureOf: "next" }, workflow: flow(2), grant: {} }, port);
  expect((await ended).at(-1)).toMatchObject({ kind: "run-finished", status: "succeeded" });
  expect(calls).toEqual(["count", "pass", "pass"]);
});
