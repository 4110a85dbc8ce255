import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../model/json.ts";
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

test("each of several that one item gave has that item as its ancestor, though as many came out as went in", async () => {
  const a = { type: "emit@1", params: { items: [{ l: [1, 2] }, { l: [3] }, { l: [] }] } };
  const nodes = { a, parts: { type: "split-out@1", params: { field: "l" } }, twice: { type: "tag@1" } };
  const edges = ["a -> parts", "parts -> twice"];
  expect((await traced(nodes, edges, "parts", "out", 1)).ancestors).toEqual(["a.out: 0"]);
  expect((await traced(nodes, edges, "parts", "out", 2)).ancestors).toEqual(["a.out: 1"]);
  expect((await traced(nodes, edges, "a", "out", 0)).descendants).toEqual(["parts.out: 0 1", "twice.out: 0 1"]);
  expect((await traced(nodes, edges, "a", "out", 2)).descendants).toEqual([]);
});

test("so it is in each instance of a map, where only a part of a packet comes in", async () => {
  const a = { type: "emit@1", params: { items: [{ l: [1, 2] }, { l: [3] }, { l: [4] }] } };
  const nodes = { a, parts: { type: "split-out@1", params: { field: "l" } } };
  const document = flow(nodes, ["a -> r", "r.body -> parts", "parts -> r.yield"], {
    regions: { r: { kind: "map", nodes: ["parts"], params: { batch: 2 } } },
  });
  const { events } = await runFlow(document);
  const place = { node: "parts", port: "out", scope: "run/r[0]", activation: 0, indexes: [2] };
  expect(traceItem(events, [edge("a -> parts")], place).ancestors).toMatchObject([{ node: "a", indexes: [1] }]);
});

test("what nothing is known of has no ancestors: nothing is guessed", async () => {
  const edges = ["a -> x.left", "a -> x.right"];
  expect((await traced({ a: start, x: "both" }, edges, "x", "out", 0)).ancestors).toEqual([]);
});

const anyKey = fc.constantFrom<Json>(1, "1", true, null, "DE", [1], { a: 1 });
const anyOrder = fc.oneof(
  { weight: 5, arbitrary: fc.record({ k: anyKey, n: fc.nat(9) }) },
  fc.constantFrom<Json>(0, 0, "DE", null, {}, { n: 1 }),
);
const keyed = (item: Json): string => JSON.stringify((item as { k?: Json } | null)?.k ?? null);

/** Each position of `a` and `b`, one behind the other, by its key. */
function groupsOf(items: readonly Json[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, item] of items.entries()) groups.set(keyed(item), [...(groups.get(keyed(item)) ?? []), at]);
  return groups;
}

const GROUPING = [
  { type: "summarize@1", params: { by: ["k"], fields: [{ op: "sum", field: "n" }] } },
  { type: "pivot@1", params: { by: ["k"], column: "n", prefix: "n" } },
];

test.each(GROUPING)(
  "F8 the ancestors of a group's item are just those of its key, and each has that item as its descendant: $type",
  async (sum) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOrder, { maxLength: 8 }), fc.array(anyOrder, { maxLength: 8 }), async (left, right) => {
        const nodes = { a: { type: "emit@1", params: { items: left } }, b: { type: "emit@1", params: { items: right } }, sum };
        const edges = ["a -> sum", "b -> sum"];
        const { events } = await runFlow(flow(nodes, edges));
        const place = (node: string, index: number) => ({ node, port: "out", scope: "run", activation: 0, indexes: [index] });
        const trace = (node: string, index: number) => traceItem(events, edges.map(edge), place(node, index));
        const given = events.find((event) => event.kind === "node-finished" && event.node === "sum") as (typeof events)[number] & {
          kind: "node-finished";
        };
        const rows = given.outputs[0]?.items as readonly { readonly k: Json }[];
        const groups = groupsOf([...left, ...right]);
        expect(rows.map(keyed)).toEqual([...groups.keys()]);
        for (const [row, positions] of [...groups.values()].entries()) {
          const { ancestors } = trace("sum", row);
          const found = ancestors.flatMap(({ node, indexes }) => indexes.map((at) => (node === "a" ? at : left.length + at)));
          expect(found).toEqual(positions);
          for (const at of positions) {
            const { descendants } = at < left.length ? trace("a", at) : trace("b", at - left.length);
            expect(descendants).toEqual([place("sum", row)]);
          }
        }
      }),
    );
  },
);

test.each([
  ["aggregate", {}],
  ["statistics", {}],
  ["csv-build", {}],
  ["json-build", {}],
  ["yaml-build", {}],
  ["summarize", { fields: [{ op: "count" }] }],
])("what is made of all items has all as its ancestors: %s", async (type, params) => {
  const nodes = { a: start, all: { type: `${type}@1`, params } };
  expect((await traced(nodes, ["a -> all"], "all", "out", 0)).ancestors).toEqual(["a.out: 0 1 2"]);
  expect((await traced(nodes, ["a -> all"], "a", "out", 1)).descendants).toEqual(["all.out: 0"]);
});

test("a summary of a part of a packet, in an instance of a map, has that part alone", async () => {
  const sum = { type: "summarize@1", params: { fields: [{ op: "count" }] } };
  const document = flow({ a: start, sum }, ["a -> r", "r.body -> sum", "sum -> r.yield"], {
    regions: { r: { kind: "map", nodes: ["sum"], params: { batch: 2 } } },
  });
  const { events } = await runFlow(document);
  const ancestors = (number: number) =>
    traceItem(events, [edge("a -> sum")], { node: "sum", port: "out", scope: `run/r[${number}]`, activation: 0, indexes: [0] }).ancestors;
  expect([ancestors(0), ancestors(1)]).toMatchObject([[{ node: "a", indexes: [0, 1] }], [{ node: "a", indexes: [2] }]]);
});
