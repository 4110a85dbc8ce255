import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { Engine } from "./engine.ts";
import type { Run } from "./run.ts";
import { flow, kinds, runFlow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

await Promise.all(builtInNodes.map((type) => type.run.load?.()));

const TWO = flow({ hook: { type: "webhook@1", params: { path: "/a", sample: { body: 1 } } }, time: "schedule", a: "no-op", b: "no-op" }, [
  "hook -> a",
  "time -> b",
]);
const EVENT = [{ scheduledAt: "2026-01-01T09:00:00.000Z", next: null }];

test("F5 the trigger that begins a run gets its input; the other triggers are skipped and close dead (D2)", async () => {
  const { result, events } = await runFlow(TWO, { trigger: "time", input: EVENT });
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: EVENT } });
  expect(kinds(events, "hook")).toEqual(["node-skipped"]);
  expect(kinds(events, "a")).toEqual(["node-skipped"]);
});

test("F5 without a trigger each trigger gives its sample, and sources that are none fire as ever", async () => {
  const { result } = await runFlow(flow({ hook: { type: "webhook@1", params: { sample: { body: 1 } } }, start: "manual" }, []));
  expect(result.outputs["start"]).toEqual([{}]);
  expect(result.outputs["hook"]).toEqual([{ method: "POST", path: "/", headers: {}, query: {}, body: 1 }]);
});

test("F5 a trigger that begins a run without an event gives its sample", async () => {
  const { result } = await runFlow(TWO, { trigger: "hook" });
  expect(result.outputs["a"]).toEqual([{ method: "POST", path: "/a", headers: {}, query: {}, body: 1 }]);
  expect(result.outputs["b"]).toBeUndefined();
});

test("F5 sources that are no triggers fire beside the trigger, and those in regions too", async () => {
  const nodes = { hook: "webhook", start: "manual", inside: "emit", end: "no-op" };
  const regions = { r: { kind: "loop", nodes: ["inside"], params: { times: 1 } } };
  const { result } = await runFlow(flow(nodes, ["start -> r", "inside -> r.yield", "r -> end"], { regions }), { trigger: "hook" });
  expect(result).toMatchObject({ status: "succeeded", outputs: { end: [1] } });
});

test.each([
  ["nobody", flow({ a: "manual" }, [])],
  ["a", flow({ a: "manual" }, [])],
  ["hook", flow({ hook: { type: "webhook@1", disabled: true } }, [])],
  ["hook", flow({ hook: "webhook", a: "manual" }, ["a -> r"], { regions: { r: { kind: "try", nodes: ["hook"] } } })],
  ["__proto__", TWO],
])("F5 a run cannot be begun by %j where that is no trigger, is disabled, or lies in a region", async (trigger, source) => {
  const { result } = await runFlow(source, { trigger });
  expect(result).toMatchObject({ status: "failed", failures: [{ code: "unknown-trigger" }] });
});

function keptEngine(store = memoryRunStore()) {
  const host = new VirtualHost();
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const setup = { types: [...builtInNodes, ...testTypes], host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read };
  return { host, store, engine: new Engine({ ...setup, keep: { store, retention: { runs: 100, bytes: 1e9 } } }) };
}

async function ended({ host }: { host: VirtualHost }, run: Run): Promise<readonly RunEvent[]> {
  await host.run(run.result);
  return run.log;
}

test("F5 P3 P4 P5 a run that is resumed, replayed or forked keeps the trigger that began it", async () => {
  const kept = keptEngine();
  const source = flow({ hook: "webhook", time: "schedule", w: { type: "wait@1", params: { for: "signal", signal: "go" } } }, ["time -> w"]);
  const run = kept.engine.start(source, { trigger: "time", input: EVENT });
  await kept.host.run(
    (async () => {
      for await (const event of run.events()) if (event.kind === "run-suspended") return;
    })(),
  );
  expect(run.log[0]).toMatchObject({ kind: "run-created", start: { trigger: "time", input: EVENT } });
  const head = await kept.host.run(untilKept(kept, run));
  expect(head).toBe(run.log.length);
  const other = keptEngine(kept.store);
  const resumed = await other.host.run(other.engine.resume(run.runId));
  resumed.signal("go");
  const events = await ended(other, resumed);
  expect(kinds(events, "hook")).toEqual(["node-skipped"]);
  expect(events.at(-1)).toMatchObject({ kind: "run-finished", status: "succeeded" });
  expect(await other.host.run(other.engine.replay(events))).toEqual({ same: true, events: events.length });
  const fork = await kept.host.run(kept.engine.fork(events, 1));
  void goOnceWaiting(fork);
  const forked = await ended(kept, fork);
  expect(forked[0]).toMatchObject({ start: { trigger: "time", input: EVENT } });
  expect(kinds(forked, "hook")).toEqual(["node-skipped"]);
});

async function goOnceWaiting(run: Run): Promise<void> {
  for await (const event of run.events()) if (event.kind === "run-suspended") return run.signal("go");
}

async function untilKept({ store }: ReturnType<typeof keptEngine>, run: Run): Promise<number> {
  for (;;) {
    const head = await store.head(run.runId);
    if (head !== undefined && head.events >= run.log.length) return head.events;
    await Promise.resolve();
  }
}

const FAIL = { type: "stop-and-error@1", params: { message: "no" } };
const FAILING = flow({ a: "manual", f: FAIL, e: "error", tell: "no-op" }, ["a -> f", "e -> tell"]);

test("F5 H5 a run that fails begins one run of its error trigger, with error, node, run and workflow, and stays failed", async () => {
  const { result, run, host, events } = await runFlow(FAILING);
  expect(result.status).toBe("failed");
  expect(kinds(events, "e")).toEqual(["node-skipped"]);
  const second = await host.run(run.failureRun);
  const told = await host.run(second?.result as Run["result"]);
  expect(told.status).toBe("succeeded");
  const event = { error: { code: "stopped", message: "no", node: "f" }, node: "f", run: run.runId, workflow: "test", trigger: null };
  expect(told.outputs["tell"]).toMatchObject([event]);
  expect(second?.log[0]).toMatchObject({ start: { trigger: "e" } });
  expect(kinds(second?.log ?? [], "a")).toEqual(["node-skipped"]);
});

test.each([
  ["is caught by its policy", { policy: { onError: "skip" } }, {}],
  ["is in a run up to one node", {}, { until: "f" }],
  ["is in a run that could not begin", {}, { parameters: { unknown: 1 } }],
])("F5 H5 a failure that %s begins no run", async (_, failing, options) => {
  const f = { type: "stop-and-error@1", params: { message: "no" }, ...failing };
  const { run, host } = await runFlow(flow({ a: "manual", f, e: "error" }, ["a -> f"]), options);
  expect(await host.run(run.failureRun)).toBeUndefined();
});

test("F5 H5 a run that is cancelled begins no run, nor does a disabled error trigger", async () => {
  const source = flow({ a: "manual", w: "wait", e: "error" }, ["a -> w"]);
  const cancelled = await runFlow(source, {}, (run, { clock }) => void clock.schedule(10, () => run.cancel()));
  expect(await cancelled.host.run(cancelled.run.failureRun)).toBeUndefined();
  const nodes = { f: { type: "stop-and-error@1", params: { message: "no" } }, e: { type: "error@1", disabled: true } };
  const disabled = await runFlow(flow({ a: "manual", ...nodes }, ["a -> f"]));
  expect(await disabled.host.run(disabled.run.failureRun)).toBeUndefined();
});

test("F5 H5 W1 a called run that fails gives its failure to its caller, whose error trigger gets it once", async () => {
  const inner = { ...flow({ a: "manual", f: { type: "stop-and-error@1", params: { message: "deep" } }, e: "error" }, ["a -> f"]) };
  const call = { type: "execute-workflow@1", params: { workflow: "inner" } };
  const { run, host } = await runFlow(flow({ a: "manual", call, e: "error" }, ["a -> call"], { workflows: { inner } }));
  const second = await host.run(run.failureRun);
  expect(await host.run(second?.result as Run["result"])).toMatchObject({ outputs: { e: [{ node: "call", error: { message: "deep" } }] } });
});

test("F5 H5 a run begun by another trigger says so when it fails, and a kept one is the parent of what follows", async () => {
  const kept = keptEngine();
  const run = kept.engine.start(flow({ hook: "webhook", f: { type: "stop-and-error@1", params: {} }, e: "error" }, ["hook -> f"]), {
    trigger: "hook",
  });
  const second = await kept.host.run(run.failureRun);
  expect((await kept.host.run(second?.result as Run["result"])).outputs).toMatchObject({ e: [{ trigger: "hook", run: run.runId }] });
  expect(await kept.store.head(second?.runId ?? "")).toMatchObject({ parent: run.runId, status: "succeeded" });
});

test("F5 H5 resuming a run that has failed already begins nothing again", async () => {
  const kept = keptEngine();
  const run = kept.engine.start(FAILING);
  await kept.host.run((await kept.host.run(run.failureRun))?.result as Run["result"]);
  const resumed = await kept.host.run(kept.engine.resume(run.runId));
  expect(await kept.host.run(resumed.failureRun)).toBeUndefined();
});

test("F5 H5 a failure in the run of an error trigger begins nothing", async () => {
  const { run, host } = await runFlow(flow({ a: "manual", f: FAIL, e: "error", g: FAIL }, ["a -> f", "e -> g"]));
  const second = await host.run(run.failureRun);
  const failed = await host.run(second?.result as Run["result"]);
  expect(failed.status).toBe("failed");
  expect(await host.run(second?.failureRun as Run["failureRun"])).toBeUndefined();
});
