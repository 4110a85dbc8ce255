import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { JsonObject } from "../model/json.ts";
import type { RunStore } from "../model/runStore.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import type { StartOptions } from "./engineSetup.ts";
import { replayLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { flow, kinds, runFlow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const PRICED = { type: "object", properties: { price: { type: "number" } }, required: ["price"] };
const ITEMS = [{ price: 1 }, { price: 2 }, { price: "3" }, {}];
const emit = { type: "emit@1", params: { items: ITEMS } };
const good = { type: "emit@1", params: { items: [{ price: 1 }] } };
const TEXT = { type: "string" };

const failed = (status = "failed", more: object = {}) => ({ status, failures: [{ code: "contract-violated", ...more }] });

test("K1 the first item at an in-port that breaks its contract fails the node before it has worked", async () => {
  const { result, events } = await runFlow(flow({ a: emit, b: { type: "pause@1", policy: { accepts: { in: PRICED } } } }, ["a -> b"]));
  expect(result).toMatchObject({ status: "failed", outputs: {} });
  expect(result.failures).toEqual([
    {
      code: "contract-violated",
      kind: "user",
      message: 'Item 3 at the port “in” breaks its contract at /price: Instance type "string" is invalid. Expected "number".',
      hint: "Look at what comes in, or change the contract in the node’s policy.",
      node: "b",
      item: { price: "3" },
      itemIndex: 2,
      port: "in",
      pointer: "/price",
    },
  ]);
  expect(kinds(events, "b")).toEqual(["node-started", "node-failed"]);
  expect(events.at(-1)?.at).toBe(events[0]?.at);
});

test("K1 what is wrong with the item itself has an empty pointer, and items that keep to it pass as they are", async () => {
  const nodes = (items: unknown) => ({
    a: { type: "emit@1", params: { items } },
    b: { type: "no-op@1", policy: { accepts: { in: PRICED }, gives: { out: PRICED } } },
  });
  const { result } = await runFlow(flow(nodes(ITEMS.slice(0, 2)), ["a -> b"]));
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: ITEMS.slice(0, 2) } });
  const missing = await runFlow(flow(nodes([{}]), ["a -> b"]));
  expect(missing.result).toMatchObject(
    failed("failed", {
      pointer: "",
      itemIndex: 0,
      message: expect.stringMatching(/^Item 1 at the port “in” breaks its contract: .*price/),
    }),
  );
});

test("K1 each in-port has its own contract; one that got no packet has nothing to keep", async () => {
  const policy = { accepts: { left: PRICED, right: TEXT } };
  const edges = ["a -> e.left", "b -> e.right"];
  const texts = await runFlow(flow({ a: good, b: emit, e: { type: "either@1", policy } }, edges));
  expect(texts.result).toMatchObject(failed("failed", { port: "right", itemIndex: 0 }));
  const one = await runFlow(flow({ a: good, e: { type: "either@1", policy } }, ["a -> e.left"]));
  expect(one.result.status).toBe("succeeded");
});

test("K1 F5 a source keeps the contract with what the run was given", async () => {
  const workflow = flow({ a: { type: "no-op@1", policy: { accepts: { in: PRICED } } } }, []);
  expect((await runFlow(workflow, { input: [{ price: 1 }] })).result.status).toBe("succeeded");
  expect((await runFlow(workflow, { input: [{ price: 1 }, { price: "2" }] })).result).toMatchObject(failed("failed", { itemIndex: 1 }));
  expect((await runFlow(workflow)).result).toMatchObject(failed("failed", { item: {} }));
});

test("K1 K2 no retry follows: the same items would come in, and the attempt that gave others was good", async () => {
  const retry = { attempts: 3, on: ["user", "outside", "bug"] };
  for (const policy of [{ accepts: { in: TEXT } }, { gives: { out: TEXT } }]) {
    const { events } = await runFlow(flow({ a: good, b: { type: "pause@1", policy: { ...policy, retry } } }, ["a -> b"]));
    expect(kinds(events, "b")).toEqual(["node-started", "node-failed"]);
  }
});

test("K2 of what a node gives nothing leaves by any port where an item breaks the contract of one", async () => {
  const gate = { type: "gate@1", params: { open: "yes" }, policy: { gives: { yes: PRICED } } };
  const { result, events } = await runFlow(flow({ a: emit, g: gate, y: "tag", n: "tag" }, ["a -> g", "g.yes -> y", "g.no -> n"]));
  expect(result).toMatchObject({ ...failed("failed", { node: "g", port: "yes", itemIndex: 2, pointer: "/price" }), outputs: {} });
  expect(result.failures[0]?.hint).toBe("Look at what the node gives, or change the contract in its policy.");
  expect(kinds(events, "y")).toEqual([]);
});

test("K2 each packet of a node that gives several is looked at", async () => {
  const repeat = { type: "repeat@1", params: { times: 2 }, policy: { gives: { out: TEXT } } };
  expect((await runFlow(flow({ a: good, r: repeat }, ["a -> r"]))).result).toMatchObject(failed("failed", { node: "r", itemIndex: 0 }));
});

test("K1 K2 H3 it is taken as any failure is: by the port error, by a default, by going on without", async () => {
  for (const policy of [{ accepts: { in: PRICED } }, { gives: { out: PRICED } }]) {
    const by = (more: object, edges: readonly string[] = []) =>
      runFlow(
        flow({ a: emit, b: { type: "no-op@1", policy: { ...policy, ...more } }, c: "no-op", e: "no-op" }, ["a -> b", "b -> c", ...edges]),
      );
    const port = await by({}, ["b.error -> e"]);
    expect(port.result).toMatchObject({
      status: "succeeded",
      outputs: { e: [{ error: { code: "contract-violated", pointer: "/price" }, item: { price: "3" } }] },
    });
    expect(port.result.outputs).not.toHaveProperty("c");
    expect((await by({ onError: { default: { price: 0 } } })).result).toMatchObject({
      status: "succeeded",
      outputs: { c: [{ price: 0 }] },
    });
    expect((await by({ onError: "skip" })).result).toMatchObject({ status: "succeeded", outputs: { e: [{}] } });
  }
});

test("K2 a pinned node keeps the contract with its pin, and a disabled one with what it passes on; neither works, so both take all", async () => {
  const policy = { accepts: { in: TEXT }, gives: { out: PRICED } };
  const nodes = { a: emit, b: { type: "no-op@1", policy } };
  const pinned = await runFlow(flow(nodes, ["a -> b"], { pins: { "b.out": ITEMS } }));
  expect(pinned.result).toMatchObject(failed("failed", { node: "b", port: "out", itemIndex: 2 }));
  expect(kinds(pinned.events, "b")).toEqual(["node-started", "node-failed"]);
  const kept = await runFlow(flow(nodes, ["a -> b"], { pins: { "b.out": [{ price: 5 }] } }));
  expect(kept.result.status).toBe("succeeded");
  const disabled = (a: object) => runFlow(flow({ a, b: { ...nodes.b, disabled: true } }, ["a -> b"]));
  expect((await disabled(emit)).result).toMatchObject(failed("failed", { port: "out", itemIndex: 2 }));
  expect((await disabled(good)).result).toMatchObject({ status: "succeeded", outputs: { b: [{ price: 1 }] } });
});

test("K2 H7 what broke its contract has not finished: it is not undone", async () => {
  const nodes = { a: good, b: { type: "no-op@1", policy: { gives: { out: TEXT }, compensate: "undo" } }, undo: "no-op" };
  expect(kinds((await runFlow(flow(nodes, ["a -> b"]))).events, "undo")).toEqual([]);
});

const asks = (policy: object, more: object = {}, kind = "map") =>
  flow({ a: emit, b: { type: "no-op@1", policy } }, ["a -> r", "r.body -> b", "b -> r.yield"], {
    regions: { r: { kind, nodes: ["b"], ...more } },
  });

test("K1 K2 in a map the instance fails whose item breaks the contract, and the map does with it what it does", async () => {
  for (const policy of [{ accepts: { in: PRICED } }, { gives: { out: PRICED } }]) {
    const { result } = await runFlow(asks(policy, { params: { onItemError: "collect" } }));
    expect(result).toMatchObject({ status: "succeeded", outputs: { r: [{ price: 1 }, { price: 2 }] } });
    const left = result.outputs["r.error"] as readonly { readonly error: { readonly itemIndex: number } }[];
    expect(left.map(({ error }) => error.itemIndex)).toEqual([0, 0]);
  }
});

test("K1 K2 L0 a region has contracts as a node has", async () => {
  for (const kind of ["map", "loop", "try", "exclusive"]) {
    const params = kind === "loop" ? { params: { times: 1 } } : {};
    const refused = await runFlow(asks({}, { ...params, policy: { accepts: { in: PRICED } } }, kind));
    expect(refused.result, kind).toMatchObject(failed("failed", { node: "r", port: "in", itemIndex: 2 }));
    expect(kinds(refused.events, "b"), kind).toEqual([]);
    expect(refused.events.some((event) => event.kind === "scope-opened")).toBe(false);
    const broken = await runFlow(asks({}, { ...params, policy: { gives: { out: PRICED } } }, kind));
    expect(broken.result, kind).toMatchObject({ ...failed("failed", { node: "r", port: "out", itemIndex: 2 }), outputs: {} });
    const skipped = await runFlow(asks({}, { ...params, policy: { gives: { out: PRICED }, onError: "skip" } }, kind));
    expect(skipped.result, kind).toMatchObject({ status: "succeeded", outputs: {} });
  }
});

test("K2 M2 M6 what leaves a map while instances run on keeps the contract; else they stop", async () => {
  const slow = (params: object) =>
    flow({ a: emit, b: "pause" }, ["a -> r", "r.body -> b", "b -> r.yield"], {
      regions: { r: { kind: "map", nodes: ["b"], params, policy: { gives: { out: TEXT } } } },
    });
  for (const params of [{ completeWhen: 1, rest: "continue", concurrency: 1 }, { detached: true }]) {
    const { result, events } = await runFlow(slow(params));
    expect(result).toMatchObject(failed("failed", { node: "r", port: "out", itemIndex: 0 }));
    expect(kinds(events, "r")).toEqual(["node-started", "node-failed"]);
  }
});

test("K1 K2 W1 a node of a called workflow keeps its contracts, and the failure travels up", async () => {
  const nodes = { a: emit, c: { type: "execute-workflow@1", params: { workflow: "inner" } } };
  for (const policy of [{ accepts: { in: PRICED } }, { gives: { out: PRICED } }]) {
    const inner = flow({ x: { type: "no-op@1", policy } }, []);
    const { result } = await runFlow(flow(nodes, ["a -> c"], { workflows: { inner } }));
    expect(result).toMatchObject(failed("failed", { node: "c", message: expect.stringMatching(/^Item 3 at the port .* at \/price/) }));
  }
});

test("K1 K2 a contract that no schema can be made of fails the node that has it", async () => {
  for (const schema of [{ $ref: "https://example.org/x.json" }, { pattern: "(a" }, { $schema: "https://example.com/mine" }]) {
    const { result } = await runFlow(flow({ a: good, b: { type: "no-op@1", policy: { gives: { out: schema } } } }, ["a -> b"]));
    expect(result).toMatchObject({
      status: "failed",
      failures: [
        {
          code: "bad-contract",
          kind: "user",
          node: "b",
          port: "out",
          message: expect.stringMatching(/^The contract of the port “out” cannot be/),
        },
      ],
    });
    expect(result.failures[0]).not.toHaveProperty("param");
  }
});

test("K1 patterns take time that grows with the text alone, in as many contracts as there are", async () => {
  const names = Array.from({ length: 600 }, (_, at) => `p${at}`);
  const properties = Object.fromEntries(names.map((name, at) => [name, { pattern: `^(a+)+${at}$` }]));
  const nodes = (items: unknown) => ({
    a: { type: "emit@1", params: { items } },
    b: { type: "no-op@1", policy: { accepts: { in: { properties: { x: { pattern: "^(x+)+$" } } } } } },
    c: { type: "no-op@1", policy: { accepts: { in: { properties } } } },
    d: { type: "no-op@1", policy: { accepts: { in: { properties: { y: { pattern: "^(y+)+$" } } } } } },
  });
  const edges = ["a -> b", "b -> c", "c -> d"];
  const long = { x: `${"x".repeat(20_000)}!` };
  const workflow = flow(nodes([{ x: "xx", y: "yy" }]), edges);
  for (let run = 0; run < 2; run += 1) expect((await runFlow(workflow)).result.status).toBe("succeeded");
  expect((await runFlow(flow(nodes([long]), edges))).result).toMatchObject(failed("failed", { node: "b", pointer: "/x" }));
  expect((await runFlow(flow(nodes([{ y: "n" }]), edges))).result).toMatchObject(failed("failed", { node: "d", pointer: "/y" }));
});

const source = defineNode({
  type: "source",
  mode: "once",
  inputs: [],
  params: {},
  async *run() {
    for (let from = 0; from < 50; from += 10) yield Array.from({ length: 10 }, (_, at) => ({ n: from + at }));
  },
});

let ids = 0;

function bench(store?: RunStore) {
  const host = new VirtualHost();
  host.randomId = () => `run-${ids++}`;
  const launcher = new Launcher({
    types: [...builtInNodes, ...testTypes, source],
    host,
    allow: {},
    concurrency: Number.POSITIVE_INFINITY,
    read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
    ...(store === undefined ? {} : { keep: { store, retention: { runs: 100, bytes: 1e9 } } }),
  });
  return async (workflow: object, options: StartOptions = {}) => {
    const run = launcher.start(workflow, { seed: 1, ...options });
    const result = await host.run(run.result);
    expect(await replayLog(launcher, run.log)).toEqual({ same: true, events: run.log.length });
    return { result, events: run.log };
  };
}
test("K1 K2 B1 a node with a contract streams at none of its ports: what comes in pieces is gathered, and looked at as a whole", async () => {
  const run = bench();
  const nodes = (gives: JsonObject | undefined, accepts: JsonObject | undefined) => ({
    a: { type: "source@1", ...(gives && { policy: { gives: { out: gives } } }) },
    b: { type: "pause@1", params: { ms: 1 }, ...(accepts && { policy: { accepts: { in: accepts } } }) },
  });
  const below = (maximum: number) => ({ properties: { n: { maximum } } });
  const free = await run(flow(nodes(undefined, undefined), ["a -> b"]));
  expect(kinds(free.events, "a")).toContain("stream-opened");
  for (const [gives, accepts, node] of [
    [below(30), undefined, "a"],
    [undefined, below(30), "b"],
  ] as const) {
    const broken = await run(flow(nodes(gives, accepts), ["a -> b"]));
    expect(broken.result).toMatchObject({ ...failed("failed", { node, itemIndex: 31, pointer: "/n" }), outputs: {} });
    expect(kinds(broken.events, "a")).not.toContain("stream-opened");
  }
  const kept = await run(flow(nodes(below(49), below(49)), ["a -> b"]));
  expect(kept.result.status).toBe("succeeded");
  expect(kept.result.outputs["b"]).toHaveLength(50);
});

test("K1 K2 P6 a result from before is looked at as a new one is: one that breaks its contract is not used again", async () => {
  const store = memoryRunStore();
  const workflow = (policy: object) => flow({ a: emit, b: { type: "no-op@1", policy } }, ["a -> b"]);
  const sources = ({ events }: { events: readonly { kind: string; node?: string; source?: string }[] }) =>
    events.flatMap((event) => (event.kind === "node-finished" && event.node === "b" ? [event.source] : []));
  expect(sources(await bench(store)(workflow({})))).toEqual(["run"]);
  expect(sources(await bench(store)(workflow({ gives: { out: {} }, accepts: { in: {} } })))).toEqual(["cache"]);
  for (const policy of [{ gives: { out: PRICED } }, { accepts: { in: PRICED } }]) {
    const broken = await bench(store)(workflow(policy));
    expect(broken.result).toMatchObject(failed("failed", { node: "b", itemIndex: 2 }));
    expect(kinds(broken.events as never, "b")).toEqual(["node-started", "node-failed"]);
  }
  expect(sources(await bench(store)(workflow({})))).toEqual(["cache"]);
});
