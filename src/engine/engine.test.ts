import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { RunEvent } from "../model/event.ts";
import type { NodeError } from "../model/failure.ts";
import { emptyRun, foldRun } from "../model/foldRun.ts";
import type { Item } from "../model/item.ts";
import type { RunContext } from "../model/nodeType.ts";
import { builtInNodes } from "../nodes/index.ts";
import { lazyRun } from "../nodes/support/lazyRun.ts";
import { Engine } from "./engine.ts";
import { flow, kinds, runFlow as run } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

test("F5 a source without input fires once with one empty item, or with the run's input", async () => {
  expect((await run(flow({ a: "no-op" }, []))).result.outputs).toEqual({ a: [{}] });
  expect((await run(flow({ a: "no-op" }, []), { input: [1, 2] })).result.outputs).toEqual({ a: [1, 2] });
});

test("S1 every edge of a port gets the packet", async () => {
  const { result } = await run(flow({ a: "emit", b: "tag", c: "no-op" }, ["a -> b", "a -> c"]));
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: ["1x"], c: [1] }, failures: [] });
});

test("J1 the default join waits for every edge and hands each port its packet", async () => {
  const { result, events } = await run(flow({ a: "emit", slow: "pause", b: "both" }, ["a -> b.left", "a -> slow", "slow -> b.right"]));
  expect(result.outputs).toEqual({ b: [{ left: [1], right: [1] }] });
  expect(kinds(events, "b")).toEqual(["node-started", "node-finished"]);
});

test("J1 a node whose required port is dead is skipped, one with optional ports fires with what there is", async () => {
  const nodes = { a: "emit", g: { type: "gate@1", params: { open: "no" } }, req: "both", opt: "either" };
  const { result, events } = await run(
    flow(nodes, ["a -> g", "a -> req.left", "g.yes -> req.right", "a -> opt.left", "g.yes -> opt.right"]),
  );
  expect(kinds(events, "req")).toEqual(["node-skipped"]);
  expect(result.outputs).toEqual({ opt: [{ left: [1], right: null }] });
});

test("J2 any fires once for each packet", async () => {
  const { result, events } = await run(
    flow({ a: "emit", b: "tag", c: { type: "no-op@1", policy: { join: "any" } } }, ["a -> b", "a -> c", "b -> c"]),
  );
  expect(kinds(events, "c").filter((kind) => kind === "node-finished")).toHaveLength(2);
  expect(result.outputs["c"]).toEqual([1, "1x"]);
});

test("R3 several edges into one port are put one behind the other in file order", async () => {
  const { result } = await run(flow({ a: "emit", slow: "pause", b: "tag", c: "no-op" }, ["a -> slow", "a -> b", "slow -> c", "b -> c"]));
  expect(result.outputs["c"]).toEqual([1, "1x"]);
});

test("F6 an empty packet still fires its consumers, a port left out does not", async () => {
  const empty = await run(
    flow({ a: "emit", g: { type: "gate@1", params: { open: "empty" } }, y: "tag", n: "tag" }, ["a -> g", "g.yes -> y", "g.no -> n"]),
  );
  expect(empty.result.outputs).toEqual({ y: [] });
  expect(kinds(empty.events, "y")).toEqual(["node-started", "node-finished"]);
  expect(kinds(empty.events, "n")).toEqual(["node-skipped"]);
});

test("D2 a dead branch is skipped to its end, and the run still ends", async () => {
  const { result, events } = await run(
    flow({ a: "emit", g: { type: "gate@1", params: { open: "yes" } }, n1: "tag", n2: "tag" }, ["a -> g", "g.no -> n1", "n1 -> n2"]),
  );
  expect(result.status).toBe("succeeded");
  expect(kinds(events, "n2")).toEqual(["node-skipped"]);
});

test("D4 a chain of 20,000 nodes ends without recursion", async () => {
  const nodes = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}`, "no-op"]));
  const edges = Array.from({ length: 19_999 }, (_, at) => `n${at} -> n${at + 1}`);
  expect((await run(flow(nodes, edges))).result.outputs).toEqual({ n19999: [{}] });
});

test("F7 params resolve per item in mode each", async () => {
  const { result } = await run(
    flow({ a: { type: "emit@1", params: { items: [1, 2] } }, b: { type: "tag@1", params: { as: "-${item * 10}-${index}" } } }, ["a -> b"]),
  );
  expect(result.outputs["b"]).toEqual(["1-10-0", "2-20-1"]);
});

test("F8 nodes.ID.item is the item this one came from, through filters and sorts", async () => {
  const items = [{ n: 3 }, { n: 1 }, { n: 2 }];
  const nodes = {
    a: { type: "emit@1", params: { items } },
    f: { type: "filter@1", params: { where: "${item.n > 1}" } },
    s: { type: "sort@1", params: { by: [{ field: "n" }] } },
    e: {
      type: "edit-fields@1",
      params: {
        fields: [
          { name: "was", value: "${nodes.a.item.n}" },
          { name: "all", value: "${nodes.a.items.length}" },
        ],
      },
    },
  };
  const { result } = await run(flow(nodes, ["a -> f", "f.kept -> s", "s -> e"]));
  expect(result.outputs["e"]).toEqual([
    { n: 2, was: 2, all: 3 },
    { n: 3, was: 3, all: 3 },
  ]);
});

test("F8 lineage goes through nodes that make new items: edit-fields, split-out, joins", async () => {
  const items = [
    { id: 1, lines: ["a", "b"] },
    { id: 2, lines: ["c"] },
  ];
  const nodes = {
    a: { type: "emit@1", params: { items } },
    e: { type: "edit-fields@1", params: { fields: [{ name: "extra", value: true }] } },
    s: { type: "split-out@1", params: { field: "lines", as: "line" } },
    f: {
      type: "edit-fields@1",
      params: {
        keep: "only",
        fields: [
          { name: "of", value: "${nodes.a.item.id}" },
          { name: "line", value: "${item.line}" },
        ],
      },
    },
  };
  const { result } = await run(flow(nodes, ["a -> e", "e -> s", "s -> f"]));
  expect(result.outputs["f"]).toEqual([
    { of: 1, line: "a" },
    { of: 1, line: "b" },
    { of: 2, line: "c" },
  ]);
});

test("H1 H5 an uncaught failure fails the run and carries code, hint, node and item", async () => {
  const { result } = await run(
    flow({ a: { type: "emit@1", params: { items: ["p", "q"] } }, b: { type: "flaky@1", params: { fails: 9 } } }, ["a -> b"]),
  );
  expect(result.status).toBe("failed");
  expect(result.failures[0]).toMatchObject({ code: "flaky", kind: "outside", node: "b", item: "p", itemIndex: 0, hint: "try again" });
});

test("H2 retries wait the delay given, exponentially, and then succeed", async () => {
  const retry = { attempts: 3, delay: 1000, backoff: "fixed" };
  const { result, events, host } = await run(
    flow({ a: "emit", b: { type: "flaky@1", params: { fails: 2 }, policy: { retry } } }, ["a -> b"]),
  );
  expect(result.status).toBe("succeeded");
  expect(events.filter((event) => event.kind === "retry-scheduled").map((event) => event.attempt)).toEqual([2, 3]);
  expect(host.time - Date.UTC(2026, 0, 1)).toBe(2000);
});

test("H2 a failure of a kind that is not listed is not tried again", async () => {
  const { events } = await run(
    flow({ a: "emit", b: { type: "flaky@1", policy: { retry: { attempts: 3, on: ["timeout"] } } } }, ["a -> b"]),
  );
  expect(events.some((event) => event.kind === "retry-scheduled")).toBe(false);
});

test("H3 failed items leave by the wired port error with their item, the others go on", async () => {
  const nodes = {
    a: { type: "emit@1", params: { items: [1, 2, 3] } },
    b: { type: "tag@1", params: { as: "${item === 2 ? item.x.y : ''}" } },
    ok: "no-op",
    bad: "no-op",
  };
  const { result } = await run(flow(nodes, ["a -> b", "b -> ok", "b.error -> bad"]));
  expect(result).toMatchObject({ status: "succeeded", outputs: { ok: ["1", "3"] } });
  expect(result.outputs["bad"]).toMatchObject([{ item: 2, error: { node: "b", itemIndex: 1, param: "as" } }]);
});

test("H3 policy onError skips the item or puts a default in its place", async () => {
  const nodes = (onError: unknown): Record<string, object | string> => ({
    a: { type: "emit@1", params: { items: ["p"] } },
    b: { type: "flaky@1", params: { fails: 9 }, policy: { onError } },
  });
  expect((await run(flow(nodes("skip"), ["a -> b"]))).result).toMatchObject({ status: "succeeded", outputs: { b: [] } });
  expect((await run(flow(nodes({ default: 7 }), ["a -> b"]))).result).toMatchObject({ status: "succeeded", outputs: { b: [7] } });
});

test("H6 an attempt over its time limit fails with kind timeout and its signal aborted", async () => {
  const { result, host } = await run(
    flow({ a: "emit", b: { type: "pause@1", params: { ms: 60000 }, policy: { timeout: { attempt: "2s" } } } }, ["a -> b"]),
  );
  expect(result.failures[0]).toMatchObject({ code: "timeout", kind: "timeout", node: "b" });
  expect(host.time - Date.UTC(2026, 0, 1)).toBe(2000);
  expect(host.pending).toBe(0);
});

test("H6 the run's own time limit ends it", async () => {
  const { result } = await run(flow({ b: "pause" }, [], { policy: { timeout: 50 } }));
  expect(result).toMatchObject({ status: "failed", failures: [{ code: "run-timeout" }] });
});

test("H5 drain lets live work end before the run fails, cancel does not", async () => {
  const graph = (onFailure: string): object =>
    flow({ a: "emit", slow: "pause", bad: { type: "flaky@1", params: { fails: 9 } } }, ["a -> slow", "a -> bad"], {
      policy: { onFailure },
    });
  expect(kinds((await run(graph("drain"))).events, "slow")).toEqual(["node-started", "node-finished"]);
  expect(kinds((await run(graph("cancel"))).events, "slow")).toEqual(["node-started", "node-cancelled"]);
});

test("H8 an optional node that fails leaves the run partial", async () => {
  const { result } = await run(
    flow({ a: "emit", b: { type: "flaky@1", params: { fails: 9 }, optional: true }, c: "no-op" }, ["a -> b", "a -> c"]),
  );
  expect(result).toMatchObject({ status: "partial", outputs: { c: [1] } });
});

test("O2 mode each keeps four items in flight and the order of its input", async () => {
  const { result, host } = await run(
    flow({ a: { type: "emit@1", params: { items: [400, 300, 200, 100, 50] } }, b: { type: "pause@1", params: { ms: "${item}" } } }, [
      "a -> b",
    ]),
  );
  expect(result.outputs["b"]).toEqual([400, 300, 200, 100, 50]);
  expect(host.time - Date.UTC(2026, 0, 1)).toBe(400);
});

test("O2 mode each tells every half second how many of its items are through, of work that takes its time", async () => {
  const items = Array.from({ length: 20 }, () => 300);
  const graph = (ms: string) => flow({ a: { type: "emit@1", params: { items } }, b: { type: "pause@1", params: { ms } } }, ["a -> b"]);
  const told = ({ events }: { readonly events: readonly RunEvent[] }) =>
    events.flatMap((event) => (event.kind === "node-progressed" ? [[event.done, event.total]] : []));
  expect(told(await run(graph("${item}")))).toEqual([
    [9, 20],
    [17, 20],
  ]);
  expect(told(await run(graph("${item / 100}")))).toEqual([]);
});

test("O4 ready activations start by priority, then in the order of the file", async () => {
  const nodes = { a: "emit", b: "no-op", c: { type: "no-op@1", policy: { priority: 5 } }, d: "no-op" };
  const { events } = await run(flow(nodes, ["a -> b", "a -> c", "a -> d"]));
  expect(events.flatMap((event) => (event.kind === "node-started" ? [event.node] : []))).toEqual(["a", "c", "b", "d"]);
});

test("C1 C2 cancel is logged before it acts, ends the run at once and leaves no timer", async () => {
  const { result, events, host } = await run(
    flow({ b: { type: "pause@1", params: { ms: 1e9 } } }, []),
    {},
    (started, host) => void host.clock.schedule(10, () => started.cancel()),
  );
  expect(result.status).toBe("cancelled");
  expect(events.slice(-3).map((event) => event.kind)).toEqual(["cancel-requested", "node-cancelled", "run-finished"]);
  expect(host.pending).toBe(0);
});

test("C1 the caller's signal cancels the run", async () => {
  const { result } = await run(flow({ b: "pause" }, []), { signal: AbortSignal.abort() });
  expect(result.status).toBe("cancelled");
});

test("pause starts nothing new, step starts one activation, resume goes on", async () => {
  const { events } = await run(flow({ a: "emit", b: "tag", c: "tag" }, ["a -> b", "b -> c"]), {}, (started, host) => {
    started.pause();
    host.clock.schedule(10, () => started.step());
    host.clock.schedule(20, () => started.resume());
  });
  const at = events.filter((event) => event.kind === "node-started").map((event) => event.at - Date.UTC(2026, 0, 1));
  expect(at).toEqual([10, 20, 20]);
});

test("a breakpoint pauses before its node", async () => {
  const { events } = await run(
    flow({ a: "emit", b: "tag" }, ["a -> b"]),
    { breakpoints: ["b"] },
    (started, host) => void host.clock.schedule(10, () => started.resume()),
  );
  expect(events.map((event) => event.kind)).toEqual([
    "run-created",
    "run-started",
    "node-started",
    "node-finished",
    "run-paused",
    "run-resumed",
    "node-started",
    "node-finished",
    "run-finished",
  ]);
});

test("P7 until runs a node and its ancestors only, a pinned node does not run", async () => {
  const graph = flow({ a: "emit", b: "tag", c: "tag" }, ["a -> b", "b -> c"]);
  expect((await run(graph, { until: "b" })).result.outputs).toEqual({ b: ["1x"] });
  const pinned = await run(graph, { pins: { "b.out": ["pin"] } });
  expect(pinned.result.outputs).toEqual({ c: ["pinx"] });
  expect(pinned.events.find((event) => event.kind === "node-finished" && event.node === "b")).toMatchObject({ source: "pin" });
});

test.each([
  ["without what it needs", { type: "http-request@1" }],
  ["with an expression that is wrong", { type: "tag@1", params: { as: "${item." } }],
  ["with a param of another kind", { type: "pause@1", params: { ms: "soon" } }],
])("a disabled node %s keeps nothing from running", async (_how, node) => {
  const { result } = await run(flow({ a: "emit", b: { ...node, disabled: true }, c: "tag" }, ["a -> b", "b -> c"]));
  expect(result).toMatchObject({ status: "succeeded", outputs: { c: ["1x"] } });
});

test("a disabled node passes its first input through and is logged as bypassed", async () => {
  const { result, events } = await run(flow({ a: "emit", b: { type: "tag@1", disabled: true } }, ["a -> b"]));
  expect(result.outputs).toEqual({ b: [1] });
  expect(events.find((event) => event.kind === "node-finished" && event.node === "b")).toMatchObject({ source: "bypass" });
});

test("G5 G7 events are numbered without gaps, and equal runs hash alike whatever their timing", async () => {
  const graph = (ms: number): object =>
    flow({ a: "emit", s: { type: "pause@1", params: { ms } }, b: "either" }, ["a -> s", "s -> b.left", "a -> b.right"]);
  const one = await run(graph(5));
  const two = await run(graph(500));
  expect(one.events.map((event) => event.seq)).toEqual(one.events.map((_, at) => at + 1));
  expect(await one.run.logHash()).toBe(await two.run.logHash());
  expect(await (await run(flow({ a: { type: "emit@1", params: { items: [2] } } }, []))).run.logHash()).not.toBe(await one.run.logHash());
});

test("G7 a run waits for the code of its nodes, so the first goes like every other", async () => {
  const graph = flow({ a: "manual", l: "late", n: "no-op", m: { type: "no-op@1", policy: { join: "any" } } }, [
    "a -> l",
    "l -> m",
    "a -> n",
    "n -> m",
  ]);
  const host = new VirtualHost();
  const code = ({ items }: RunContext): readonly Item[] => items;
  const load = () => new Promise<typeof code>((resolve) => void host.clock.schedule(50, () => resolve(code)));
  const late = defineNode({ type: "late", mode: "once", run: lazyRun(load) });
  const engine = new Engine({
    types: [...builtInNodes, late],
    host,
    allow: {},
    concurrency: Number.POSITIVE_INFINITY,
    read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
  });
  const orders: string[][] = [];
  for (let run = 0; run < 2; run += 1) {
    const started = engine.start(graph);
    await host.run(started.result);
    orders.push(started.log.map((event) => `${event.kind} ${"node" in event ? event.node : ""}`));
  }
  expect(orders[0]).toEqual(orders[1]);
});

test("C1 what an activation still waits for when it has finished is withdrawn", async () => {
  const told: string[] = [];
  const hasty = defineNode({
    type: "hasty",
    run: ({ host, item }) => {
      host.sleep(60_000).catch((error: NodeError) => told.push(error.code));
      return item;
    },
  });
  const host = new VirtualHost();
  const engine = new Engine({
    types: [hasty],
    host,
    allow: {},
    concurrency: 9,
    read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
  });
  expect(await host.run(engine.execute(flow({ a: "hasty" }, []), {}, { input: [1, 2] }))).toMatchObject({ outputs: { a: [1, 2] } });
  expect(told).toEqual(["cancelled", "cancelled"]);
});

test("G1 the log folded gives what the run did", async () => {
  const { events } = await run(flow({ a: "emit", b: "tag" }, ["a -> b"]));
  const view = emptyRun();
  foldRun(view, events);
  expect(view.status).toBe("succeeded");
  expect(view.nodes.get("b")).toMatchObject({ status: "finished", counts: new Map([["out", 1]]) });
});

test("P2 random is a function of seed, node, activation and item", async () => {
  const dice = defineNode({ type: "dice", run: ({ host }) => [host.random(), host.uuid()] });
  const roll = async (seed: number): Promise<unknown> => {
    const host = new VirtualHost();
    const engine = new Engine({
      types: [dice],
      host,
      allow: {},
      concurrency: 9,
      read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
    });
    return (await host.run(engine.execute(flow({ a: "dice", b: "dice" }, []), {}, { seed, input: [1, 2] }))).outputs;
  };
  expect(await roll(7)).toEqual(await roll(7));
  expect(await roll(7)).not.toEqual(await roll(8));
});

test("F7 entries of a list get the defaults of the fields they leave out, written or made by an expression", async () => {
  const items = [{ n: 10 }, { n: 9 }];
  const sorted = (by: unknown): object =>
    flow({ a: { type: "emit@1", params: { items } }, s: { type: "sort@1", params: { by } } }, ["a -> s"]);
  expect((await run(sorted([{ field: "n" }]))).result.outputs["s"]).toEqual([{ n: 9 }, { n: 10 }]);
  expect((await run(sorted("${[{ field: 'n' }]}"))).result.outputs["s"]).toEqual([{ n: 9 }, { n: 10 }]);
});

test("F6 a type with ports by param and a type without out-ports are read as such", async () => {
  const none = flow({ a: "emit", s: { type: "switch@1", params: { rules: [] } }, f: "no-op" }, ["a -> s", "s.fallback -> f"]);
  expect((await run(none)).result.outputs).toEqual({ f: [1] });
  const stop = flow({ a: { type: "emit@1", params: { items: [] } }, s: "stop-and-error", bad: "no-op" }, ["a -> s", "s.error -> bad"]);
  const { result, events } = await run(stop);
  expect(result).toMatchObject({ status: "succeeded", outputs: {} });
  expect(kinds(events, "bad")).toEqual(["node-skipped"]);
});

test("permissions: a workflow with a node that runs code asks for it, and does not start without", async () => {
  const graph = flow({ c: { type: "code@1", params: { source: "return 1;" } } }, []);
  expect((await run(graph, { allow: {} })).result).toMatchObject({
    status: "failed",
    failures: [{ code: "permission-needed", hint: expect.stringContaining("--allow-code") }],
  });
  const off = flow({ c: { type: "code@1", params: { source: "return 1;" }, disabled: true } }, []);
  expect((await run(off, { allow: {} })).result.status).toBe("succeeded");
});

test("permissions: what a workflow asks for and was not given fails the run before it starts", async () => {
  const graph = flow({ a: { type: "http-request@1", params: { url: "https://api.example.com/x" } } }, []);
  const { result, events } = await run(graph, { allow: {} });
  expect(result).toMatchObject({
    status: "failed",
    failures: [{ code: "permission-needed", message: expect.stringContaining("api.example.com") }],
  });
  expect(events.map((event) => event.kind)).toEqual(["run-created", "run-finished"]);
});

test("permissions: a run up to a node asks for what lies before it alone", async () => {
  const asks = { type: "http-request@1", params: { url: "https://api.example.com/x" } };
  const graph = flow({ a: { type: "emit@1", params: { items: [1] } }, few: "limit", far: asks, after: "no-op" }, [
    "a -> few",
    "few -> far",
    "far -> after",
  ]);
  for (const part of [{ until: "few" }, { only: "few" }]) {
    expect((await run(graph, { allow: {}, ...part })).result).toMatchObject({ status: "succeeded" });
  }
  expect((await run(graph, { allow: {}, until: "after" })).result).toMatchObject({ failures: [{ code: "permission-needed" }] });
  expect((await run(graph, { allow: {}, from: "few" })).result).toMatchObject({ failures: [{ code: "permission-needed" }] });
});

test("NaN, infinities, −0 and undefined are normalised when a packet is made", async () => {
  const odd = defineNode({ type: "odd", mode: "once", run: () => [{ a: Number.NaN, b: -0, c: [undefined as unknown as null, Infinity] }] });
  const host = new VirtualHost();
  const engine = new Engine({
    types: [odd],
    host,
    allow: {},
    concurrency: 9,
    read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
  });
  const { outputs } = await host.run(engine.execute(flow({ a: "odd" }, [])));
  expect(outputs["a"]).toStrictEqual([{ a: null, b: 0, c: [null, null] }]);
});

test("a workflow with errors gives a failed run, not an exception", async () => {
  for (const source of [
    "{",
    "nodes: [",
    7,
    null,
    flow({ a: "nope" }, []),
    flow({ a: "emit" }, ["a -> z"]),
    flow({ a: "tag", b: "tag" }, ["a -> b", "b -> a"]),
  ]) {
    const { result } = await run(source as object);
    expect(result.status).toBe("failed");
    expect(result.failures.length).toBeGreaterThan(0);
  }
});

test.each([
  ["studio", ["needs-studio"]],
  ["node", []],
] as const)("P2 a node for the %s alone fails a run in Node before anything runs, unless it is pinned", async (place, codes) => {
  const only = defineNode({ type: "only", title: "Only there", place, mode: "once", run: ({ items }) => items });
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const host = new VirtualHost();
  const engine = new Engine({ types: [...builtInNodes, only], host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read });
  const document = flow({ b: "only" }, []);
  const started = engine.start(document);
  expect((await host.run(started.result)).failures.map(({ code }) => code)).toEqual(codes);
  expect(started.log.some(({ kind }) => kind === "node-started")).toBe(codes.length === 0);
  const pinned = await host.run(engine.start(document, { pins: { "b.out": ["pinned"] } }).result);
  expect(pinned.outputs).toEqual({ b: ["pinned"] });
});
