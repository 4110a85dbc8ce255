import { expect, test } from "vitest";
import { defineNode, type Run, type Workflow, WorkflowEngine } from "#engine";
import { makeCatalogue } from "../src/model/catalogue.ts";
import { type LivePart, livePart } from "./livePart.ts";

const fetchRows = defineNode({
  type: "fetch-rows",
  effects: "read",
  inputs: [],
  params: {},
  run: () => [{ n: 1 }, { n: 2 }],
});
const engine = new WorkflowEngine({ nodes: [fetchRows], allow: { net: ["a.test"] } });
const types = makeCatalogue(engine.catalogue());

function flow(where: string | undefined): Workflow {
  return {
    format: "vwmp/1",
    name: "W",
    permissions: { net: ["a.test"] },
    nodes: {
      rows: { type: "fetch-rows@1" },
      keep: { type: "filter@1", params: where === undefined ? {} : { where } },
      own: { type: "template@1", params: { text: "x" } },
    },
    edges: ["rows -> keep"],
  };
}

function part(workflow: Workflow, last?: Run): LivePart {
  const made = livePart(workflow, types, (checked) => engine.check(checked), last);
  if ("problems" in made) throw new Error(JSON.stringify(made.problems));
  return made;
}

test("a node that must not run gives what it gave last", async () => {
  const last = engine.start(flow("${item.n > 0}"), { allow: { net: ["a.test"] } });
  await last.result;
  const { workflow, pins } = part(flow("${item.n > 1}"), last);
  expect(pins).toEqual({ "rows.out": [{ n: 1 }, { n: 2 }] });
  const run = engine.start(workflow, { pins, allow: {} });
  expect((await run.result).status).toBe("succeeded");
  expect(run.items("keep", "kept")).toEqual([{ n: 2 }]);
  expect(part(flow("${true}"), run).pins).toEqual(pins);
});

test("without a last result it is left out with all that hangs on it", () => {
  expect(Object.keys(part(flow("${true}")).workflow.nodes)).toEqual(["own"]);
});

test("a node with a problem is left out until it has run once; then nothing runs, so that its results stay", async () => {
  expect(Object.keys(part(flow(undefined)).workflow.nodes)).toEqual(["own"]);
  const last = engine.start(flow("${true}"), { allow: { net: ["a.test"] } });
  await last.result;
  const broken = livePart(flow("${item.}"), types, (checked) => engine.check(checked), last);
  expect("problems" in broken && broken.problems[0]?.node).toBe("keep");
});
