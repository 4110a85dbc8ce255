import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import type { RunStore } from "../model/runStore.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { goOnFrom, replayLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { logHash } from "./logHash.ts";
import { readRun } from "./readRun.ts";
import { flow, runFlow, testTypes } from "./runFlow.ts";
import { traceItem } from "./traceItem.ts";
import { VirtualHost } from "./virtualHost.ts";

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

test.each<[string, object, unknown[]]>([
  ["summarize", { by: ["odd"] }, [1, 2]],
  ["summarize", {}, [1]],
  ["pivot", { by: ["odd"], column: "id" }, [1, 2]],
  ["pivot", { mode: "unpivot", by: ["id"], fields: ["n", "odd"] }, [1, 1, 2, 2, 3, 3]],
  ["aggregate", {}, [1]],
  ["statistics", { fields: ["n", "id"] }, [1, 1]],
  ["json-build", {}, [1]],
  ["json-build", { format: "each" }, [1, 2, 3]],
])("F8 nodes.ID.item is the first of the group behind %s %j", async (type, params, ids) => {
  const odd = { type: "edit-fields@1", params: { fields: [{ name: "odd", value: "${item.n % 2 === 1}" }] } };
  const nodes = {
    a: {
      ...start,
      params: {
        items: [
          { id: 1, n: 3 },
          { id: 2, n: 2 },
          { id: 3, n: 1 },
        ],
      },
    },
    odd,
    x: { type: `${type}@1`, params },
    q: ask,
  };
  const { result } = await runFlow(flow(nodes, ["a -> odd", "odd -> x", "x -> q"]));
  expect(result.failures).toEqual([]);
  expect((result.outputs["q"] as readonly { readonly of: unknown }[]).map(({ of }) => of)).toEqual(ids);
});

test("F8 of a group the first that has an ancestor there counts, and what the group was split into has the same", async () => {
  const fields = ["a", "b", "c"].map((id) => ({ name: id, value: `\${nodes.${id}.item?.id}` }));
  const nodes = {
    a: start,
    b,
    c: b,
    no: { type: "filter@1", params: { where: false } },
    m: { type: "merge@1" },
    all: { type: "aggregate@1" },
    parts: { type: "split-out@1", params: { field: "items" } },
    q: { type: "edit-fields@1", params: { keep: "only", fields } },
  };
  const edges = ["a -> m.left", "b -> m.right", "c -> no", "no.kept -> m.right", "m -> all", "all -> parts", "parts -> q"];
  const { result } = await runFlow(flow(nodes, edges));
  expect(result.failures).toEqual([]);
  expect(result.outputs["q"]).toEqual(Array.from({ length: 5 }, () => ({ a: 1, b: 2, c: null })));
});

function launcherOn(store?: RunStore): { readonly launcher: Launcher; readonly host: VirtualHost } {
  const host = new VirtualHost();
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const keep = store && { store, retention: { runs: 9, bytes: 1e9 } };
  return { host, launcher: new Launcher({ keep, types: [...builtInNodes, ...testTypes], host, allow: {}, concurrency: 9, read }) };
}

/** The packet that `node` gave, as a store has it, of a run that is kept. */
async function kept(document: object, node: string) {
  const store = memoryRunStore();
  const { launcher, host } = launcherOn(store);
  const run = launcher.start(document, { seed: 7 });
  await host.run(run.result);
  const log = await readRun(store, run.runId);
  const finished = log.find((event) => event.kind === "node-finished" && event.node === node) as RunEvent & { kind: "node-finished" };
  return { log, launcher, packet: finished.outputs[0] as OutputPacket };
}

const numbers = { type: "emit@1", params: { items: [{ k: 1 }, { k: 2 }, { k: 1 }] } };
const counts = { type: "summarize@1", params: { by: ["k"] } };

test("F8 a record tells all ancestors of what was made of a group, and a run that goes on from it knows them", async () => {
  const nodes = {
    a: numbers,
    sum: counts,
    wait: "pause",
    q: { ...ask, params: { keep: "only", fields: [{ name: "of", value: "${nodes.a.item.k}" }] } },
  };
  const { log, launcher, packet } = await kept(flow(nodes, ["a -> sum", "sum -> wait", "wait -> q"]), "sum");
  expect(packet.from).toEqual([[[0, 2], 1]]);
  const until = log.findIndex((event) => event.kind === "node-finished" && event.node === "sum") + 1;
  const again = launcherOn();
  const run = goOnFrom(
    again.launcher,
    log.slice(0, until).map((event) => ({ ...event })),
    {},
  );
  expect((await again.host.run(run.result)).outputs["q"]).toEqual([{ of: 1 }, { of: 2 }]);
  expect(await logHash(run.log)).toBe(await logHash(log));
  expect(await replayLog(launcher, run.log)).toEqual({ same: true, events: run.log.length });
});

test("F8 a record of before, with one ancestor for each item, is read as it was", async () => {
  const nodes = {
    a: numbers,
    f: { type: "filter@1", params: { where: "${item.k > 1}" } },
    wait: "pause",
    q: { ...ask, params: { keep: "only", fields: [{ name: "of", value: "${nodes.a.item.k}" }] } },
  };
  const { log, packet } = await kept(flow(nodes, ["a -> f", "f.kept -> wait", "wait -> q"]), "f");
  expect(packet.from).toEqual([[1]]);
  const until = log.findIndex((event) => event.kind === "node-finished" && event.node === "f") + 1;
  const again = launcherOn();
  const run = goOnFrom(
    again.launcher,
    log.slice(0, until).map((event) => ({ ...event })),
    {},
  );
  expect((await again.host.run(run.result)).outputs["q"]).toEqual([{ of: 2 }]);
});

test.each<[string, object, object, OutputPacket["from"]]>([
  ["a summary", counts, numbers, [[[0, 2], 1]]],
  ["several of one item", { type: "split-out@1", params: { field: "lines" } }, start, [[0, 0, 1]]],
  ["what was passed on", { type: "sort@1", params: { by: [{ field: "k" }] } }, numbers, undefined],
])("F8 a record that no expression asks for ancestors tells those that the items do not say themselves: %s", async (_, x, a, from) => {
  const { log, packet } = await kept(flow({ a, x }, ["a -> x"]), "x");
  expect(packet.from).toEqual(from);
  const place = { node: "x", port: "out", scope: "run", activation: 0, indexes: [0] };
  const edges = [{ from: { node: "a", port: "out" }, to: { node: "x", port: "in" } }];
  if (from !== undefined) expect(traceItem(log, edges, place).ancestors).toMatchObject([{ node: "a", indexes: [from[0]?.[0]].flat() }]);
});
