import { expect, test } from "vitest";
import { finishes, flow, kinds, runFlow as run, spans } from "./runFlow.ts";

const work = (ms: number) => ({ type: "work@1", params: { ms } });
const signal = (name: string, params: object = {}) => ({ type: "wait@1", params: { for: "signal", signal: name, ...params } });

test("E1 a persistent signal is kept until somebody asks for it, a transient wait takes only what comes while it waits", async () => {
  const early = (missed: string) =>
    run(flow({ a: "emit", slow: work(100), w: signal("go", { missed }) }, ["a -> slow", "slow -> w"]), {}, (started, host) => {
      host.clock.schedule(10, () => started.signal("go", 1));
      host.clock.schedule(500, () => started.signal("go", 2));
    });
  expect(spans((await early("keep")).events, "w")).toEqual([[100, 100]]);
  expect(spans((await early("drop")).events, "w")).toEqual([[100, 500]]);
});

test("E1 a signal goes to the one that has waited longest, a transient one to nobody when nobody waits", async () => {
  const nodes = { a: "emit", first: signal("go"), slow: work(50), second: signal("go") };
  const { events } = await run(flow(nodes, ["a -> first", "a -> slow", "slow -> second"]), {}, (started, host) => {
    host.clock.schedule(0, () => undefined);
    host.clock.schedule(100, () => started.signal("go"));
    host.clock.schedule(200, () => started.signal("go"));
  });
  expect([spans(events, "first")[0]?.[1], spans(events, "second")[0]?.[1]]).toEqual([100, 200]);
  const lost = await run(flow({ a: "emit", slow: work(50), w: signal("go") }, ["a -> slow", "slow -> w"]), {}, (started, host) => {
    host.clock.schedule(10, () => started.signal("go", undefined, { transient: true }));
    host.clock.schedule(70, () => started.signal("go"));
  });
  expect(spans(lost.events, "w")).toEqual([[50, 70]]);
});

test("E2 a wait for a time is in the log, with when it ends, and so is its end", async () => {
  const { events } = await run(flow({ a: "emit", w: { type: "wait@1", params: { duration: "5s" } } }, ["a -> w"]));
  expect(kinds(events, "w")).toEqual(["node-started", "node-waiting", "timer-fired", "node-finished"]);
  const waiting = events.find((event) => event.kind === "node-waiting");
  expect(waiting).toMatchObject({ signals: [], until: (events[0]?.at ?? 0) + 5000 });
});

test("E3 pick: the first of several waits wins, the others are withdrawn", async () => {
  const choices = [
    { name: "paid", signal: "paid" },
    { name: "late", after: "1m" },
  ];
  const nodes = { a: "emit", p: { type: "pick@1", params: { choices } }, yes: "no-op", no: "no-op" };
  const edges = ["a -> p", "p.paid -> yes", "p.late -> no"];
  const paid = await run(flow(nodes, edges), {}, (started, host) => void host.clock.schedule(100, () => started.signal("paid")));
  expect([finishes(paid.events, "yes"), kinds(paid.events, "no")]).toEqual([1, ["node-skipped"]]);
  expect(paid.host.pending).toBe(0);
  const late = await run(flow(nodes, edges));
  expect([kinds(late.events, "yes"), finishes(late.events, "no")]).toEqual([["node-skipped"], 1]);
});

test("E4 an approval waits for a person, until its deadline escalates", async () => {
  const nodes = { a: "emit", p: { type: "approval@1", params: { deadline: "1h" } }, yes: "no-op", no: "no-op", up: "no-op" };
  const edges = ["a -> p", "p.approved -> yes", "p.rejected -> no", "p.escalated -> up"];
  const answer = (data: { approved: boolean } | undefined) =>
    run(
      flow(nodes, edges),
      {},
      (started, host) => void (data === undefined || host.clock.schedule(5, () => started.signal("approval", data))),
    );
  expect(finishes((await answer({ approved: true })).events, "yes")).toBe(1);
  expect(finishes((await answer({ approved: false })).events, "no")).toBe(1);
  expect(finishes((await answer(undefined)).events, "up")).toBe(1);
});

test("H6 a wait over its time limit fails with kind timeout", async () => {
  const { result } = await run(flow({ a: "emit", w: { ...signal("never"), policy: { timeout: { wait: "10s" } } } }, ["a -> w"]));
  expect(result).toMatchObject({ status: "failed", failures: [{ kind: "timeout", node: "w" }] });
});

test("a run of which only waits for signals are left is suspended, and says when it goes on", async () => {
  const { events } = await run(flow({ a: "emit", w: signal("go") }, ["a -> w"]), {}, (started, host) => {
    host.clock.schedule(100, () => started.signal("go"));
  });
  const states = events.map((event) => event.kind).filter((kind) => kind.startsWith("run-") || kind === "signal-received");
  expect(states).toEqual(["run-created", "run-started", "run-suspended", "signal-received", "run-resumed", "run-finished"]);
});

test("X4 a variable belongs to a scope: a change is seen around it where it was known there, and in the log", async () => {
  const set = (value: unknown, where = "nearest") => ({ type: "set-variable@1", params: { name: "n", value, where } });
  const read = { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "n", value: "${variables.n}" }] } };
  const edges = ["a -> first", "first -> r", "r.body -> change", "change -> r.yield", "r.out -> read"];
  const regions = { r: { kind: "loop", nodes: ["change"], params: { times: 3 } } };
  const nearest = await run(flow({ a: "emit", first: set("${0}"), change: set("${variables.n + 1}"), read }, edges, { regions }));
  expect(nearest.result.outputs["read"]).toEqual([{ n: 3 }]);
  expect(kinds(nearest.events, "change")).toContain("variable-set");
  const inner = await run(flow({ a: "emit", first: set("${0}"), change: set("${variables.n + 1}", "scope"), read }, edges, { regions }));
  expect(inner.result.outputs["read"]).toEqual([{ n: 0 }]);
});

test("C1 a node cancels nodes by id: what runs is aborted, what is queued dropped, the run goes on", async () => {
  const nodes = {
    a: "emit",
    slow: work(1000),
    after: "no-op",
    t: work(100),
    c: { type: "cancel@1", params: { nodes: ["slow"] } },
    end: "no-op",
  };
  const { result, events } = await run(flow(nodes, ["a -> slow", "slow -> after", "a -> t", "t -> c", "c -> end"]));
  expect(result.status).toBe("succeeded");
  expect(kinds(events, "slow")).toEqual(["node-started", "node-cancelled"]);
  expect(kinds(events, "after")).toEqual(["node-skipped"]);
  expect(finishes(events, "end")).toBe(1);
  expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).toBe(100);
});

test("C1 M5 cancelling a region stops what is in it, and it says so on its port", async () => {
  const nodes = { a: "emit", s: work(1000), t: work(100), c: { type: "cancel@1", params: { nodes: ["r"] } }, told: "no-op" };
  const edges = ["a -> r", "r.body -> s", "s -> r.yield", "r.cancelled -> told", "a -> t", "t -> c"];
  const { result, events } = await run(flow(nodes, edges, { regions: { r: { kind: "loop", nodes: ["s"], params: { times: 9 } } } }));
  expect(result.outputs["told"]).toEqual([1]);
  expect(kinds(events, "s")).toEqual(["node-started", "node-cancelled"]);
});

test("C1 the operator cancels a set of nodes", async () => {
  const { result, events } = await run(flow({ a: "emit", b: work(100), c: work(200) }, ["a -> b", "a -> c"]), {}, (started, host) => {
    host.clock.schedule(50, () => started.cancelNodes(["b"]));
  });
  expect(result).toMatchObject({ status: "succeeded", outputs: { c: [1] } });
  expect(kinds(events, "b")).toEqual(["node-started", "node-cancelled"]);
});

test("D6 end ends its scope successfully at once, and cancels the rest of it", async () => {
  const whole = await run(flow({ a: "emit", slow: work(1000), e: "end" }, ["a -> slow", "a -> e"]));
  expect(whole.result).toMatchObject({ status: "succeeded", outputs: { e: [1] } });
  expect(kinds(whole.events, "slow")).not.toContain("node-finished");
  const nodes = { a: "emit", s: work(1000), e: "end", b: "no-op" };
  const edges = ["a -> r", "r.body -> s", "r.body -> e", "e -> r.yield", "s -> r.yield", "r.out -> b"];
  const inner = await run(flow(nodes, edges, { regions: { r: { kind: "try", nodes: ["s", "e"] } } }));
  expect(inner.result).toMatchObject({ status: "succeeded", outputs: { b: [1] } });
  expect((inner.events.at(-1)?.at ?? 0) - (inner.events[0]?.at ?? 0)).toBe(0);
});

test("D6 end as the last node of a round ends that round, not the loop and not the run", async () => {
  const nodes = { a: "emit", e: "end", b: "no-op", slow: work(50), after: "no-op" };
  const edges = ["a -> r", "r.body -> e", "e -> r.yield", "r.out -> b", "a -> slow", "slow -> after"];
  const { result, events } = await run(flow(nodes, edges, { regions: { r: { kind: "loop", nodes: ["e"], params: { times: 3 } } } }));
  expect(result).toMatchObject({ status: "succeeded", outputs: { b: [1], after: [1] } });
  expect(finishes(events, "e")).toBe(3);
});

test("H4 M6 a detached map inside a scope that fails is stopped with it, and the run still ends", async () => {
  const nodes = {
    a: "emit",
    s: work(1000),
    bad: { type: "work@1", params: { ms: 10 } },
    stop: { type: "stop-and-error@1", params: { message: "no" } },
    c: "no-op",
  };
  const edges = ["a -> t", "t.body -> m", "m.body -> s", "t.body -> bad", "bad -> stop", "t.error -> c"];
  const regions = { t: { kind: "try", nodes: ["m", "bad", "stop"] }, m: { kind: "map", nodes: ["s"], params: { detached: true } } };
  const { result, events } = await run(flow(nodes, edges, { regions }));
  expect(result.status).toBe("succeeded");
  expect(kinds(events, "s")).toEqual(["node-started", "node-cancelled"]);
});

test("C1 cancelling while waits are open leaves nothing behind and starts nothing new", async () => {
  const nodes = { a: "emit", w: signal("never"), many: { type: "repeat@1", params: { times: 3 } }, m: work(10) };
  const edges = ["a -> r", "r.body -> w", "w -> r.yield", "a -> many", "many -> m"];
  const { result, events, host } = await run(
    flow(nodes, edges, { regions: { r: { kind: "map", nodes: ["w"] } } }),
    {},
    (started, clock) => void clock.clock.schedule(5, () => started.cancel()),
  );
  expect(result.status).toBe("cancelled");
  const asked = events.findIndex((event) => event.kind === "cancel-requested");
  expect(events.slice(asked).some((event) => event.kind === "node-started")).toBe(false);
  expect(host.pending).toBe(0);
});

test("D7 stop and error fails its scope", async () => {
  const nodes = { a: "emit", s: { type: "stop-and-error@1", params: { message: "no" } }, c: "no-op" };
  const { result } = await run(flow(nodes, ["a -> t", "t.body -> s", "t.error -> c"], { regions: { t: { kind: "try", nodes: ["s"] } } }));
  expect(result).toMatchObject({ status: "succeeded", outputs: { c: [{ error: { message: "no" } }] } });
});

const double = {
  format: "vwmp/1",
  name: "double",
  parameters: { by: { kind: "number", label: "By", default: 2 } },
  nodes: {
    i: { type: "workflow-input@1" },
    d: { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "n", value: "${item.n * parameters.by}" }] } },
  },
  edges: ["i -> d"],
};

test("W1 a called workflow runs in a scope of its own with its parameters; its failure travels up", async () => {
  const nodes = {
    a: { type: "emit@1", params: { items: [{ n: 1 }, { n: 2 }] } },
    c: { type: "execute-workflow@1", params: { workflow: "double", parameters: { by: 10 } } },
  };
  const { result, events } = await run(flow(nodes, ["a -> c"], { workflows: { double } }));
  expect(result).toMatchObject({ status: "succeeded", outputs: { c: [{ n: 10 }, { n: 20 }] } });
  expect(kinds(events, "c")).toEqual(["node-started", "call-opened", "node-finished"]);
  const wrong = await run(flow({ c: { type: "execute-workflow@1", params: { workflow: "gone" } } }, [], {}));
  expect(wrong.result).toMatchObject({ status: "failed", failures: [{ code: "unknown-workflow", node: "c" }] });
  const failing = { ...double, nodes: { s: { type: "stop-and-error@1", params: { message: "inside" } } }, edges: [] };
  const up = await run(flow(nodes, ["a -> c"], { workflows: { double: failing } }));
  expect(up.result).toMatchObject({ status: "failed", failures: [{ message: "inside", node: "c" }] });
});

test("E1 W1 a signal reaches a called workflow", async () => {
  const asks = { format: "vwmp/1", name: "asks", nodes: { i: { type: "workflow-input@1" }, w: signal("go") }, edges: ["i -> w"] };
  const call = { type: "execute-workflow@1", params: { workflow: "asks" } };
  const { result } = await run(flow({ a: "emit", c: call }, ["a -> c"], { workflows: { asks } }), {}, (started, host) => {
    host.clock.schedule(100, () => started.signal("go"));
  });
  expect(result).toMatchObject({ status: "succeeded", outputs: { c: [1] } });
});

test("M5 a region that is cancelled before it began says so on its port, once, though it is cancelled twice", async () => {
  const nodes = {
    a: "emit",
    s1: work(1000),
    s2: work(1000),
    t: work(100),
    c: { type: "cancel@1", params: { nodes: ["x1", "x2", "x2"] } },
    told: "no-op",
  };
  const edges = ["a -> x1", "a -> x2", "x1.body -> s1", "x2.body -> s2", "x2.cancelled -> told", "a -> t", "t -> c"];
  const region = (node: string) => ({ kind: "exclusive", nodes: [node], params: { name: "one" } });
  const { result, events } = await run(flow(nodes, edges, { regions: { x1: region("s1"), x2: region("s2") } }));
  expect(result.outputs["told"]).toEqual([1]);
  expect(finishes(events, "x2")).toBe(1);
});

test("W1 a workflow calls itself, at most 64 deep", async () => {
  const countdown = {
    format: "vwmp/1",
    name: "countdown",
    nodes: {
      i: { type: "workflow-input@1" },
      more: { type: "if@1", params: { where: "${item.n > 0}" } },
      less: { type: "edit-fields@1", params: { fields: [{ name: "n", value: "${item.n - 1}" }] } },
      self: { type: "execute-workflow@1", params: { workflow: "countdown" } },
      m: { type: "merge@1" },
    },
    edges: ["i -> more", "more.true -> less", "less -> self", "self -> m.left", "more.false -> m.right"],
  };
  const call = { type: "execute-workflow@1", params: { workflow: "countdown" } };
  const from = (n: number) =>
    flow({ a: { type: "emit@1", params: { items: [{ n }] } }, c: call }, ["a -> c"], { workflows: { countdown } });
  expect((await run(from(10))).result).toMatchObject({ status: "succeeded", outputs: { c: [{ n: 0 }] } });
  expect((await run(from(100))).result).toMatchObject({ status: "failed", failures: [{ code: "too-deep", kind: "budget" }] });
});
