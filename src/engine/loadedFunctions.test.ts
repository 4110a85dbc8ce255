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
