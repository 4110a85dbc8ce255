import { expect, test } from "vitest";
import { defineNode, type Workflow, WorkflowEngine } from "#engine";
import { StoreError } from "../src/model/store.ts";
import { memoryRunStore } from "../src/storage/memoryRunStore.ts";
import { engineApi } from "./engineApi.ts";
import { FakeLocks } from "./fakeLocks.ts";
import type { EventBatch, RunList } from "./protocol.ts";
import { type RunDatabase, RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";

const WORKFLOW: Workflow = {
  format: "vwmp/1",
  name: "Three steps",
  parameters: { from: { kind: "number", label: "From", default: 1 } },
  nodes: { first: { type: "count@1" }, hold: { type: "hold@1" }, last: { type: "count@1" } },
  edges: ["first -> hold", "hold -> last"],
};

/** A browser: workers that share a store and its locks, and can die. `counted` says how often the steps ran, in all workers. */
function browser(store: RunDatabase = { ...memoryRunStore(), id: async () => "db" }) {
  const locks = new FakeLocks();
  const counted: string[] = [];
  const count = defineNode({
    type: "count",
    mode: "once",
    run: ({ items }) => {
      counted.push("count");
      return items;
    },
  });
  const hold = defineNode({
    type: "hold",
    mode: "once",
    run: async ({ items, control }) => {
      await control.wait([{ signal: "go" }]);
      return items;
    },
  });
  const nodes = [count, hold];
  const worker = () => {
    const { manager, die } = locks.worker();
    let dead = false;
    // What a dead worker still does reaches no store.
    const guarded: RunDatabase = { ...store, append: (...given) => (dead ? new Promise(() => undefined) : store.append(...given)) };
    const keeping = new RunKeeping((kept) => new WorkflowEngine({ nodes, store: kept }), guarded, new RunLocks(manager, 5));
    return {
      api: engineApi(new WorkflowEngine({ nodes }), keeping),
      die() {
        dead = true;
        die();
      },
    };
  };
  return { worker, counted, store };
}

function page() {
  const { port1, port2 } = new MessageChannel();
  const events: EventBatch[number][] = [];
  const waiting: (() => void)[] = [];
  port1.onmessage = ({ data }: MessageEvent<EventBatch>) => {
    events.push(...data);
    port1.postMessage(1);
    for (const tell of waiting) tell();
  };
  const saw = (kind: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (events.some((event) => event.kind === kind)) resolve();
      };
      waiting.push(look);
      look();
    });
  return { port: port2, events, saw, close: () => port1.close() };
}

type Api = ReturnType<typeof engineApi>;

async function started(api: Api, parameters = {}): Promise<string> {
  const screen = page();
  const answer = await api.start({ workflow: WORKFLOW, parameters, grant: { net: ["a.test"] } }, screen.port);
  if (!("runId" in answer)) throw new Error("not started");
  await screen.saw("run-suspended");
  await expect.poll(async () => (await listed(api))[0]?.status).toBe("suspended");
  screen.close();
  return answer.runId;
}

async function listed(api: Api): Promise<Extract<RunList, { database: string }>["runs"]> {
  const list = await api.runs();
  if (list === undefined || "refused" in list) throw new Error("no list");
  return list.runs;
}

test("a run is locked while its worker lives; when that is dead another goes on with it, and nothing runs twice", async () => {
  const { worker, counted } = browser();
  const [first, second] = [worker(), worker()];
  const runId = await started(first.api, { from: 7 });
  expect(await listed(first.api)).toMatchObject([{ runId, workflow: "Three steps", driver: "here" }]);
  expect(await listed(second.api)).toMatchObject([{ runId, driver: "elsewhere" }]);
  const refused = await second.api.resumeRun(runId, page().port);
  expect(refused).toMatchObject({ refused: { code: "run-elsewhere" } });
  expect(await second.api.removeRun(runId)).toMatchObject({ code: "run-elsewhere" });

  const freed = second.api.undriven(runId);
  first.die();
  await freed;
  expect(await listed(second.api)).toEqual([expect.objectContaining({ runId, status: "suspended", steps: 1 })]);
  expect(await second.api.runStart(runId)).toMatchObject({ document: { name: "Three steps" } });
  const screen = page();
  expect(await second.api.resumeRun(runId, screen.port)).toEqual({ runId });
  await second.api.signal(runId, "go");
  await screen.saw("run-finished");
  screen.close();
  expect(screen.events.map(({ seq }) => seq)).toEqual(screen.events.map((_, k) => k + 1));
  expect(screen.events[0]).toMatchObject({ kind: "run-created", parameters: { from: 7 } });
  expect(screen.events[0]).not.toHaveProperty("start");
  expect(counted).toEqual(["count", "count"]);
  const asked = { template: "${parameters.from}", workflow: WORKFLOW, node: "last", runId, index: 0 };
  expect(await second.api.evaluate(asked)).toMatchObject({ value: 7 });
  expect(await second.api.logHash(runId)).toMatch(/^[0-9a-f]{64}$/);
  await expect.poll(async () => (await listed(second.api))[0]).not.toHaveProperty("driver");
  expect((await listed(second.api))[0]?.status).toBe("succeeded");
});

test("a run that was paused goes on paused, until it is resumed", async () => {
  const { worker } = browser();
  const [first, second] = [worker(), worker()];
  const runId = await started(first.api);
  await first.api.pause(runId);
  await expect.poll(async () => (await listed(first.api))[0]?.status).toBe("paused");
  first.die();
  const screen = page();
  await second.api.resumeRun(runId, screen.port);
  await second.api.signal(runId, "go");
  await screen.saw("signal-taken");
  expect(screen.events.findLast(({ kind }) => kind === "run-paused" || kind === "run-resumed")?.kind).toBe("run-paused");
  expect(screen.events.filter((event) => event.kind === "node-started" && event.node === "last")).toEqual([]);
  await second.api.resume(runId);
  await screen.saw("run-finished");
  screen.close();
});

test("a run is forgotten with the runs it called, and whose caller is not driven is not offered by itself", async () => {
  const { worker, store } = browser();
  const { api } = worker();
  const head = { workflow: "W", createdAt: 1, updatedAt: 1, status: "running", events: 0 } as const;
  await store.create({ ...head, runId: "top" }, {});
  await store.create({ ...head, runId: "called", parent: "top" }, {});
  await store.create({ ...head, runId: "deeper", parent: "called" }, {});
  await store.create({ ...head, runId: "other" }, {});
  expect((await listed(api)).map(({ runId }) => runId).sort()).toEqual(["other", "top"]);
  expect(await api.removeRun("top")).toBeUndefined();
  expect((await store.list()).map(({ runId }) => runId)).toEqual(["other"]);
});

test("what cannot go on says why, and is not left locked", async () => {
  const { worker, store } = browser();
  const { api } = worker();
  expect(await api.resumeRun("nobody", page().port)).toMatchObject({ refused: { code: "unknown-run" } });
  await store.create({ runId: "empty", workflow: "W", createdAt: 1, updatedAt: 1, status: "running", events: 0 }, {});
  expect(await api.resumeRun("empty", page().port)).toMatchObject({ refused: { code: "unknown-run" } });
  expect((await listed(api))[0]).not.toHaveProperty("driver");
});

test("where nothing can be kept a run still runs, and who started it is told; so is who asks for the list", async () => {
  const refuse = async (): Promise<never> => {
    throw new StoreError("store-unavailable", "This browser keeps nothing.");
  };
  const { worker } = browser({ ...memoryRunStore(), id: refuse, create: refuse });
  const { api } = worker();
  const screen = page();
  const answer = await api.start({ workflow: WORKFLOW, parameters: {}, grant: {} }, screen.port);
  expect(answer).toMatchObject({
    runId: expect.any(String),
    notKept: { code: "store-unavailable", message: "This browser keeps nothing." },
  });
  await screen.saw("run-suspended");
  screen.close();
  expect(await api.runs()).toEqual({ refused: { code: "store-unavailable", message: "This browser keeps nothing." } });
});

/** Sends a signal to a run whose place is full by then, and gives how the run ended. */
async function endWhenFull(signal: string) {
  const memory = memoryRunStore();
  let full = false;
  const append: RunDatabase["append"] = (...given) =>
    full ? Promise.reject(new StoreError("store-full", "It is full.")) : memory.append(...given);
  const { api } = browser({ ...memory, id: async () => "db", append }).worker();
  const screen = page();
  const answer = await api.start({ workflow: WORKFLOW, parameters: {}, grant: {} }, screen.port);
  await screen.saw("run-suspended");
  full = true;
  await api.signal("runId" in answer ? answer.runId : "", signal);
  await screen.saw("run-finished");
  screen.close();
  return { api, end: screen.events.at(-1) };
}

test("a place that fails in the middle of a run fails the run with a hint", async () => {
  const { end } = await endWhenFull("nobody waits for this");
  expect(end).toMatchObject({ status: "failed", failures: [{ code: "store-full", hint: expect.stringContaining("Make room") }] });
});

test("a run that has ended before its place failed says so in the list", async () => {
  const { api, end } = await endWhenFull("go");
  expect(end).toMatchObject({ status: "succeeded" });
  await expect.poll(() => api.runs()).toMatchObject({ failed: { code: "store-full", message: "It is full." } });
});

test("an engine without a place for runs keeps none, and says so", async () => {
  const api = engineApi(new WorkflowEngine());
  expect(await api.runs()).toBeUndefined();
  expect(await api.runStart("r")).toBeUndefined();
  expect(await api.resumeRun("r", page().port)).toMatchObject({ refused: { code: "unknown-run" } });
  expect(await api.removeRun("r")).toMatchObject({ code: "unknown-run" });
});
