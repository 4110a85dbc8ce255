import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import "./chosenResults.ts";
import { Engine } from "./engine.ts";
import type { StartOptions } from "./engineSetup.ts";
import type { Run } from "./run.ts";
import { flow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

/** What was sent outside, in order. */
const sent: string[] = [];
const send = defineNode({
  type: "send",
  effects: "write",
  params: { as: { kind: "text", label: "As", default: "" } },
  run: ({ item, params }) => {
    if (item === "bad") throw new NodeError("refused", "Nobody wants it.");
    sent.push(`${String(item)}${params.as}`);
    return `answer ${sent.length} to ${String(item)}${params.as}`;
  },
});
const breaks = defineNode({
  type: "break",
  run: () => {
    throw new NodeError("broken", "It was to fail.");
  },
});
const look = defineNode({ type: "look", effects: "read", mode: "once", run: ({ items, host }) => [...items, host.random()] });

function bench(keep = true) {
  const host = new VirtualHost();
  let runs = 0;
  host.randomId = () => `run-${runs++}`;
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const types = [...builtInNodes, ...testTypes, send, look, breaks];
  const kept = keep ? { store: memoryRunStore(), retention: { runs: 100, bytes: 1e9 } } : undefined;
  const engine = new Engine({ types, host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read, keep: kept });
  return async (workflow: object, options: StartOptions = {}) => {
    sent.length = 0;
    const run = engine.start(workflow, options);
    const result = await host.run(run.result);
    return { run, result, sent: [...sent], given: (node: string) => outputsOf(run, node) };
  };
}

function outputsOf(run: Run, node: string): readonly unknown[] {
  return run.log.flatMap((event) =>
    event.kind === "node-finished" && event.node === node ? [event.source, ...event.outputs.flatMap(({ items }) => items)] : [],
  );
}

const line = (params: object = {}) =>
  flow({ a: "emit", b: { type: "send@1", params }, c: "look", d: "send", e: "send" }, ["a -> b", "b -> c", "c -> d", "d -> e"]);

for (const kept of [true, false]) {
  const where = kept ? "a kept run" : "a run in memory";

  test(`P7 from a node on, only it and what follows is done: the rest gives what the chosen run gave, in ${where}`, async () => {
    const start = bench(kept);
    const chosen = await start(line());
    expect(chosen.sent).toHaveLength(5);
    const again = await start(line(), { from: "d", resultsOf: chosen.run.log });
    expect(again.sent).toHaveLength(4);
    for (const node of ["a", "b", "c"]) expect(again.given(node)).toEqual(["cache", ...chosen.given(node).slice(1)]);
    expect(again.given("d")[0]).toBe("run");
    expect(again.result.status).toBe("succeeded");
  });

  test(`P7 of a step, only it is done, in ${where}`, async () => {
    const start = bench(kept);
    const chosen = await start(line());
    const again = await start(line(), { only: "b", resultsOf: chosen.run.log });
    expect(again.sent).toEqual(["1"]);
  });
}

test("P7 without a chosen run, what has effects is done again", async () => {
  const start = bench();
  await start(line());
  expect((await start(line(), { only: "c" })).sent).toEqual(["1"]);
});

test("P7 a chosen run is found by its id where it is kept, and stands in the log", async () => {
  const start = bench();
  const chosen = await start(line());
  const again = await start(line(), { only: "c", resultsOf: chosen.run.runId });
  expect(again.sent).toEqual([]);
  expect(again.run.log[0]).toMatchObject({ start: { only: "c", resultsOf: chosen.run.runId } });
});

test("P7 results of a part of a run stand again in the next part", async () => {
  const start = bench();
  const chosen = await start(line());
  const part = await start(line(), { only: "d", resultsOf: chosen.run.log });
  const again = await start(line(), { from: "e", resultsOf: part.run.log });
  expect(again.given("b")).toEqual(["cache", ...chosen.given("b").slice(1)]);
  expect(again.given("d")).toEqual(["cache", ...part.given("d").slice(1)]);
  expect(again.sent).toHaveLength(2);
});

test("P7 what has changed since the chosen run, and what follows from it, is done", async () => {
  const start = bench();
  const chosen = await start(line());
  const again = await start(line({ as: "!" }), { from: "e", resultsOf: chosen.run.log });
  expect(again.sent[0]).toBe("1!");
  expect(["b", "c", "d"].map((node) => again.given(node)[0])).toEqual(["run", "run", "run"]);
});

test("P7 what failed in the chosen run is done, and what had finished before it is not", async () => {
  const start = bench();
  const through = (c: string) =>
    flow({ a: { type: "emit@1", params: { items: ["ok"] } }, b: "send", c, d: "send" }, ["a -> b", "b -> c", "c -> d"]);
  const chosen = await start(through("break"));
  expect([chosen.result.status, chosen.sent]).toEqual(["failed", ["ok"]]);
  const again = await start(through("send"), { from: "d", resultsOf: chosen.run.log });
  expect(again.sent).toHaveLength(2);
  expect(again.given("b")).toEqual(["cache", ...chosen.given("b").slice(1)]);
});

test("P7 H3 items that failed where a result came from are told again", async () => {
  const start = bench();
  const nodes = {
    a: { type: "emit@1", params: { items: ["x", "bad", "y"] } },
    b: { type: "send@1", policy: { onError: "skip" } },
    c: "send",
  };
  const workflow = flow(nodes, ["a -> b", "b -> c"]);
  const chosen = await start(workflow);
  const again = await start(workflow, { from: "c", resultsOf: chosen.run.log });
  const failed = (run: Run) => run.log.filter(({ kind }) => kind === "item-failed").map((event) => ({ ...event, seq: 0, at: 0 }));
  expect(failed(again.run)).toEqual(failed(chosen.run));
  expect(failed(again.run)).toHaveLength(1);
  expect(again.sent).toHaveLength(2);
});

test("P7 X4 a variable is set again, since what follows reads it", async () => {
  const start = bench();
  const nodes = {
    a: "emit",
    b: { type: "set-variable@1", params: { name: "n", value: "${item}" } },
    c: "send",
    d: { type: "send@1", params: { as: "${variables.n}" } },
  };
  const workflow = flow(nodes, ["a -> b", "b -> c", "c -> d"]);
  const chosen = await start(workflow);
  const again = await start(workflow, { from: "d", resultsOf: chosen.run.log });
  expect(again.sent).toEqual([chosen.sent[1]]);
  expect(again.sent[0]).toMatch(/1$/);
});

test("P7 H7 what the chosen run has undone is done again", async () => {
  const start = bench();
  const through = (c: string) =>
    flow({ a: "emit", b: { type: "send@1", policy: { compensate: "undo" } }, c, undo: "send" }, ["a -> b", "b -> c"]);
  const undone = await start(through("break"));
  expect(undone.given("undo")).toHaveLength(2);
  const again = await start(through("send"), { from: "c", resultsOf: undone.run.log });
  expect(again.given("b")[0]).toBe("run");
  const stood = await start(through("send"), { from: "c", resultsOf: again.run.log });
  expect(stood.given("b")).toEqual(["cache", ...again.given("b").slice(1)]);
});

test("P7 each round of a loop takes the results of its own round", async () => {
  const start = bench();
  const workflow = flow({ a: "emit", step: "send", d: "send" }, ["a -> r", "r.body -> step", "step -> r.yield", "r.out -> d"], {
    regions: { r: { kind: "loop", nodes: ["step"], params: { over: "${[1, 1, 1]}" } } },
  });
  const chosen = await start(workflow);
  expect(chosen.sent).toHaveLength(6);
  const again = await start(workflow, { from: "d", resultsOf: chosen.run.log });
  expect(again.given("step").filter((each) => each === "cache")).toHaveLength(3);
  expect(again.given("step").filter((each) => each !== "cache")).toEqual(chosen.given("step").filter((each) => each !== "run"));
  expect(again.sent).toHaveLength(3);
});

test("P7 where the chosen run is not kept, the run fails and does nothing", async () => {
  const start = bench();
  const { result, sent: done } = await start(line(), { from: "d", resultsOf: "nobody" });
  expect(done).toEqual([]);
  expect(result.failures).toMatchObject([{ code: "unknown-run", hint: "Start it without results of another run." }]);
});
