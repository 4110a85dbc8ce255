import fc from "fast-check";
import { expect, test } from "vitest";
import { ancestors, cycles, descendants, edgesOf, topologicalOrder } from "./graph.ts";
import type { Workflow } from "./workflow.ts";

function graph(edges: readonly string[], nodes = ["a", "b", "c", "d", "e"]): Workflow {
  return { format: "vwmp/1", name: "x", nodes: Object.fromEntries(nodes.map((id) => [id, { type: "log@1" }])), edges };
}

test("ancestors and descendants follow edges, and end on cycles", () => {
  const workflow = graph(["a -> b", "b -> c", "d -> c", "c.error -> e"]);
  expect([...ancestors(workflow, "c")].sort()).toEqual(["a", "b", "d"]);
  expect([...descendants(workflow, "b")].sort()).toEqual(["c", "e"]);
  expect([...descendants(graph(["a -> b", "b -> a"]), "a")].sort()).toEqual(["a", "b"]);
});

test("there is an order exactly where there is no cycle, and every edge leads forward in it", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 8 }), (pairs) => {
      const workflow = graph(pairs.map(([from, to]) => `${from} -> ${to}`));
      const order = topologicalOrder(workflow);
      const found = cycles(edgesOf(workflow));
      expect(order === undefined).toBe(found.length > 0);
      if (order !== undefined) for (const [from, to] of pairs) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      for (const group of found) for (const node of group) expect(descendants(workflow, node).has(node)).toBe(true);
    }),
  );
});

test("a chain of 20,000 nodes is ordered without recursion", () => {
  const nodes = Array.from({ length: 20_000 }, (_, at) => `n${at}`);
  const edges = nodes.slice(1).map((id, at) => `n${at} -> ${id}`);
  expect(topologicalOrder(graph(edges, nodes))).toEqual(nodes);
});
