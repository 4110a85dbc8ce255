import { expect, test } from "vitest";
import { WorkflowEngine } from "../index.ts";
import { defineNode } from "../model/defineNode.ts";
import { shoutFirst, shoutSecond } from "../nodes/trial/shoutVersions.ts";

const FLOW = `format: vwmp/1
name: Old
nodes:
  start: { type: manual@1 }
  a: { type: shout@1, params: { texts: [{ word: hey }], how: caps, quiet: true } }
edges:
  - start -> a.in
  - a.loud -> b
`.replace("edges:", "  b: { type: no-op@1 }\nedges:");
const kept = new WorkflowEngine({ nodes: [shoutFirst, shoutSecond] });
const gone = new WorkflowEngine({ nodes: [shoutSecond] });

test("an older version that is there runs as it is, and nothing is said", async () => {
  expect(kept.check(FLOW)).toEqual([]);
  const result = await kept.execute(FLOW);
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: [{ text: "HEY" }] } });
});

test("one that is not runs as the nearest, by its migration; the check says so, with the line", async () => {
  expect(gone.check(FLOW)).toEqual([
    {
      code: "older-version",
      severity: "warning",
      message: "“a”: “shout@1” is not here any more, so the node runs as “shout@2”; update it to write that into the file.",
      path: ["nodes", "a", "type"],
      node: "a",
      line: 5,
    },
  ]);
  const run = gone.start(FLOW);
  expect(await run.result).toMatchObject({ status: "succeeded", outputs: { b: [{ text: "HEY" }] } });
  const [created] = run.log;
  expect(created).toMatchObject({ kind: "run-created", start: { document: { nodes: { a: { type: "shout@2" } } } } });
  expect(await gone.replay(run.log)).toMatchObject({ same: true });
});

test("one that nothing leads on from does not run", async () => {
  expect(new WorkflowEngine().check(FLOW)).toMatchObject([{ code: "unknown-node-type", severity: "error" }]);
});

test("the tests in the file run it, too, and what it asks for is asked for", async () => {
  const tests = `${FLOW}tests: [{ name: loud, expect: { b: [{ text: HEY }] } }]\n`;
  expect(await gone.test(tests)).toMatchObject([{ name: "loud", status: "passed" }]);
  const net = defineNode({
    type: "shout",
    version: 2,
    params: { url: { kind: "text", label: "Address", capability: "net" } },
    migrations: { 1: { params: [{ rename: "address", to: "url" }] } },
    run: () => [],
  });
  const asks = {
    format: "vwmp/1",
    name: "w",
    nodes: { a: { type: "shout@1", params: { address: "https://api.example.com/x" } } },
    edges: [],
  };
  expect(new WorkflowEngine({ nodes: [net] }).needs(asks)).toEqual({ net: ["api.example.com"] });
});

test("upgrade gives the workflow that does the same at the newest versions", async () => {
  const upgraded = await kept.upgrade(FLOW);
  expect(upgraded?.upgrades).toEqual([{ node: "a", from: "shout@1", to: "shout@2" }]);
  const { workflow = {} } = upgraded ?? {};
  expect(kept.check(workflow)).toEqual([]);
  expect((await kept.execute(workflow)).outputs).toEqual((await kept.execute(FLOW)).outputs);
  expect(await kept.upgrade("{")).toBeUndefined();
});
