import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { flow, runFlow } from "./runFlow.ts";

const items = [
  { id: 1, n: 3, lines: ["a", "b"] },
  { id: 2, n: 1, lines: ["c"] },
  { id: 3, n: 2, lines: [] },
];
const start = { type: "emit@1", params: { items } };
/** Asks each item for the one of the start that it came from. */
const ask = { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "of", value: "${nodes.a.item.id}" }] } };

/** The ids of the ancestors of what leaves the node at a port. */
async function ancestors(node: { readonly type: string; readonly params?: object }, port?: string): Promise<unknown[]> {
  const { result } = await runFlow(flow({ a: start, x: node, q: ask }, ["a -> x", `x${port === undefined ? "" : `.${port}`} -> q`]));
  expect(result.failures).toEqual([]);
  return (result.outputs["q"] as readonly { readonly of: unknown }[]).map(({ of }) => of);
}

test.each<[string, object, string | undefined, unknown[]]>([
  ["filter", { where: "${item.n > 1}" }, "kept", [1, 3]],
  ["filter", { by: "conditions", conditions: { all: [{ left: "${item.n}", is: "greater", right: 1 }] } }, "dropped", [2]],
  ["sort", { by: [{ field: "n" }] }, undefined, [2, 3, 1]],
  ["limit", { count: 2, from: "last" }, undefined, [2, 3]],
  ["sample", { take: "every", every: 2 }, undefined, [1, 3]],
  ["split-out", { field: "lines", as: "line" }, undefined, [1, 1, 2]],
  ["remove-duplicates", { by: ["none"], keep: "last" }, "kept", [3]],
  ["remove-duplicates", { by: ["none"], keep: "last" }, "removed", [1, 2]],
  ["if", { where: "${item.n === 2}" }, "true", [3]],
  ["if", { where: "${item.n === 2}" }, "false", [1, 2]],
  ["switch", { rules: [{ port: "low", where: "${item.n < 3}" }] }, "low", [2, 3]],
  ["switch", { rules: [{ port: "low", where: "${item.n < 3}" }] }, "fallback", [1]],
  ["rename-fields", { fields: [{ from: "id", to: "key" }] }, undefined, [1, 2, 3]],
  ["validate", { schema: { properties: { n: { minimum: 2 } } } }, "valid", [1, 3]],
  ["validate", { schema: { properties: { n: { minimum: 2 } } } }, "invalid", [2]],
])("F8 nodes.ID.item finds the ancestor through %s %j at %s", async (type, params, port, ids) => {
  expect(await ancestors({ type: `${type}@1`, params }, port)).toEqual(ids);
});

const b = {
  type: "emit@1",
  params: {
    items: [
      { id: 2, x: 1 },
      { id: 9, x: 2 },
    ],
  },
};

test.each<[string, object, unknown[]]>([
  ["append", {}, [1, 2, 3, null, null]],
  ["inner", { mode: "key" }, [2]],
  ["left", { mode: "key", join: "left" }, [1, 2, 3]],
  ["right", { mode: "key", join: "right" }, [2, null]],
  ["outer", { mode: "key", join: "outer" }, [1, 2, 3, null]],
  ["anti", { mode: "key", join: "anti" }, [1, 3]],
  ["position", { mode: "position" }, [1, 2]],
  ["cross", { mode: "cross" }, [1, 1, 2, 2, 3, 3]],
  ["choose", { mode: "choose" }, [1, 2, 3]],
])("F8 nodes.ID.item finds the ancestor through merge: %s", async (_, params, ids) => {
  const value = "${nodes.a.item?.id}";
  const nodes = { a: start, b, m: { type: "merge@1", params }, q: { ...ask, params: { keep: "only", fields: [{ name: "of", value }] } } };
  const { result } = await runFlow(flow(nodes, ["a -> m.left", "b -> m.right", "m -> q"]));
  expect(result.failures).toEqual([]);
  expect((result.outputs["q"] as readonly Item[]).map((item) => (item as { of: unknown }).of)).toEqual(ids);
});

test("F8 nodes.ID.item finds the ancestor on either side through compare", async () => {
  const fields = [
    { name: "a", value: "${nodes.a.item.n}" },
    { name: "b", value: "${nodes.b.item.x}" },
  ];
  const nodes = { a: start, b, c: { type: "compare@1", params: { by: ["id"] } }, q: { ...ask, params: { keep: "only", fields } } };
  const { result } = await runFlow(flow(nodes, ["a -> c.a", "b -> c.b", "c.different -> q"]));
  expect(result.outputs["q"]).toEqual([{ a: 1, b: 1 }]);
});

test("F8 nodes.ID.item finds the ancestor through all of them, one behind the other", async () => {
  const nodes = {
    a: start,
    f: { type: "filter@1", params: { where: "${item.n > 1}" } },
    r: { type: "rename-fields@1", params: { fields: [{ from: "lines", to: "parts" }] } },
    o: { type: "sort@1", params: { by: [{ field: "n" }] } },
    v: { type: "validate@1", params: { schema: { required: ["parts"] } } },
    s: { type: "split-out@1", params: { field: "parts", include: "all", keepEmpty: true } },
    d: { type: "remove-duplicates@1", params: { by: ["id"] } },
    q: ask,
  };
  const edges = ["a -> f", "f.kept -> r", "r -> o", "o -> v", "v.valid -> s", "s -> d", "d.kept -> q"];
  expect((await runFlow(flow(nodes, edges))).result.outputs["q"]).toEqual([{ of: 3 }, { of: 1 }]);
});
