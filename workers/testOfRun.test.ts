import { expect, test } from "vitest";
import { defineNode, type Workflow, WorkflowEngine } from "#engine";
import { makeCatalogue } from "../src/model/catalogue.ts";
import { testOfRun } from "./testOfRun.ts";

const ask = defineNode({ type: "ask", mode: "once", effects: "read", inputs: [], run: () => [{ answer: 42 }] });
const stamp = defineNode({ type: "stamp", mode: "each", run: ({ item, run }) => ({ ...(item as object), at: run.startedAt }) });
const engine = new WorkflowEngine({ nodes: [ask, stamp] });
const types = makeCatalogue(engine.catalogue());

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "W",
  parameters: { minimum: { kind: "number", label: "Minimum", default: 1 } },
  nodes: {
    ask: { type: "ask@1" },
    big: { type: "filter@1", params: { where: "${item.answer > parameters.minimum}" } },
    stamp: { type: "stamp@1" },
  },
  edges: ["ask -> big", "big.kept -> stamp"],
};

test("a test made of a run passes, without asking the outside again", async () => {
  const run = engine.start(FLOW, { parameters: { minimum: 2 } });
  await run.result;
  const made = await testOfRun(run, FLOW, types, "As before");
  if (!("test" in made)) throw new Error(made.refused.message);
  expect(made.test).toMatchObject({ name: "As before", parameters: { minimum: 2 }, pins: { "ask.out": [{ answer: 42 }] } });
  const verdicts = await engine.test({ ...FLOW, tests: [made.test] });
  expect(verdicts).toMatchObject([{ name: "As before", status: "passed", differences: [] }]);
  const changed = await engine.test({ ...FLOW, tests: [{ ...made.test, parameters: { minimum: 50 } }] });
  expect(changed).toMatchObject([{ status: "failed" }]);
});

test("a run that failed is expected to fail alike", async () => {
  const flow: Workflow = {
    format: "vwmp/1",
    name: "F",
    nodes: { stop: { type: "stop-and-error@1", params: { message: "No" } } },
    edges: [],
  };
  const run = engine.start(flow);
  await run.result;
  const made = await testOfRun(run, flow, types, "Fails");
  expect(made).toMatchObject({ test: { expectFailure: { node: "stop" } } });
  if ("test" in made) expect(await engine.test({ ...flow, tests: [made.test] })).toMatchObject([{ status: "passed" }]);
});

test("of a run that is gone, and of one with too much data, no test is made", async () => {
  expect(await testOfRun(undefined, FLOW, types, "x")).toMatchObject({ refused: { code: "unknown-run" } });
  const flow: Workflow = {
    format: "vwmp/1",
    name: "Big",
    nodes: { rows: { type: "manual@1", params: { items: "${range(100000).map(n => ({ n: n, text: 'much of it' }))}" } } },
    edges: [],
  };
  const run = engine.start(flow);
  await run.result;
  expect(await testOfRun(run, flow, types, "x")).toMatchObject({
    refused: { code: "test-too-large", message: expect.stringContaining("MB") },
  });
});
