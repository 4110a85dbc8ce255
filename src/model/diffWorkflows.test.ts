import fc from "fast-check";
import { expect, test } from "vitest";
import { anyWorkflow } from "./anyWorkflow.ts";
import { diffWorkflows, doesTheSame, type WorkflowDiff } from "./diffWorkflows.ts";
import * as edits from "./edits.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { parseValue } from "./parseDocument.ts";
import type { Position, Workflow } from "./workflow.ts";

const parsed = (value: unknown): Workflow => parseValue(value).workflow as Workflow;
const workflows = anyWorkflow.map(parsed);

const flow = parsed({
  format: "vwmp/1",
  name: "Orders",
  nodes: {
    start: { type: "manual@1" },
    keep: { type: "filter@1", name: "Keep large", params: { field: "total", over: 10 } },
    report: { type: "template@1", params: { text: "${nodes.keep.items}" } },
  },
  edges: ["start -> keep", "keep.kept -> report"],
  layout: { nodes: { start: [0, 0], keep: [280, 0], report: [560, 0] } },
});

const kinds = (diff: WorkflowDiff) => Object.fromEntries([...diff.parts].map(([id, { kind }]) => [id, kind]));
const paths = (diff: WorkflowDiff, id: string) => diff.parts.get(id)?.fields.map(({ path }) => path.join("."));

test("a workflow differs in nothing from itself, read again", () => {
  fc.assert(
    fc.property(workflows, (workflow) => {
      const diff = diffWorkflows(workflow, parsed(JSON.parse(formatWorkflow(workflow))));
      expect([diff.parts.size, diff.edges, diff.rest, diff.moved.size]).toEqual([0, [], [], 0]);
    }),
  );
});

test("seen from the other side, what was added was removed, and the same things changed", () => {
  const turned = { added: "removed", removed: "added", changed: "changed" } as const;
  fc.assert(
    fc.property(workflows, workflows, (a, b) => {
      const [there, back] = [
        diffWorkflows({ ...a, layout: {} }, { ...b, layout: {} }),
        diffWorkflows({ ...b, layout: {} }, { ...a, layout: {} }),
      ];
      expect(new Map([...back.parts].map(([id, { kind }]) => [id, turned[kind]]))).toEqual(
        new Map([...there.parts].map(([id, { kind }]) => [id, kind])),
      );
      const counted = (diff: WorkflowDiff) =>
        (["added", "removed", "changed"] as const).map((kind) => diff.edges.filter((each) => each.kind === kind).length);
      const [added, removed, changed] = counted(there);
      expect(counted(back)).toEqual([removed, added, changed]);
      expect(back.rest.length).toBe(there.rest.length);
    }),
  );
});

test("the drawing holds every node and edge of both, and everything of the newer as it is", () => {
  fc.assert(
    fc.property(workflows, workflows, (a, b) => {
      const { both, parts } = diffWorkflows({ ...a, layout: {} }, { ...b, layout: {} });
      expect(new Set(Object.keys(both.nodes))).toEqual(new Set([...Object.keys(a.nodes), ...Object.keys(b.nodes)]));
      for (const id of Object.keys(b.nodes)) expect(both.nodes[id]).toEqual(b.nodes[id]);
      for (const edge of b.edges) expect(both.edges).toContain(edge);
      for (const id of parts.keys()) expect(both.nodes[id] ?? both.regions?.[id]).toBeDefined();
    }),
  );
});

test("each kind of change is told where it is", () => {
  const param = diffWorkflows(flow, edits.setParam(flow, "keep", "over", 20));
  expect(kinds(param)).toEqual({ keep: "changed" });
  expect(param.parts.get("keep")?.fields).toEqual([{ path: ["params", "over"], before: 10, after: 20 }]);

  const added = diffWorkflows(flow, edits.connect(edits.addNode(flow, "log", { type: "log@1" }, [840, 0]), "report -> log"));
  expect([kinds(added), added.edges]).toEqual([{ log: "added" }, [{ kind: "added", edge: "report -> log" }]]);

  const removed = diffWorkflows(flow, edits.removeNodes(flow, ["report"]));
  expect([kinds(removed), removed.edges]).toEqual([{ report: "removed" }, [{ kind: "removed", edge: "keep.kept -> report" }]]);
  expect(removed.both.layout?.nodes?.["report"]).toEqual([560, 0]);

  const rewired = diffWorkflows(flow, edits.connect(edits.disconnect(flow, ["keep.kept -> report"]), "keep.rest -> report"));
  expect(rewired.edges).toEqual([{ kind: "changed", edge: "keep.rest -> report", before: "keep.kept -> report" }]);

  const named = diffWorkflows(flow, edits.setWorkflow(flow, { name: "Invoices" }));
  expect(named.rest).toEqual([{ path: ["name"], before: "Orders", after: "Invoices" }]);
});

test("moving nodes changes places alone", () => {
  const diff = diffWorkflows(flow, edits.moveNodes(flow, new Map<string, Position>([["keep", [300, 40]]])));
  expect([kinds(diff), diff.edges, [...diff.moved], doesTheSame(diff)]).toEqual([{}, [], ["keep"], true]);
});

test("a renamed node is one node that changed, and the expressions that follow it did not", () => {
  const diff = diffWorkflows(flow, edits.renameNode(flow, "keep", "Keep huge").workflow);
  expect(kinds(diff)).toEqual({ "keep-huge": "changed" });
  expect(paths(diff, "keep-huge")).toEqual(["name"]);
  expect(diff.edges).toEqual([]);
});
