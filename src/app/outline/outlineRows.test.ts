import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { edgeKey, type OutlineRow, outlineOf, rowsAround, shownRows } from "./outlineRows.ts";

const node = (name: string) => ({ type: "set@1", name });
const flow = (part: Partial<Workflow>): Workflow => ({ format: "vwmp/1", name: "Flow", nodes: {}, edges: [], ...part });
const keys = (rows: readonly OutlineRow[]): string[] => rows.map(({ key }) => key);

test("nodes stand in the order of their wires, those without in the order of the file", () => {
  const workflow = flow({ nodes: { c: node("C"), alone: node("Alone"), a: node("A"), b: node("B") }, edges: ["a -> b", "b -> c"] });
  expect(keys(outlineOf(workflow, []))).toEqual(["alone", "a", "b", "c"]);
});

test("nodes on a cycle are all there, each once", () => {
  const workflow = flow({ nodes: { a: node("A"), b: node("B"), c: node("C") }, edges: ["a -> b", "b -> c", "c -> b"] });
  expect(keys(outlineOf(workflow, []))).toEqual(["a", "b", "c"]);
});

test("the connections that leave a node are under it, with both ports", () => {
  const [first] = outlineOf(flow({ nodes: { a: node("A"), b: node("B") }, edges: ["a -> b"] }), []);
  expect(first?.rows).toMatchObject([
    { key: edgeKey("a -> b"), kind: "edge", edge: { from: { port: "out" }, to: { node: "b", port: "in" } } },
  ]);
});

test("the nodes of a region are inside it, in the order of their wires", () => {
  const workflow = flow({
    nodes: { after: node("After"), two: node("Two"), one: node("One") },
    regions: { each: { kind: "loop", nodes: ["two", "one"] } },
    edges: ["each.body -> one", "one -> two", "two -> each.yield", "each -> after"],
  });
  const rows = outlineOf(workflow, []);
  expect(keys(rows)).toEqual(["each", "after"]);
  expect(rows[0]?.kind).toBe("region");
  expect(keys(rows[0]?.rows ?? [])).toEqual([edgeKey("each.body -> one"), edgeKey("each -> after"), "one", "two"]);
});

test("a group stands where its first member would, with its members inside; notes come last", () => {
  const workflow = flow({
    nodes: { a: node("A"), b: node("B"), c: node("C") },
    edges: ["a -> b", "b -> c"],
    layout: { groups: [{ id: "g", name: "Both", nodes: ["a", "c"] }], notes: [{ id: "n", text: "Hello", at: [0, 0] }] },
  });
  const rows = outlineOf(workflow, []);
  expect(keys(rows)).toEqual(["group:g", "b", "note:n"]);
  expect(keys(rows[0]?.rows ?? [])).toEqual(["a", "c"]);
});

test("what is in a closed row is not shown, and the rows around it are known", () => {
  const rows = outlineOf(flow({ nodes: { a: node("A"), b: node("B") }, edges: ["a -> b"] }), []);
  expect(shownRows(rows, new Set(["a"])).map(({ row }) => row.key)).toEqual(["a", "b"]);
  expect(rowsAround(rows, edgeKey("a -> b"))).toEqual(["a"]);
  expect(rowsAround(rows, "a")).toEqual([]);
});
