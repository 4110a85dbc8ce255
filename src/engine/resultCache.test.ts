import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { RunStore } from "../model/runStore.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { Engine } from "./engine.ts";
import type { StartOptions } from "./engineSetup.ts";
import { flow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const ran: string[] = [];
let ids = 0;
const note = (id: string) =>
  defineNode({
    type: id,
    mode: "once",
    params: { as: { kind: "text", label: "As", default: "" } },
    run: ({ items, params }) => {
      ran.push(id);
      return items.map((item) => `${String(item)}${params.as}`);
    },
  });
const guess = defineNode({ type: "guess", run: ({ host }) => host.random() });
const read = defineNode({
  type: "look",
  effects: "read",
  run: ({ host, item }) => {
    ran.push("look");
    return `${String(item)} ${host.now() > 0}`;
  },
});

function bench(store: RunStore = memoryRunStore()) {
  const host = new VirtualHost();
  host.randomId = () => `run-${ids++}`;
  const parse = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const types = [...builtInNodes, ...testTypes, note("one"), note("two"), guess, read];
  const keep = { store, retention: { runs: 100, bytes: 1e9 } };
  const engine = new Engine({ types, host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read: parse, keep });
  return async (workflow: object, options: StartOptions = {}) => {
    ran.length = 0;
    const run = engine.start(workflow, { seed: 1, ...options });
    const result = await host.run(run.result);
    const sources = Object.fromEntries(run.log.flatMap((event) => (event.kind === "node-finished" ? [[event.node, event.source]] : [])));
    return { result, sources, host, ran: [...ran] };
  };
}

const chain = (params = {}) => flow({ a: "emit", b: "one", c: { type: "two@1", params } }, ["a -> b", "b -> c"]);

test("P6 the same run again runs nothing, in this process and over the store in another", async () => {
  const store = memoryRunStore();
  const first = await bench(store)(chain());
  const again = await bench({ ...store })(chain());
  expect([first.ran, again.ran]).toEqual([["one", "two"], []]);
  expect(again.sources).toEqual({ a: "cache", b: "cache", c: "cache" });
  expect(again.result.outputs).toEqual(first.result.outputs);
});

test("P6 what is large comes back from the store", async () => {
  const store = memoryRunStore();
  const large = flow({ a: { type: "emit@1", params: { items: ["x".repeat(5000)] } }, b: "one" }, ["a -> b"]);
  const first = await bench(store)(large);
  const again = await bench({ ...store })(large);
  expect([again.ran, again.result.outputs]).toEqual([[], first.result.outputs]);
});

test("P6 a changed param runs its node and what gets something else from it", async () => {
  const run = bench();
  await run(chain());
  expect((await run(chain({ as: "!" }))).ran).toEqual(["two"]);
  expect((await run(flow({ a: "emit", b: { type: "one@1", params: { as: "" } }, c: "two" }, ["a -> b", "b -> c"]))).ran).toEqual(["one"]);
});

test.each([
  ["parameters", { parameters: { n: { kind: "number", default: 1 } } }, "${parameters.n}", { parameters: { n: 2 } }],
  ["another node", {}, "${nodes.a.items.length}", undefined],
])("P6 what an expression reads is part of the key: %s", async (_name, rest, as, options) => {
  const run = bench();
  const workflow = (items: unknown[]) =>
    flow(
      { a: { type: "emit@1", params: { items } }, l: { type: "limit@1", params: { count: 1 } }, c: { type: "two@1", params: { as } } },
      ["a -> l", "l -> c"],
      rest,
    );
  await run(workflow([1, 2]));
  expect((await run(workflow([1, 2]))).ran).toEqual([]);
  expect((await run(workflow(options === undefined ? [1, 2, 3] : [1, 2]), options ?? {})).ran).toEqual(["two"]);
});

test.each(["${now}", "${run.id}", "${today}"])("P6 what reads %s is never taken from the cache", async (as) => {
  const run = bench();
  await run(chain({ as }));
  expect((await run(chain({ as }))).ran).toEqual(["two"]);
});

test("P6 a node that asks for chance, writes the log or has cache: off runs again", async () => {
  const run = bench();
  const workflow = flow({ a: "emit", b: "guess", l: "log", c: { type: "one@1", policy: { cache: "off" } } }, [
    "a -> b",
    "a -> l",
    "a -> c",
  ]);
  await run(workflow);
  expect((await run(workflow)).sources).toEqual({ a: "cache", b: "run", l: "run", c: "run" });
});

test("P6 a node that reads is taken from the cache only with a time to live, and as long as that", async () => {
  const run = bench();
  const workflow = (policy: object) => flow({ a: "emit", b: { type: "look@1", policy } }, ["a -> b"]);
  await run(workflow({}));
  expect((await run(workflow({}))).ran).toEqual(["look"]);
  const lasting = workflow({ cache: { ttl: "10s" } });
  await run(lasting);
  const { ran: none, host } = await run(lasting);
  expect(none).toEqual([]);
  host.clock.schedule(11_000, () => undefined);
  host.clock.advance();
  expect((await run(lasting)).ran).toEqual(["look"]);
});

test("P7 only and from run their nodes though the results are known; cache: false runs all", async () => {
  const run = bench();
  await run(chain());
  expect((await run(chain(), { until: "b" })).sources).toEqual({ a: "cache", b: "cache" });
  expect((await run(chain(), { only: "b" })).sources).toEqual({ a: "cache", b: "run" });
  expect((await run(chain(), { from: "b" })).sources).toEqual({ a: "cache", b: "run", c: "run" });
  expect((await run(chain(), { cache: false })).sources).toEqual({ a: "run", b: "run", c: "run" });
});

test("P6 many results are written a hundred at a time, all of them", async () => {
  const store = memoryRunStore();
  const written: number[] = [];
  const keepResults: RunStore["keepResults"] = (name, results, blobs) => {
    written.push(results.length);
    return store.keepResults(name, results, blobs);
  };
  const ids = Array.from({ length: 249 }, (_, at) => `n${at}`);
  const edges = ids.map((id) => `a -> ${id}`);
  await bench({ ...store, keepResults })(
    flow({ a: "emit", ...Object.fromEntries(ids.map((id) => [id, { type: "tag@1", params: { as: id } }])) }, edges),
  );
  expect(written).toEqual([100, 100, 50]);
  expect(await store.results("test")).toHaveLength(250);
});
