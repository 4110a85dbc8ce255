import fc from "fast-check";
import { expect, test } from "vitest";
import { anyJson, anyWorkflow } from "./anyWorkflow.ts";
import * as edits from "./edits.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { own } from "./json.ts";
import { parseValue } from "./parseDocument.ts";
import type { Position, Workflow, WorkflowNode } from "./workflow.ts";

function parsed(value: unknown): Workflow {
  return parseValue(value).workflow as Workflow;
}

const workflows = anyWorkflow.map(parsed);
const ids = fc.constantFrom("a", "b", "c", "large", "constructor", "toString", "nobody");
const EDITS: fc.Arbitrary<(workflow: Workflow) => Workflow> = fc.oneof(
  fc.tuple(ids, anyJson).map(
    ([id, value]) =>
      (w: Workflow) =>
        edits.setParam(w, id, "constructor", value as never),
  ),
  ids.map((id) => (w: Workflow) => edits.addNode(w, edits.freshId(w, id), { type: "log@1" }, [1, 2])),
  fc.array(ids).map((all) => (w: Workflow) => edits.removeNodes(w, all)),
  fc.tuple(ids, ids).map(
    ([a, b]) =>
      (w: Workflow) =>
        edits.connect(w, `${a} -> ${b}`),
  ),
  fc.tuple(ids, ids).map(
    ([a, b]) =>
      (w: Workflow) =>
        edits.disconnect(w, [`${a}->${b}`]),
  ),
  fc.tuple(ids, fc.string()).map(
    ([id, name]) =>
      (w: Workflow) =>
        edits.renameNode(w, id, name).workflow,
  ),
  ids.map((id) => (w: Workflow) => edits.moveNodes(w, new Map<string, Position>([[id, [5, 6]]]))),
  ids.map((id) => (w: Workflow) => edits.setNode(w, id, { disabled: true, name: undefined })),
  fc.string().map((name) => (w: Workflow) => edits.setWorkflow(w, { name, description: undefined })),
  fc.constant((w: Workflow) => edits.pasteNodes(w, w, [10, 10]).workflow),
);

test("no edit changes the workflow it was given, and every result can be read again", () => {
  fc.assert(
    fc.property(workflows, fc.array(EDITS, { minLength: 1, maxLength: 4 }), (start, steps) => {
      let workflow = start;
      for (const step of steps) {
        const before = formatWorkflow(workflow);
        const next = step(workflow);
        expect(formatWorkflow(workflow)).toBe(before);
        expect(Object.getPrototypeOf(next.nodes)).toBeNull();
        workflow = next;
      }
      const again = parseValue(JSON.parse(formatWorkflow(workflow)));
      expect(again.workflow).toBeDefined();
    }),
    { numRuns: 400 },
  );
});

test("taking away what was added gives the same bytes", () => {
  fc.assert(
    fc.property(workflows, fc.string(), ids, (workflow, title, other) => {
      const before = formatWorkflow(workflow);
      const id = edits.freshId(workflow, title);
      const added = edits.connect(edits.addNode(workflow, id, { type: "log@1" }, [3, 4]), `${id} -> ${other}`);
      expect(formatWorkflow(edits.removeNodes(added, [id]))).toBe(before);
      const pasted = edits.pasteNodes(workflow, workflow, [9, 9]);
      expect(pasted.ids.length).toBe(Object.keys(workflow.nodes).length);
      expect(formatWorkflow(edits.removeNodes(pasted.workflow, pasted.ids))).toBe(before);
    }),
    { numRuns: 300 },
  );
});

const SAMPLE = parsed({
  format: "vwmp/1",
  name: "x",
  nodes: {
    first: { type: "manual@1" },
    second: {
      type: "template@1",
      params: { text: "${nodes.first.item.x} and ${nodes['first'].items}", list: [{ a: "${nodes.first.item}" }] },
    },
    third: { type: "log@1" },
  },
  edges: ["first -> second", "first.error -> third", "second.out -> third.in"],
  pins: { "first.out": [1] },
  tests: [{ name: "t", expect: { first: [1], "first.error": [] } }],
  layout: { nodes: { first: [0, 0], second: [1, 1] } },
});

test("renaming carries the new id everywhere and keeps the order of the nodes", () => {
  const { workflow, id } = edits.renameNode(SAMPLE, "first", "Big Örders!");
  expect(id).toBe("big-orders");
  expect(Object.keys(workflow.nodes)).toEqual(["big-orders", "second", "third"]);
  expect(own(workflow.nodes, id)?.name).toBe("Big Örders!");
  expect(workflow.edges).toEqual(["big-orders -> second", "big-orders.error -> third", "second.out -> third.in"]);
  const text = formatWorkflow(workflow);
  expect(text).not.toContain("first");
  expect(own(workflow.nodes, "second")?.params?.["text"]).toBe('${nodes["big-orders"].item.x} and ${nodes["big-orders"].items}');
  expect(own(workflow.nodes, "third")).toBe(own(SAMPLE.nodes, "third"));
  expect(edits.renameNode(SAMPLE, "first", "second").id).toBe("second-2");
});

test("pasted nodes get fresh ids, name each other, and are moved", () => {
  const { workflow, ids: added } = edits.pasteNodes(SAMPLE, SAMPLE, [10, 20]);
  expect(added).toEqual(["first-2", "second-2", "third-2"]);
  expect(own(workflow.nodes, "second-2")?.params?.["list"]).toEqual(
    [{ a: '${nodes["first-2"].item}' }].map((entry) => expect.objectContaining(entry)),
  );
  expect(workflow.edges.slice(3)).toEqual(["first-2 -> second-2", "first-2.error -> third-2", "second-2.out -> third-2.in"]);
  expect(own(workflow.layout?.nodes, "second-2")).toEqual([11, 21]);
});

test("removing a node takes its edges, position and pins", () => {
  const less = edits.removeNodes(SAMPLE, ["first"]);
  expect(less.edges).toEqual(["second.out -> third.in"]);
  expect(Object.keys(less.pins ?? {})).toEqual([]);
  expect(Object.keys(less.layout?.nodes ?? {})).toEqual(["second"]);
});

test("connecting twice adds one edge; edges are named in any spelling", () => {
  expect(edits.connect(SAMPLE, "first->second")).toBe(SAMPLE);
  expect(edits.disconnect(SAMPLE, new Set(["first->second"])).edges.length).toBe(2);
});

test("fresh ids are legal and free", () => {
  expect(edits.freshId(SAMPLE, "First")).toBe("first-2");
  expect(edits.freshId(SAMPLE, "9 lives")).toBe("node-9-lives");
  expect(edits.freshId(SAMPLE, "日本")).toBe("node");
  expect(edits.freshId(SAMPLE, "__proto__")).toBe("proto");
});

test("one edit of 5,000 nodes takes a few milliseconds", () => {
  const nodes: Record<string, WorkflowNode> = {};
  for (let at = 0; at < 5000; at += 1) nodes[`n${at}`] = { type: "log@1", params: { message: "hi" } };
  let workflow = parsed({ format: "vwmp/1", name: "x", nodes, edges: [] });
  const before = process.cpuUsage().user;
  for (let at = 0; at < 20; at += 1) workflow = edits.setParam(workflow, `n${at}`, "message", "ho");
  expect((process.cpuUsage().user - before) / 1000 / 20).toBeLessThan(50);
});
