import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as edits from "./edits.ts";
import type { Workflow } from "./workflow.ts";
import { changedNodes, changeOf, hasNoNodes, withChange } from "./workflowChange.ts";

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Numbers",
  description: "Counts",
  nodes: { a: { type: "no-op@1" }, b: { type: "no-op@1" }, c: { type: "no-op@1" } },
  edges: ["a -> b"],
};

const EDITS: fc.Arbitrary<(workflow: Workflow) => Workflow> = fc.oneof(
  fc.constantFrom("a", "b", "c", "d").map((id) => (workflow: Workflow) => edits.setParam(workflow, id, "n", id.length)),
  fc.constantFrom("a", "d").map((id) => (workflow: Workflow) => edits.addNode(workflow, id, { type: "no-op@1" }, [1, 2])),
  fc.constantFrom("a", "b").map((id) => (workflow: Workflow) => edits.removeNodes(workflow, [id])),
  fc.constantFrom("x", undefined).map((description) => (workflow: Workflow) => edits.setWorkflow(workflow, { description })),
  fc.constant((workflow: Workflow) => edits.connect(workflow, "b -> c")),
  fc.constant((workflow: Workflow) => edits.renameNode(workflow, "b", "Other").workflow),
);

test("what a workflow was edited from, with the change, is the workflow", () => {
  fc.assert(
    fc.property(fc.array(EDITS, { maxLength: 6 }), (list) => {
      const after = list.reduce((workflow, edit) => edit(workflow), FLOW);
      const change = structuredClone(changeOf(FLOW, after));
      expect(JSON.stringify(withChange(FLOW, change).nodes)).toBe(JSON.stringify(after.nodes));
      expect(withChange(FLOW, change)).toEqual(after);
    }),
  );
});

test("what edits told of the nodes that they changed is what a comparison finds", () => {
  fc.assert(
    fc.property(fc.array(EDITS, { maxLength: 8 }), fc.nat(8), (list, from) => {
      const steps = [FLOW];
      for (const edit of list) steps.push(edit(steps.at(-1) as Workflow));
      const [before, after] = [steps[Math.min(from, steps.length - 1)] as Workflow, steps.at(-1) as Workflow];
      const [old, now] = [Object.keys(before.nodes), Object.keys(after.nodes)];
      const found = now.filter((id) => before.nodes[id] !== after.nodes[id]);
      expect(changedNodes(before.nodes, after.nodes)?.toSorted()).toEqual(old.join() === now.join() ? found.toSorted() : undefined);
      expect(hasNoNodes(after.nodes)).toBe(now.length === 0);
    }),
  );
});

test("a workflow whose last node was taken away has none", () => {
  const one = edits.setParam(FLOW, "a", "n", 1);
  expect([hasNoNodes(one.nodes), hasNoNodes(edits.removeNodes(one, ["a", "b", "c"]).nodes)]).toEqual([false, true]);
});

describe("changeOf", () => {
  test("an edit of one node is that node alone", () => {
    const after = edits.setParam(FLOW, "b", "n", 1);
    expect(changeOf(FLOW, after)).toEqual({ parts: {}, gone: [], nodes: { b: { type: "no-op@1", params: { n: 1 } } } });
  });

  test("a part that is gone is told", () => {
    expect(changeOf(FLOW, edits.setWorkflow(FLOW, { description: undefined }))).toEqual({ parts: {}, gone: ["description"] });
  });
});

test("changed nodes are those that are others by identity; undefined where the nodes are not the same ones", () => {
  expect(changedNodes(FLOW.nodes, { ...FLOW.nodes, b: { type: "x@1" } })).toEqual(["b"]);
  expect(changedNodes(FLOW.nodes, FLOW.nodes)).toEqual([]);
  expect(changedNodes(FLOW.nodes, edits.removeNodes(FLOW, ["a"]).nodes)).toBeUndefined();
  const { a, ...rest } = FLOW.nodes;
  expect(changedNodes(FLOW.nodes, { ...rest, a } as Workflow["nodes"])).toBeUndefined();
});
