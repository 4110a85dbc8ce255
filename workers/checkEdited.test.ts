import { expect, test } from "vitest";
import { type Workflow, WorkflowEngine } from "#engine";
import { setParam } from "../src/model/edits.ts";
import { changeOf } from "../src/model/workflowChange.ts";
import { checkEdited } from "./checkEdited.ts";

const FLOW: Workflow = { format: "vwmp/1", name: "W", nodes: { few: { type: "limit@1", params: { count: 1 } } }, edges: [] };
const WRONG = setParam(FLOW, "few", "count", "many");

test("a change is checked in the workflow that was checked before it", async () => {
  const check = checkEdited(new WorkflowEngine());
  expect(await check({ number: 1, workflow: FLOW })).toEqual([]);
  expect(await check({ number: 2, over: 1, change: changeOf(FLOW, WRONG) })).toMatchObject([
    { code: "wrong-type", node: "few", param: "count" },
  ]);
  expect(await check({ number: 3, over: 2, change: changeOf(WRONG, FLOW) })).toEqual([]);
});

test("a change in a workflow that is not known is not checked", async () => {
  const check = checkEdited(new WorkflowEngine());
  expect(await check({ number: 2, over: 1, change: changeOf(FLOW, WRONG) })).toBeUndefined();
  await check({ number: 1, workflow: FLOW });
  expect(await check({ number: 3, over: 2, change: changeOf(FLOW, WRONG) })).toBeUndefined();
});

test("a call of a workflow that the file does not hold is warned of", async () => {
  const check = checkEdited(new WorkflowEngine());
  const calling: Workflow = { ...FLOW, nodes: { call: { type: "execute-workflow@1", params: { workflow: "gone" } } } };
  expect(await check({ number: 1, workflow: calling })).toMatchObject([
    { code: "unknown-name", severity: "warning", node: "call", param: "workflow" },
  ]);
});
