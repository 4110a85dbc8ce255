import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEdges } from "./checkEdges.ts";
import * as edits from "./edits.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { parseValue } from "./parseDocument.ts";
import type { Region } from "./region.ts";
import { addRegion, insideOf, moveToRegion, removeRegion, wrapInRegion } from "./regionEdits.ts";
import type { Workflow } from "./workflow.ts";

const NODE = { type: "no-op@1" };

function flow(nodes: readonly string[], edges: readonly string[], regions?: Readonly<Record<string, Region>>): Workflow {
  const record = Object.fromEntries(nodes.map((id) => [id, NODE]));
  const document = { format: "vwmp/1", name: "w", nodes: record, edges, ...(regions === undefined ? {} : { regions }) };
  return parseValue(document).workflow as Workflow;
}

function borders(workflow: Workflow): readonly string[] {
  return checkEdges(workflow, []).flatMap(({ code, message }) => (code === "bad-region" ? [message] : []));
}

const CHAIN = flow(["x", "a", "b", "y"], ["x -> a", "a -> b", "b -> y"]);
const NESTED = flow(
  ["x", "a", "b", "y"],
  ["x -> outer", "outer.body -> a", "a -> inner", "inner.body -> b", "b -> inner.yield", "inner -> y"],
  {
    outer: { kind: "map", nodes: ["a", "inner", "y"] },
    inner: { kind: "try", nodes: ["b"] },
  },
);

test("wrapping leads the edges that cross the new border through its ports", () => {
  const { workflow, id } = wrapInRegion(CHAIN, ["a", "b"], "loop");
  expect(id).toBe("loop");
  expect(workflow.regions?.["loop"]).toEqual({ kind: "loop", nodes: ["a", "b"], params: { times: 3 } });
  expect(workflow.edges).toEqual(["x -> loop", "loop.body -> a", "a -> b", "b -> loop.yield", "loop -> y"]);
  expect(borders(workflow)).toEqual([]);
  expect(formatWorkflow(CHAIN)).not.toContain("loop");
});

test("several edges over one border become one edge outside; ports inside and outside are kept", () => {
  const many = flow(["x", "a", "b", "y"], ["x.kept -> a.left", "x.kept -> b", "a -> y.in2", "b.no -> y.in2"]);
  expect(wrapInRegion(many, ["a", "b"], "try").workflow.edges).toEqual([
    "x.kept -> try",
    "try.body -> a.left",
    "try.body -> b",
    "a -> try.yield",
    "try -> y.in2",
    "b.no -> try.yield",
  ]);
});

test("an error edge over the border leaves by the region's port error, and is no result", () => {
  const failing = flow(["x", "a", "y", "z"], ["x -> a", "a -> y", "a.error -> z"]);
  expect(wrapInRegion(failing, ["a"], "map").workflow.edges).toEqual([
    "x -> map",
    "map.body -> a",
    "a -> map.yield",
    "map -> y",
    "map.error -> z",
  ]);
});

test("where nothing leaves a new region, its last nodes give its result", () => {
  expect(wrapInRegion(CHAIN, ["b", "y"], "exclusive").workflow.edges).toEqual([
    "x -> a",
    "a -> exclusive",
    "exclusive.body -> b",
    "b -> y",
    "y -> exclusive.yield",
  ]);
});

test("wrapping in a region makes a nested one; nodes that do not lie together are not wrapped", () => {
  const { workflow, id } = wrapInRegion(NESTED, ["a", "inner"], "loop");
  expect(workflow.regions?.["outer"]?.nodes).toEqual(["loop", "y"]);
  expect(workflow.regions?.[id as string]?.nodes).toEqual(["a", "inner"]);
  expect(borders(workflow)).toEqual([]);
  expect(wrapInRegion(NESTED, ["a", "b"], "loop")).toEqual({ workflow: NESTED, id: undefined });
  expect(wrapInRegion(NESTED, ["nobody"], "loop").id).toBeUndefined();
});

test("removing a region keeps its members, in the region around it, and takes the edges of its ports", () => {
  const less = removeRegion(NESTED, "inner");
  expect(less.regions?.["outer"]?.nodes).toEqual(["a", "b", "y"]);
  expect(less.edges).toEqual(["x -> outer", "outer.body -> a"]);
  expect(removeRegion(less, "outer").regions).toBeUndefined();
  expect(removeRegion(CHAIN, "nobody")).toBe(CHAIN);
});

test("deleting a region with what lies in it leaves nothing of it", () => {
  const gone = edits.removeNodes(NESTED, ["outer", ...insideOf(NESTED, "outer")]);
  expect(gone.edges).toEqual([]);
  expect(gone.regions).toBeUndefined();
  expect(Object.keys(gone.nodes)).toEqual(["x"]);
});

test("a node that moves out or in has its edges led over the border", () => {
  const wrapped = wrapInRegion(CHAIN, ["a", "b"], "loop").workflow;
  const out = moveToRegion(wrapped, ["b"], undefined);
  expect(out.regions?.["loop"]?.nodes).toEqual(["a"]);
  expect(out.edges).toEqual(["x -> loop", "loop.body -> a", "a -> loop.yield", "loop -> b", "loop -> y"]);
  const into = moveToRegion(wrapped, ["y"], "loop");
  expect(into.regions?.["loop"]?.nodes).toEqual(["a", "b", "y"]);
  expect(borders(into)).toEqual([]);
  expect(moveToRegion(NESTED, ["outer"], "inner")).toBe(NESTED);
  expect(borders(moveToRegion(NESTED, ["b"], "outer"))).toEqual([]);
});

test("a region is renamed, set and pasted like a node", () => {
  const { workflow, id } = edits.renameNode(NESTED, "inner", "Each Order");
  expect(id).toBe("each-order");
  expect(workflow.edges).toContain("each-order.body -> b");
  expect(workflow.regions?.["outer"]?.nodes).toEqual(["a", "each-order", "y"]);
  const set = edits.setParam(NESTED, "outer", "batch", 2);
  expect(set.regions?.["outer"]?.params).toEqual({ batch: 2 });
  expect(edits.setParam(set, "outer", "batch", 2)).toBe(set);
  const pasted = edits.pasteNodes(NESTED, NESTED, [0, 0]);
  expect(pasted.ids).toEqual(["x-2", "a-2", "b-2", "y-2", "outer-2", "inner-2"]);
  expect(pasted.workflow.regions?.["outer-2"]?.nodes).toEqual(["a-2", "inner-2", "y-2"]);
  expect(pasted.workflow.edges).toContain("b-2 -> inner-2.yield");
  expect(formatWorkflow(edits.removeNodes(pasted.workflow, pasted.ids))).toBe(formatWorkflow(NESTED));
});

test("a pasted region keeps only the members that came with it", () => {
  const alone = edits.removeNodes(NESTED, ["a", "b"]);
  const odd: Workflow = { ...alone, regions: { ...alone.regions, inner: { kind: "try", nodes: ["elsewhere"] } } };
  const elsewhere = flow(["elsewhere"], []);
  expect(edits.pasteNodes(elsewhere, odd, [0, 0]).workflow.regions?.["inner"]?.nodes).toEqual([]);
});

const IDS = ["a", "b", "c", "d", "e"] as const;
const anyId = fc.constantFrom(...IDS);
const anyEdges = fc.uniqueArray(
  fc.tuple(anyId, fc.constantFrom("", ".error"), anyId).map(([from, port, to]) => `${from}${port} -> ${to}`),
  { maxLength: 12 },
);
const someIds = fc.subarray([...IDS], { minLength: 1 });

test("law: wrapping, moving and removing never leave an edge over a border, and change nothing of what they are given", () => {
  fc.assert(
    fc.property(anyEdges, someIds, someIds, someIds, fc.boolean(), (edges, first, second, moved, out) => {
      let workflow = flow(IDS, edges);
      const steps: ((from: Workflow) => Workflow)[] = [
        (from) => wrapInRegion(from, first, "loop").workflow,
        (from) => wrapInRegion(from, second, "map").workflow,
        (from) => moveToRegion(from, moved, out ? undefined : "loop"),
        (from) => removeRegion(from, "loop"),
      ];
      for (const step of steps) {
        const before = formatWorkflow(workflow);
        const next = step(workflow);
        expect(formatWorkflow(workflow)).toBe(before);
        expect(borders(next)).toEqual([]);
        workflow = next;
      }
    }),
  );
});

test("a region is added with nothing in it, at its place, and in another one where that is named", () => {
  const { workflow, id } = addRegion(NESTED, "loop", [40, 60], "outer");
  expect(workflow.regions?.[id]).toEqual({ kind: "loop", nodes: [], params: { times: 3 } });
  expect(workflow.regions?.["outer"]?.nodes).toEqual(["a", "inner", "y", id]);
  expect(workflow.layout?.nodes?.[id]).toEqual([40, 60]);
  expect(workflow.edges).toEqual(NESTED.edges);
  expect(addRegion(CHAIN, "try", [0, 0]).workflow.regions).toEqual({ try: { kind: "try", nodes: [] } });
});
