import { expect, test } from "vitest";
import type { TraceEdge } from "../model/trace.ts";
import { flow, runFlow } from "./runFlow.ts";
import { traceItem } from "./traceItem.ts";

const items = [{ n: 3 }, { n: 1 }, { n: 2 }];
const start = { type: "emit@1", params: { items } };

function edge(text: string): TraceEdge {
  const [from, to] = text.split(" -> ").map((end) => end.split(".")) as [string[], string[]];
  return { from: { node: from[0] as string, port: from[1] ?? "out" }, to: { node: to[0] as string, port: to[1] ?? "in" } };
}

/** The trace of one item as `node.port: positions`. */
async function traced(nodes: object, edges: readonly string[], node: string, port: string, index: number) {
  const { events } = await runFlow(flow(nodes as Parameters<typeof flow>[0], [...edges]));
  const place = { node, port, scope: "run", activation: 0, indexes: [index] };
  const activation = events.find((event) => event.kind === "node-finished" && event.node === node);
  if (activation?.kind === "node-finished") place.activation = activation.activation;
  const { ancestors, descendants } = traceItem(events, edges.map(edge), place);
  const told = (all: typeof ancestors) => all.map((each) => `${each.node}.${each.port}: ${each.indexes.join(" ")}`);
  return { ancestors: told(ancestors), descendants: told(descendants) };
}

const sorted = { type: "sort@1", params: { by: [{ field: "n" }] } };
const big = { type: "filter@1", params: { where: "${item.n > 1}" } };
const doubled = { type: "edit-fields@1", params: { fields: [{ name: "twice", value: "${item.n * 2}" }] } };

test("an item that was passed on is followed both ways, through sort and filter", async () => {
  const edges = ["a -> big", "big.kept -> order", "order -> twice"];
  const trace = await traced({ a: start, big, order: sorted, twice: doubled }, edges, "big", "kept", 0);
  expect(trace).toEqual({ ancestors: ["a.out: 0"], descendants: ["order.out: 1", "twice.out: 1"] });
});

test("what has no descendants, and what has no ancestors", async () => {
  const edges = ["a -> big"];
  expect(await traced({ a: start, big }, edges, "a", "out", 1)).toEqual({ ancestors: [], descendants: ["big.dropped: 0"] });
});

test("an item that was put together of two has both as ancestors", async () => {
  const b = { type: "emit@1", params: { items: [{ id: 9 }, { id: 2, x: 1 }] } };
  const edges = ["a -> m.left", "b -> m.right"];
  const a = { type: "emit@1", params: { items: [{ id: 1 }, { id: 2 }] } };
  const nodes = { a, b, m: { type: "merge@1", params: { mode: "key" } } };
  expect((await traced(nodes, edges, "m", "out", 0)).ancestors).toEqual(["a.out: 1", "b.out: 1"]);
});

test("all that was made of a single item has it as its ancestor", async () => {
  const a = { type: "emit@1", params: { items: [{ text: "n\n1\n2\n3\n" }] } };
  const edges = ["a -> parts", "parts -> twice"];
  const nodes = { a, parts: { type: "csv-parse@1", params: { text: "${item.text}" } }, twice: doubled };
  const trace = await traced(nodes, edges, "parts", "out", 2);
  expect(trace).toEqual({ ancestors: ["a.out: 0"], descendants: ["twice.out: 2"] });
  expect((await traced(nodes, edges, "a", "out", 0)).descendants).toEqual(["parts.out: 0 1 2", "twice.out: 0 1 2"]);
});

test("a sum has no ancestors of its own: nothing is guessed", async () => {
  const edges = ["a -> sum"];
  const nodes = { a: start, sum: { type: "summarize@1", params: { fields: [{ op: "count", as: "many" }] } } };
  expect((await traced(nodes, edges, "sum", "out", 0)).ancestors).toEqual([]);
});
