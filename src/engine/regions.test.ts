import { expect, test } from "vitest";
import { finishes, flow, kinds, overlap, runFlow as run, spans } from "./runFlow.ts";

const step = { type: "edit-fields@1", params: { fields: [{ name: "n", value: "${item.n + 1}" }] } };
const loop = (params: object, rest: object = {}) => ({
  regions: { r: { kind: "loop", nodes: ["step"], params, ...rest } },
});
const EDGES = ["a -> r", "r.body -> step", "step -> r.yield", "r.out -> b"];
const start = { type: "emit@1", params: { items: [{ n: 0 }] } };

test("L1 times: each round gets what the last one yielded", async () => {
  const { result, events } = await run(flow({ a: start, step, b: "no-op" }, EDGES, loop({ times: 3 })));
  expect(result.failures).toEqual([]);
  expect(result.outputs).toEqual({ b: [{ n: 3 }] });
  expect(finishes(events, "step")).toBe(3);
  expect(kinds(events, "r")).toEqual(["node-started", "node-finished"]);
});

test("L1 while is looked at before each round, until after it", async () => {
  const before = await run(flow({ a: start, step, b: "no-op" }, EDGES, loop({ while: "${item.n < 2}" })));
  expect(before.result.outputs).toEqual({ b: [{ n: 2 }] });
  const never = await run(flow({ a: start, step, b: "no-op" }, EDGES, loop({ while: "${item.n < 0}" })));
  expect(never.result.outputs).toEqual({ b: [{ n: 0 }] });
  expect(finishes(never.events, "step")).toBe(0);
  const after = await run(flow({ a: start, step, b: "no-op" }, EDGES, loop({ until: "${item.n >= 0}" })));
  expect(after.result.outputs).toEqual({ b: [{ n: 1 }] });
});

test("L1 over: one round for each value in order, with the carried value of the round before", async () => {
  const sum = { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "sum", value: "${(loop.carried?.sum ?? 0) + item}" }] } };
  const all = await run(flow({ a: "emit", step: sum, b: "no-op" }, EDGES, loop({ over: "${[1, 2, 3]}" })));
  expect(all.result.outputs).toEqual({ b: [{ sum: 1 }, { sum: 3 }, { sum: 6 }] });
  const last = await run(
    flow({ a: "emit", step: sum, b: "no-op" }, EDGES, loop({ over: "${[1, 2, 3]}", output: "last", initial: { sum: 10 } })),
  );
  expect(last.result.outputs).toEqual({ b: [{ sum: 16 }] });
});

test("L1 a loop that goes over its limit fails, 1,000 rounds without one", async () => {
  const { result, events } = await run(flow({ a: start, step, b: "no-op" }, EDGES, loop({ while: "${true}" })));
  expect(result.failures).toMatchObject([{ code: "loop-limit", kind: "budget", node: "r" }]);
  expect(finishes(events, "step")).toBe(1000);
});

test("L2 a round opens after the one before has ended, in a scope of its own", async () => {
  const nodes = { a: start, step: { type: "work@1", params: { ms: 10 } }, b: "no-op" };
  const { events } = await run(flow(nodes, EDGES, loop({ times: 3 })));
  expect(spans(events, "step")).toEqual([
    [0, 10],
    [10, 20],
    [20, 30],
  ]);
  const scopes = events.flatMap((event) => (event.kind === "scope-opened" ? [event.scope] : []));
  expect(scopes).toEqual(["run/r[0]", "run/r[1]", "run/r[2]"]);
});

test("L0 break leaves the loop with its packet, continue ends the round with it", async () => {
  const nodes = {
    a: start,
    step,
    choice: { type: "if@1", params: { where: "${item.n >= 3}" } },
    b: "no-op",
  };
  const edges = ["a -> r", "r.body -> step", "step -> choice", "choice.true -> r.break", "choice.false -> r.continue", "r.out -> b"];
  const { result, events } = await run(
    flow(nodes, edges, { regions: { r: { kind: "loop", nodes: ["step", "choice"], params: { times: 100 } } } }),
  );
  expect(result.failures).toEqual([]);
  expect(result.outputs).toEqual({ b: [{ n: 3 }] });
  expect(finishes(events, "step")).toBe(3);
});

const map = (params: object, node: object | string = "tag", items: unknown = [1, 2, 3]) =>
  flow({ a: { type: "emit@1", params: { items } }, step: node, b: "no-op" }, EDGES, {
    regions: { r: { kind: "map", nodes: ["step"], params } },
  });

test("M1 map runs once for each item, as many at once as it may, and keeps the order", async () => {
  const nodes = { type: "pause@1", params: { ms: "${100 - item * 10}" } };
  const { result, events } = await run(map({ concurrency: 2 }, nodes));
  expect(result.outputs).toEqual({ b: [1, 2, 3] });
  expect(spans(events, "step")).toEqual([
    [0, 80],
    [0, 90],
    [80, 150],
  ]);
  const free = await run(map({ order: false }, nodes));
  expect(free.result.outputs).toEqual({ b: [3, 2, 1] });
});

test("M1 over a number makes so many instances, batch puts several items into one", async () => {
  const count = { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "i", value: "${loop.index}" }] } };
  expect((await run(map({ over: 2 }, count, [{}]))).result.outputs).toEqual({ b: [{ i: 0 }, { i: 1 }] });
  const size = { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "of", value: "${items.length}" }] } };
  expect((await run(map({ batch: 2 }, size, [{}, {}, {}]))).result.outputs).toEqual({ b: [{ of: 2 }, { of: 2 }, { of: 1 }] });
});

test("M1 an instance that fails fails the map, is collected, or is left out", async () => {
  const node = { type: "flaky@1", params: { fails: "${item === 2 ? 1 : 0}" } };
  const failed = await run(map({}, node));
  expect(failed.result).toMatchObject({ status: "failed", failures: [{ code: "flaky", node: "step" }] });
  const skipped = await run(map({ onItemError: "skip" }, node));
  expect(skipped.result).toMatchObject({ status: "succeeded", outputs: { b: [1, 3] } });
  const collected = await run(map({ onItemError: "collect" }, node));
  expect(collected.result.outputs["b"]).toEqual([1, 3]);
  expect(collected.run.items("r", "error")).toMatchObject([{ error: { code: "flaky" }, item: 2 }]);
});

test("M2 completeWhen lets the result leave with what is done; the rest is cancelled, or runs on", async () => {
  const node = { type: "pause@1", params: { ms: "${item * 100}" } };
  const cancelled = await run(map({ completeWhen: 2 }, node));
  expect(cancelled.result).toMatchObject({ status: "succeeded", outputs: { b: [1, 2] } });
  expect(kinds(cancelled.events, "step")).toContain("node-cancelled");
  const share = await run(map({ completeWhen: "50%" }, node));
  expect(share.result.outputs).toEqual({ b: [1, 2] });
  const condition = await run(map({ completeWhen: "${item.done >= 1 && item.total === 3}", rest: "continue" }, node));
  expect(condition.result).toMatchObject({ status: "succeeded", outputs: { b: [1] } });
  expect(spans(condition.events, "b")[0]?.[0]).toBe(100);
  expect(finishes(condition.events, "step")).toBe(3);
});

/** Two packets reach a map of instances that take 100 and 300 ms; one of them completes it. */
const partial = (params: object, more: object = {}, edges: readonly string[] = []) =>
  flow(
    {
      many: { type: "repeat@1", params: { times: 2 } },
      a: { type: "emit@1", params: { items: [1, 3] } },
      step: { type: "pause@1", params: { ms: "${item * 100}" } },
      b: "no-op",
      ...more,
    },
    ["many -> a", ...EDGES, ...edges],
    { regions: { r: { kind: "map", nodes: ["step"], params: { completeWhen: 1, ...params } } } },
  );

test("M2 O2 a map whose rest runs on begins again when the rest has ended, a detached one at once", async () => {
  const rest = await run(partial({ rest: "continue" }));
  expect(spans(rest.events, "b").map(([from]) => from)).toEqual([100, 400]);
  expect(spans(rest.events, "step").map(([from]) => from)).toEqual([0, 0, 300, 300]);
  const detached = await run(partial({ detached: true }));
  expect(spans(detached.events, "step").map(([from]) => from)).toEqual([0, 0, 0, 0]);
});

test("M2 L2 a round of a loop lasts until the rest of a map in it has ended", async () => {
  const nodes = {
    a: { type: "emit@1", params: { items: [1, 3] } },
    step: { type: "pause@1", params: { ms: "${item * 100}" } },
    b: "no-op",
  };
  const edges = ["a -> l", "l.body -> r", "r.body -> step", "step -> r.yield", "r.out -> b"];
  const regions = {
    l: { kind: "loop", nodes: ["r", "b"], params: { times: 2 } },
    r: { kind: "map", nodes: ["step"], params: { completeWhen: 1, rest: "continue" } },
  };
  const { result, events } = await run(flow(nodes, edges, { regions }));
  expect(result.status).toBe("succeeded");
  expect(spans(events, "b").map(([from]) => from)).toEqual([100, 400]);
});

test("M2 C1 cancelling a map whose result has left stops its rest, and it does not finish a second time", async () => {
  const nodes = { many: "no-op", t: { type: "work@1", params: { ms: 200 } }, c: { type: "cancel@1", params: { nodes: ["r"] } } };
  const { result, events } = await run(partial({ rest: "continue" }, nodes, ["many -> t", "t -> c"]));
  expect(result.status).toBe("succeeded");
  expect(kinds(events, "r")).toEqual(["node-started", "node-finished"]);
  expect(kinds(events, "step")).toContain("node-cancelled");
  const whole = await run(
    partial({ rest: "continue" }, nodes),
    {},
    (started, host) => void host.clock.schedule(200, () => started.cancel()),
  );
  expect(whole.result.status).toBe("cancelled");
  expect(kinds(whole.events, "r")).toEqual(["node-started", "node-finished"]);
});

test("M2 what fails behind the result adds nothing to it", async () => {
  const node = { type: "flaky@1", params: { fails: "${item === 2 ? 0 : 9}" } };
  const params = { completeWhen: "${item.done >= 1}", rest: "continue", onItemError: "collect", concurrency: 1 };
  const { events } = await run(map(params, node));
  expect(finishes(events, "r")).toBe(1);
  const [end] = events.filter((event) => event.kind === "node-finished" && event.node === "r");
  expect(end?.kind === "node-finished" && end.outputs.map(({ port, count, items }) => [port, count, items?.length])).toEqual([
    ["out", 1, 1],
    ["error", 1, 1],
  ]);
});

test("M3 add makes instances while the map is open", async () => {
  const nodes = { a: "emit", more: { type: "pause@1", params: { ms: 500 } }, step: { type: "pause@1", params: { ms: 100 } }, b: "no-op" };
  const { result, events } = await run(
    flow(nodes, [...EDGES, "a -> more", "more -> r.add"], { regions: { r: { kind: "map", nodes: ["step"] } } }),
  );
  expect(result.outputs).toEqual({ b: [1, 1] });
  expect(spans(events, "step")).toEqual([
    [0, 100],
    [500, 600],
  ]);
  expect(kinds(events, "r")).toContain("instance-added");
});

test("M4 complete ends the map with what is done, M5 cancel says so on its port", async () => {
  const nodes = {
    a: { type: "emit@1", params: { items: [1, 5] } },
    timer: { type: "work@1", params: { ms: 200 } },
    step: { type: "pause@1", params: { ms: "${item * 100}" } },
    b: "no-op",
    c: "no-op",
  };
  const regions = { regions: { r: { kind: "map", nodes: ["step"] } } };
  const complete = await run(flow(nodes, [...EDGES, "a -> timer", "timer -> r.complete", "r.cancelled -> c"], regions));
  expect(complete.result.outputs).toEqual({ b: [1] });
  const cancel = await run(flow(nodes, [...EDGES, "a -> timer", "timer -> r.cancel", "r.cancelled -> c"], regions));
  expect(cancel.result).toMatchObject({ status: "succeeded", outputs: { c: [1, 5] } });
  expect(kinds(cancel.events, "b")).toEqual(["node-skipped"]);
});

test("M6 detached: the flow goes on at once, the run lives until the instances end", async () => {
  const { result, events } = await run(map({ detached: true }, { type: "pause@1", params: { ms: 1000 } }));
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: [1, 2, 3] } });
  expect(spans(events, "b")).toEqual([[0, 0]]);
  expect(finishes(events, "step")).toBe(3);
  expect(events.at(-1)?.kind).toBe("run-finished");
  expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).toBe(1000);
});

test("L4 a failure in a try cancels the rest of it and leaves by its port error; H4 it goes no further", async () => {
  const nodes = {
    a: "emit",
    bad: { type: "flaky@1", params: { fails: 9 } },
    slow: { type: "work@1", params: { ms: 1000 } },
    b: "no-op",
    c: "no-op",
  };
  const edges = ["a -> t", "t.body -> bad", "t.body -> slow", "bad -> t.yield", "slow -> t.yield", "t.out -> b", "t.error -> c"];
  const { result, events } = await run(flow(nodes, edges, { regions: { t: { kind: "try", nodes: ["bad", "slow"] } } }));
  expect(result.status).toBe("succeeded");
  expect(result.outputs["c"]).toMatchObject([{ error: { code: "flaky", node: "bad" } }]);
  expect(kinds(events, "slow")).not.toContain("node-finished");
  expect(kinds(events, "b")).toEqual(["node-skipped"]);
});

test("H4 a failure inside nested regions goes to the nearest try", async () => {
  const nodes = { a: "emit", bad: { type: "flaky@1", params: { fails: 9 } }, b: "no-op" };
  const edges = ["a -> t", "t.body -> r", "r.body -> bad", "bad -> r.yield", "r.out -> t.yield", "t.error -> b"];
  const regions = { t: { kind: "try", nodes: ["r"] }, r: { kind: "loop", nodes: ["bad"], params: { times: 3 } } };
  const { result } = await run(flow(nodes, edges, { regions }));
  expect(result.status).toBe("succeeded");
  expect(result.outputs["b"]).toMatchObject([{ error: { code: "flaky" } }]);
});

test("X1 exclusive regions of the same name never overlap", async () => {
  const nodes = { a: "emit", s1: { type: "work@1" }, s2: { type: "work@1" } };
  const edges = ["a -> x1", "a -> x2", "x1.body -> s1", "x2.body -> s2", "s1 -> x1.yield", "s2 -> x2.yield"];
  const region = (node: string) => ({ kind: "exclusive", nodes: [node], params: { name: "printer" } });
  const { result, events } = await run(flow(nodes, edges, { regions: { x1: region("s1"), x2: region("s2") } }));
  expect(result.outputs).toEqual({ x1: [1], x2: [1] });
  expect(overlap(spans(events, "s1")[0], spans(events, "s2")[0])).toBe(false);
});

test("X2 an interleaved region runs its nodes one at a time", async () => {
  const nodes = { a: "emit", s1: "work", s2: "work", s3: "work" };
  const edges = ["a -> x", ...["s1", "s2", "s3"].flatMap((id) => [`x.body -> ${id}`, `${id} -> x.yield`])];
  const { events } = await run(
    flow(nodes, edges, { regions: { x: { kind: "exclusive", nodes: ["s1", "s2", "s3"], params: { interleave: true } } } }),
  );
  expect(["s1", "s2", "s3"].map((id) => spans(events, id)[0])).toEqual([
    [0, 100],
    [100, 200],
    [200, 300],
  ]);
});
