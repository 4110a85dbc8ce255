import { expect, test } from "vitest";
import { finishes, flow, kinds, runFlow } from "../runFlow.ts";
import { simulate } from "./simulate.ts";

// What the simulation found in the engine, each as a small workflow.

const work = (ms: number, policy: object = {}) => ({ type: "work@1", params: { ms }, policy });

test("F5 a try or exclusive region that nothing leads to fires once with one empty item, as a loop does", async () => {
  for (const kind of ["try", "exclusive", "loop"]) {
    const region = { kind, nodes: ["n"], ...(kind === "loop" ? { params: { times: 1 } } : {}) };
    const { result } = await runFlow(flow({ n: "no-op" }, ["r.body -> n", "n -> r.yield"], { regions: { r: region } }));
    expect(result.outputs, kind).toEqual({ r: [{}] });
  }
});

test("C1 G1 nothing is told of a scope after its close when nested regions are cancelled", async () => {
  const regions = { outer: { kind: "try", nodes: ["inner"] }, inner: { kind: "try", nodes: ["slow"] } };
  const edges = ["a -> outer", "outer.body -> inner", "inner.body -> slow"];
  const { events } = await runFlow(flow({ a: "emit", slow: work(100) }, edges, { regions }), {}, (run, host) => {
    host.clock.schedule(10, () => run.cancel());
  });
  const told = events.flatMap((event) =>
    event.kind === "scope-closed" ? [event.scope] : event.kind === "node-cancelled" ? [event.node] : [],
  );
  expect(told).toEqual(["slow", "run/outer[0]/inner[0]", "inner", "run/outer[0]", "outer"]);
});

test("D6 what was ready when End ended its round does not begin in the next one", async () => {
  const edges = ["a -> r", "r.body -> e", "e -> after"];
  const { events } = await runFlow(
    flow({ a: "emit", e: "end", after: "no-op" }, edges, { regions: { r: { kind: "loop", nodes: ["e", "after"], params: { times: 3 } } } }),
  );
  expect(finishes(events, "e")).toBe(3);
  expect(kinds(events, "after")).toEqual([]);
});

test("G1 a node that continue leaves behind is not told as skipped after its scope has closed", async () => {
  const nodes = { a: "emit", b: "no-op", never: "no-op" };
  const regions = { outer: { kind: "loop", nodes: ["b", "never"], params: { times: 1 } } };
  const { events } = await runFlow(flow(nodes, ["a -> outer", "outer.body -> b", "b -> outer.continue", "b.error -> never"], { regions }));
  const closed = events.findIndex((event) => event.kind === "scope-closed");
  expect(events.slice(closed + 1).map((event) => ("scope" in event ? event.scope : "run"))).toEqual(["run", "run"]);
});

test("X1 a lock granted to an instance that is cancelled in the same step is free again", async () => {
  const nodes = {
    a: { type: "emit@1", params: { items: [1, 2, 3] } },
    held: work(10, { lock: "press" }),
    later: work(10, { lock: "press" }),
  };
  const regions = { m: { kind: "map", nodes: ["held"] } };
  const { result } = await runFlow(flow(nodes, ["a -> m", "m.body -> held", "held -> m.break", "m -> later"], { regions }));
  expect(result).toMatchObject({ status: "succeeded", outputs: { later: [1] } });
});

test("H5 D6 an End that was under way when the run failed, and drains, does not make it succeed", async () => {
  const nodes = { slow: { type: "sim-end@1", params: { latency: 40 } }, bad: { type: "sim-work@1", params: { fails: 1 } } };
  const { violations, logs } = await simulate({ format: "vwmp/1", name: "t", nodes, edges: [], policy: { onFailure: "drain" } }, 1);
  expect(violations).toEqual([]);
  expect(logs[0]?.at(-1)).toMatchObject({ kind: "run-finished", status: "failed" });
});

test("C1 G1 cancelling a node in several instances tells nothing of those that the first cancel has closed", async () => {
  const nodes = { a: { type: "emit@1", params: { items: [1, 2, 3] } }, n: work(50, { lock: "press" }) };
  const regions = { m: { kind: "map", nodes: ["n"], params: { completeWhen: "${item.done >= 1}" } } };
  const { events } = await runFlow(flow(nodes, ["a -> m", "m.body -> n"], { regions }), {}, (run, host) => {
    host.clock.schedule(10, () => run.cancelNodes(["n"]));
  });
  expect(kinds(events, "n")).toEqual(["node-started", "node-cancelled"]);
});
