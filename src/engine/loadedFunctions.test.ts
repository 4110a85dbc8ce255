import { expect, test, vi } from "vitest";
import type { RunEvent } from "../model/event.ts";

const FLOW = {
  format: "vwmp/1",
  name: "Sums",
  parameters: { host: { kind: "text", label: "Host", default: "api.example.com" } },
  nodes: {
    start: { type: "manual@1", params: { items: [{ lines: [{ price: 1 }, { price: 2 }] }, { lines: [{ price: 4 }] }] } },
    sum: { type: "edit-fields@1", params: { fields: [{ name: "sum", value: '${jsonata(item, "$sum(lines.price)")}' }], keep: "only" } },
    each: { type: "no-op@1" },
  },
  regions: { rounds: { kind: "loop", nodes: ["each"], params: { over: '${jsonata(items, "sum")}' } } },
  edges: ["start -> sum", "sum -> rounds", "rounds.body -> each", "each -> rounds.yield"],
};

/** The engine as a process has it that has just begun. */
async function freshEngine() {
  vi.resetModules();
  const { WorkflowEngine } = await import("../index.ts");
  return new WorkflowEngine();
}

test("G7 a run waits for what its expressions call, in params and regions", async () => {
  const engine = await freshEngine();
  expect(engine.check(FLOW)).toEqual([]);
  expect(await engine.execute(FLOW)).toMatchObject({ status: "succeeded", outputs: { rounds: [3, 4] } });
});

test("P4 P5 a log is replayed and forked by an engine that has loaded nothing yet", async () => {
  const run = (await freshEngine()).start(FLOW);
  await run.result;
  const log = structuredClone(run.log) as RunEvent[];
  expect(await (await freshEngine()).replay(log)).toEqual({ same: true, events: log.length });
  const behind = log.find((event) => event.kind === "node-finished" && event.node === "sum")?.seq ?? 0;
  const fork = await (await freshEngine()).fork(log, behind);
  expect((await fork.result).outputs).toEqual({ rounds: [3, 4] });
});

test("tests in a file run it", async () => {
  const tests = [{ name: "sums", expect: { rounds: [3, 4] } }];
  expect(await (await freshEngine()).test({ ...FLOW, tests })).toMatchObject([{ status: "passed" }]);
});

test("what is asked for before the start is the same whether it is loaded or not", async () => {
  const engine = await freshEngine();
  const asks = {
    ...FLOW,
    nodes: { get: { type: "http-request@1", params: { url: "${jsonata(parameters, \"'https://' & host\")}" } } },
    regions: {},
    edges: [],
  };
  expect(engine.needs(asks)).toEqual({});
  await engine.execute(FLOW);
  expect(engine.needs({ ...asks })).toEqual({});
});

const KEEPS = {
  format: "vwmp/1",
  name: "Keeps",
  nodes: {
    start: { type: "manual@1", params: { items: [{ id: "a-1" }, { id: "a" }] }, policy: { gives: { out: { type: "object" } } } },
    next: {
      type: "no-op@1",
      policy: { accepts: { in: { properties: { id: { pattern: "-[0-9]$" } } } }, onError: { default: { id: "" } } },
    },
    each: { type: "no-op@1" },
    after: { type: "no-op@1" },
  },
  regions: { round: { kind: "try", nodes: ["each"], policy: { accepts: { in: { minProperties: 2 } }, onError: "skip" } } },
  edges: ["start -> next", "next -> round", "round.body -> each", "each -> round.yield", "next -> after"],
};

test("G7 K1 K2 P4 P5 a run waits for what its contracts need, and so do its replay, its fork and its tests", async () => {
  const run = (await freshEngine()).start(KEEPS);
  const result = await run.result;
  expect(result).toMatchObject({ status: "succeeded", outputs: { after: [{ id: "" }] } });
  const log = structuredClone(run.log) as RunEvent[];
  expect(log.flatMap((event) => (event.kind === "node-failed" ? [[event.node, event.failure.code]] : []))).toEqual([
    ["next", "contract-violated"],
    ["round", "contract-violated"],
  ]);
  expect(await (await freshEngine()).replay(log)).toEqual({ same: true, events: log.length });
  const behind = log.find((event) => event.kind === "node-failed")?.seq ?? 0;
  const fork = await (await freshEngine()).fork(log, behind);
  expect((await fork.result).outputs).toEqual({ after: [{ id: "" }] });
  const tests = [{ name: "keeps", expect: { after: [{ id: "" }] } }];
  expect(await (await freshEngine()).test({ ...KEEPS, tests })).toMatchObject([{ status: "passed" }]);
});

test("K1 what checks contracts is loaded by a run that has one, and by no other", async () => {
  const engine = await freshEngine();
  const { loadContractCode } = await import("./contractCode.ts");
  await engine.execute(KEEPS);
  expect(loadContractCode()).toBeUndefined();
  const other = await freshEngine();
  const fresh = await import("./contractCode.ts");
  expect(await other.execute(FLOW)).toMatchObject({ status: "succeeded" });
  expect(fresh.loadContractCode()).toBeInstanceOf(Promise);
});
