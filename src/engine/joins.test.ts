import { expect, test } from "vitest";
import { finishes, flow, kinds, overlap, runFlow as run, spans } from "./runFlow.ts";

const wait = (ms: number) => ({ type: "work@1", params: { ms } });
const joined = (join: unknown, type = "no-op@1") => ({ type, policy: { join } });
/** Three branches that take 100, 200 and 300 ms and meet in `j`. */
const race = (join: unknown, edges: readonly string[] = []) =>
  flow({ a: "emit", b1: wait(100), b2: wait(200), b3: wait(300), j: joined(join), after: "no-op" }, [
    "a -> b1",
    "a -> b2",
    "a -> b3",
    "b1 -> j",
    "b2 -> j",
    "b3 -> j",
    "j -> after",
    ...edges,
  ]);

test("J4 structured: the first fires, the others are dropped, they still run", async () => {
  const { result, events } = await run(race({ n: 1 }));
  expect(result.outputs).toEqual({ after: [1] });
  expect(spans(events, "j")).toEqual([[100, 100]]);
  expect(finishes(events, "b3")).toBe(1);
});

test("J4 n of m fires with the n-th", async () => {
  const { result, events } = await run(race({ n: 2 }));
  expect(result.outputs).toEqual({ after: [1, 1] });
  expect(spans(events, "j")).toEqual([[200, 200]]);
});

test("J4 n may be an expression over the first packet", async () => {
  const { events } = await run(race({ n: "${item + 1}" }));
  expect(spans(events, "j")).toEqual([[200, 200]]);
});

test("J4 an expression that gives no number fails the run", async () => {
  const { result } = await run(race({ n: "${'many'}" }));
  expect(result).toMatchObject({ status: "failed", failures: [{ code: "bad-value" }] });
});

test("J4 cancelling: the losers' branches are cancelled, and the log says so first", async () => {
  const { result, events } = await run(race({ n: 1, mode: "cancelling" }));
  expect(result.outputs).toEqual({ after: [1] });
  expect(kinds(events, "b2")).toEqual(["node-started", "node-cancelled"]);
  expect(kinds(events, "b3")).toEqual(["node-started", "node-cancelled"]);
  const asked = events.findIndex((event) => event.kind === "cancel-requested");
  expect(asked).toBeLessThan(events.findIndex((event) => event.kind === "node-cancelled"));
  expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).toBe(100);
});

/** `many` gives three packets one after the other; both branches carry each of them, one slower. */
const rounds = (mode: string) =>
  flow(
    {
      many: { type: "repeat@1", params: { times: 3 } },
      fast: { type: "no-op@1" },
      slow: wait(100),
      j: joined({ n: 1, mode }),
    },
    ["many -> fast", "many -> slow", "fast -> j", "slow -> j"],
  );

test("J4 blocking: each round takes one packet of each branch, the next round waits", async () => {
  const { events } = await run(rounds("blocking"));
  expect(finishes(events, "j")).toBe(3);
  expect(spans(events, "j").map(([from]) => from)).toEqual([0, 100, 200]);
});

test("J4 structured: what comes again before the round is complete is dropped", async () => {
  const { events } = await run(rounds("structured"));
  expect(spans(events, "j").map(([from]) => from)).toEqual([0, 200, 300]);
});

test("J4 too few branches left: the join is skipped", async () => {
  const nodes = { a: "emit", g: { type: "gate@1", params: { open: "no" } }, j: joined({ n: 2 }) };
  const { events } = await run(flow(nodes, ["a -> g", "a -> j", "g.yes -> j"]));
  expect(kinds(events, "j")).toEqual(["node-skipped"]);
});

test("J5 collect waits for so many packets, fewer at the close", async () => {
  const nodes = { many: { type: "repeat@1", params: { times: 5 } }, j: joined({ collect: 2 }) };
  const { result, events } = await run(flow(nodes, ["many -> j"]));
  expect(finishes(events, "j")).toBe(3);
  expect(result.outputs["j"]).toEqual([{}, {}, {}, {}, {}]);
  const all = await run(flow({ ...nodes, j: joined({ collect: "all" }) }, ["many -> j"]));
  expect(finishes(all.events, "j")).toBe(1);
});

test("S4 repeat gives its packet several times, each its own firing", async () => {
  const { events } = await run(
    flow({ a: "emit", many: { type: "repeat@1", params: { times: 3 } }, b: "no-op" }, ["a -> many", "many -> b"]),
  );
  expect(finishes(events, "b")).toBe(3);
});

test("J1 the join all pairs packets of its ports first in, first out", async () => {
  const nodes = {
    left: { type: "emit@1", params: { items: [1, 2, 3] } },
    lefts: { type: "repeat@1", params: { each: true } },
    right: { type: "emit@1", params: { items: ["a", "b", "c"] } },
    rights: { type: "repeat@1", params: { each: true } },
    slow: wait(10),
    j: "both",
  };
  const { result } = await run(flow(nodes, ["left -> lefts", "right -> rights", "rights -> slow", "lefts -> j.left", "slow -> j.right"]));
  expect(result.outputs["j"]).toEqual([
    { left: [1], right: ["a"] },
    { left: [2], right: ["b"] },
    { left: [3], right: ["c"] },
  ]);
});

const inc = { type: "edit-fields@1", params: { fields: [{ name: "n", value: "${(item.n ?? 0) + 1}" }] } };
const until = (n: number) => ({ type: "if@1", params: { where: `\${item.n >= ${n}}` } });

test("L3 a back edge into a node that joins with any goes round until a branch leads out", async () => {
  const { result, events } = await run(
    flow({ a: "no-op", step: { ...inc, policy: { join: "any" } }, done: until(5), b: "no-op" }, [
      "a -> step",
      "step -> done",
      "done.false -> step",
      "done.true -> b",
    ]),
  );
  expect(result.failures).toEqual([]);
  expect(result.outputs).toEqual({ b: [{ n: 5 }] });
  expect(finishes(events, "step")).toBe(5);
});

test("L3 a cycle that never ends fails after 10,000 firings of a node", async () => {
  const { result } = await run(flow({ a: "no-op", step: { ...inc, policy: { join: "any" } } }, ["a -> step", "step -> step"]));
  expect(result).toMatchObject({ status: "failed", failures: [{ code: "runaway", kind: "budget", node: "step" }] });
});

test("L3 a cycle without any cannot start, and is refused", async () => {
  const { result } = await run(flow({ a: "no-op", step: inc }, ["a -> step", "step -> step"]));
  expect(result).toMatchObject({ status: "failed", failures: [{ code: "cycle" }] });
});

test("D3 a cycle that a token leaves is exhausted, and what follows still fires", async () => {
  const nodes = {
    a: "no-op",
    step: { ...inc, policy: { join: "any" } },
    done: until(3),
    out: "no-op",
    m: "either",
  };
  const { result, events } = await run(
    flow(nodes, ["a -> step", "step -> done", "done.false -> step", "done.true -> out", "out -> m.left", "a -> m.right"]),
  );
  expect(finishes(events, "m")).toBe(1);
  expect(result.outputs["m"]).toEqual([{ left: [{ n: 3 }], right: [{}] }]);
});

test("D3 a synchronising merge inside a cycle fires with what it has once nothing else can come", async () => {
  // `b` is entered by neither branch in the first round: the merge must not wait for it, and must not fire while `slow` runs.
  const nodes = {
    a: "no-op",
    enter: { type: "no-op@1", policy: { join: "any" } },
    slow: wait(50),
    dead: { type: "gate@1", params: { open: "no" } },
    m: "either",
    step: { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "n", value: "${(nodes.m.items.length ?? 0)}" }] } },
    again: { type: "gate@1", params: { open: "no" } },
    end: "no-op",
  };
  const { result, events } = await run(
    flow(nodes, [
      "a -> enter",
      "enter -> slow",
      "enter -> dead",
      "slow -> m.left",
      "dead.yes -> m.right",
      "m -> again",
      "again.yes -> enter",
      "again.no -> end",
      "m -> step",
    ]),
  );
  expect(result.failures).toEqual([]);
  expect(spans(events, "m")).toEqual([[50, 50]]);
  expect(result.outputs["end"]).toHaveLength(1);
});

/** `first` waits for `second`, and `second` for what only itself can bring, or, in a circle, for `first`. */
const twoMerges = (back: string) =>
  flow(
    {
      a: "emit",
      first: "either",
      again: { type: "gate@1", params: { open: "no" }, policy: { join: "any" } },
      enter: { type: "no-op@1", policy: { join: "any" } },
      second: "either",
      own: { type: "gate@1", params: { open: "no" } },
      end: "no-op",
    },
    [
      "a -> first.left",
      "a -> enter",
      "enter -> second.left",
      "second -> first.right",
      "second -> own",
      "own.yes -> second.right",
      "first -> again",
      `again.yes -> ${back}`,
      "again.no -> end",
    ],
  );

test("D3 of two merges in a cycle the one that waits for the other does not fire before it, though it is nearer", async () => {
  const { result, events } = await run(twoMerges("enter"));
  expect([finishes(events, "second"), finishes(events, "first")]).toEqual([1, 1]);
  expect(result.outputs["end"]).toEqual([{ left: [1], right: [{ left: [1], right: null }] }]);
});

test("D3 two merges that wait for each other do not hang: the nearer one fires", async () => {
  const { result, events } = await run(twoMerges("second.right"));
  expect(result.status).toBe("succeeded");
  const order = events.flatMap((event) => (event.kind === "node-finished" && /first|second/.test(event.node) ? [event.node] : []));
  expect(order).toEqual(["first", "second", "first"]);
});

test("X3 a guard keeps a node back while its state does not hold, or skips it", async () => {
  const guarded = (otherwise: string) =>
    flow({ a: "emit", open: wait(100), b: { type: "no-op@1", policy: { guard: { while: { open: "finished" }, else: otherwise } } } }, [
      "a -> open",
      "a -> b",
    ]);
  const waits = await run(guarded("wait"));
  expect(spans(waits.events, "b")).toEqual([[100, 100]]);
  const skips = await run(guarded("skip"));
  expect(kinds(skips.events, "b")).toEqual(["node-skipped"]);
});

test("X3 D4 a guard that can never hold does not hang the run", async () => {
  const { result, events } = await run(
    flow({ a: "emit", x: "no-op", b: { type: "no-op@1", policy: { guard: { while: { x: "failed" } } } }, c: "no-op" }, [
      "a -> x",
      "a -> b",
      "b -> c",
    ]),
  );
  expect(result.status).toBe("succeeded");
  expect(kinds(events, "c")).toEqual(["node-skipped"]);
});

test("X1 nodes with the same lock never overlap; O2 a pool bounds how many run", async () => {
  const at = (policy: object) => ({ ...wait(100), policy });
  const edges = ["a -> b1", "a -> b2", "a -> b3"];
  const locked = await run(flow({ a: "emit", b1: at({ lock: "x" }), b2: at({ lock: ["x", "y"] }), b3: at({ lock: "y" }) }, edges));
  const [one, two, three] = ["b1", "b2", "b3"].map((id) => spans(locked.events, id)[0]);
  expect(overlap(one, two) || overlap(two, three)).toBe(false);
  const pool = at({ pool: { name: "p", size: 2 } });
  const pooled = await run(flow({ a: "emit", b1: pool, b2: pool, b3: pool }, edges));
  expect(["b1", "b2", "b3"].map((id) => spans(pooled.events, id)[0]?.[0])).toEqual([0, 0, 100]);
});

test("O2 a node of mode once runs as many activations at a time as its policy says", async () => {
  const many = { type: "repeat@1", params: { times: 3 } };
  const edges = ["many -> b"];
  const one = await run(flow({ many, b: wait(100) }, edges));
  expect(spans(one.events, "b").map(([from]) => from)).toEqual([0, 100, 200]);
  const two = await run(flow({ many, b: { ...wait(100), policy: { concurrency: 2 } } }, edges));
  expect(spans(two.events, "b").map(([from]) => from)).toEqual([0, 0, 100]);
});

test("H7 what finished in a failed scope is undone in reverse order, then the scope fails", async () => {
  const undo = (id: string) => ({ type: "work@1", params: { ms: 10 }, policy: { compensate: id } });
  const nodes = {
    a: "emit",
    book: undo("unbook"),
    pay: undo("refund"),
    ship: { type: "flaky@1", params: { fails: 9 } },
    unbook: wait(5),
    refund: wait(5),
    c: "no-op",
  };
  const edges = ["a -> t", "t.body -> book", "book -> pay", "pay -> ship", "ship -> t.yield", "t.error -> c"];
  const regions = { t: { kind: "try", nodes: ["book", "pay", "ship", "unbook", "refund"] } };
  const { result, events } = await run(flow(nodes, edges, { regions }));
  expect(result.status).toBe("succeeded");
  const order = events.flatMap((event) => (event.kind === "node-finished" ? [event.node] : []));
  expect(order).toEqual(["a", "book", "pay", "refund", "unbook", "t", "c"]);
  expect(kinds(events, "t")).toEqual(["node-started", "node-finished"]);
});
