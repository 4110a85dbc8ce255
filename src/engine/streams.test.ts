import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { RunEvent } from "../model/event.ts";
import { NodeError } from "../model/failure.ts";
import type { Spill } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import { builtInNodes } from "../nodes/index.ts";
import { goOnFrom, replayLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { flow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const told: string[] = [];

/** Gives `count` numbers in pieces of ten; fails behind `fails` of them. */
const source = defineNode({
  type: "source",
  mode: "once",
  inputs: [],
  params: { count: { kind: "number", label: "Count", default: 100 }, fails: { kind: "number", label: "Fails", default: -1 } },
  async *run({ params }) {
    for (let from = 0; from < params.count; from += 10) {
      if (from === params.fails) throw new NodeError("planted", "The source has dried up.");
      told.push(`give ${from}`);
      yield Array.from({ length: Math.min(10, params.count - from) }, (_, at) => ({ n: from + at }));
    }
  },
});
/** Takes one chunk in a millisecond. */
const slow = defineNode({
  type: "slow",
  mode: "once",
  takes: "fold",
  inputs: [{ name: "in" }],
  run: Object.assign(({ items }: { items: readonly Item[] }) => [{ count: items.length }], {
    fold: ({ host }: { host: { sleep(ms: number): Promise<void> } }) => {
      let count = 0;
      return {
        add: async (items: readonly Item[]) => {
          told.push(`take ${count}`);
          count += items.length;
          await host.sleep(1);
        },
        end: () => [{ count }],
      };
    },
  }),
});
/** A map that fails at one number. */
const picky = defineNode({
  type: "picky",
  params: { at: { kind: "number", label: "At", default: -1 } },
  run: ({ item, index, params }) => {
    if (index === params.at) throw new NodeError("planted", "Not this one.");
    return { ...(item as object), index };
  },
});

class SpillingHost extends VirtualHost {
  spills = 0;

  async spill(): Promise<Spill> {
    const texts: string[] = [];
    return {
      write: async (text) => {
        this.spills += 1;
        texts.push(text);
      },
      read: async () => texts.shift() as string,
      close: async () => undefined,
    };
  }
}

await Promise.all(builtInNodes.map((type) => type.run.load?.()));

function launcherOver(host: VirtualHost): Launcher {
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  return new Launcher({
    types: [...builtInNodes, ...testTypes, source, slow, picky],
    host,
    allow: {},
    concurrency: Number.POSITIVE_INFINITY,
    read,
  });
}

async function run(workflow: object) {
  told.length = 0;
  const host = new SpillingHost();
  const launcher = launcherOver(host);
  const started = launcher.start(workflow, {});
  const result = await host.run(started.result);
  expect(await replayLog(launcher, started.log)).toEqual({ same: true, events: started.log.length });
  return { result, log: started.log, host, launcher };
}

const kinds = (log: readonly RunEvent[], node: string) =>
  log.flatMap((event) => ("node" in event && event.node === node ? [event.kind] : []));

test("B1 B4 items go on while more are made, in order, and the writer waits for its reader", async () => {
  const { result, log, host } = await run(flow({ a: { type: "source@1", params: { count: 200 } }, b: "slow" }, ["a -> b"]));
  expect(result.outputs).toEqual({ b: [{ count: 200 }] });
  const given = told.indexOf("give 190");
  // Four wait in the queue, one is on its way in, and one is being taken.
  expect(told.slice(0, given).filter((line) => line.startsWith("take")).length).toBeGreaterThanOrEqual(13);
  expect(host.spills).toBe(0);
  expect(kinds(log, "a")).toEqual(["node-started", "stream-opened", "node-finished"]);
  const finished = log.find((event) => event.kind === "node-finished" && event.node === "a");
  expect(finished).toMatchObject({ outputs: [{ port: "out", count: 200, streamed: true }] });
  expect((finished as unknown as { outputs: { items: unknown[] }[] }).outputs[0]?.items).toHaveLength(100);
});

test("F4 a chain of filter, map and summarize over a stream gives what it gives over one packet", async () => {
  const nodes = (first: object | string) => ({
    a: first,
    b: { type: "filter@1", params: { where: "${index % 3 === 0 && item.n >= 30}" } },
    c: { type: "edit-fields@1", params: { fields: [{ name: "part", value: "${index % 2}" }] } },
    d: {
      type: "summarize@1",
      params: {
        by: ["part"],
        fields: [
          { op: "sum", field: "n", as: "n" },
          { op: "count", as: "count" },
        ],
      },
    },
  });
  const edges = ["a -> b", "b.kept -> c", "c -> d"];
  const streamed = await run(flow(nodes({ type: "source@1", params: { count: 2500 } }), edges));
  const items = Array.from({ length: 2500 }, (_, n) => ({ n }));
  const whole = await run(flow(nodes({ type: "emit@1", params: { items } }), edges));
  expect(streamed.log.filter(({ kind }) => kind === "stream-opened")).toHaveLength(3);
  expect(whole.log.filter(({ kind }) => kind === "stream-opened")).toHaveLength(0);
  expect(streamed.result.outputs["d"]).toEqual(whole.result.outputs["d"]);
});

test.each([
  ["a join", flow({ a: "source", b: "slow", c: "both" }, ["a -> b", "a -> c.left", "b -> c.right"])],
  [
    "an expression that reads all items",
    flow({ a: "source", b: { type: "filter@1", params: { where: "${items.length > 0}" } } }, ["a -> b"]),
  ],
  [
    "an expression that reads the node",
    flow({ a: "source", b: "slow", c: { type: "tag@1", params: { as: "${nodes.a.items.length}" } } }, ["a -> b", "b -> c"]),
  ],
  ["a leaf", flow({ a: "source" }, [])],
])("F4 what needs all items gets them in one packet: %s", async (_name, workflow) => {
  const { log, result } = await run(workflow);
  expect(result.status).toBe("succeeded");
  expect(log.filter((event) => event.kind === "stream-opened" && event.node === "a")).toEqual([]);
  expect(log.find((event) => event.kind === "node-finished" && event.node === "a")).toMatchObject({
    outputs: [{ count: 100, items: { length: 100 } }],
  });
});

test("B2 while the reader may not begin, what is too much for memory is spilled, and comes back in order", async () => {
  const workflow = flow({ a: { type: "source@1", params: { count: 200 } }, b: "picky", c: "slow" }, ["a -> b", "b -> c"], {
    policy: { concurrency: 1 },
  });
  const { result, host } = await run(workflow);
  expect(result.outputs).toEqual({ c: [{ count: 200 }] });
  expect(host.spills).toBeGreaterThan(5);
});

test("H3 a source that fails in the middle cuts off its readers, and fails as any node", async () => {
  const { result, log } = await run(flow({ a: { type: "source@1", params: { fails: 50 } }, b: "slow" }, ["a -> b"]));
  expect([result.status, result.failures[0]?.message]).toEqual(["failed", "The source has dried up."]);
  expect(kinds(log, "b")).toEqual(["node-started", "node-cancelled"]);
  const wired = await run(flow({ a: { type: "source@1", params: { fails: 50 } }, b: "slow", e: "tag" }, ["a -> b", "a.error -> e"]));
  expect(wired.result.status).toBe("succeeded");
  expect(kinds(wired.log, "e")).toContain("node-finished");
});

test("H3 a reader that fails fails the run, its source is stopped; by policy an item is left out, at its place in the whole", async () => {
  const failing = await run(flow({ a: "source", b: { type: "picky@1", params: { at: 57 } }, c: "slow" }, ["a -> b", "b -> c"]));
  expect([failing.result.status, failing.result.failures[0]?.itemIndex]).toEqual(["failed", 57]);
  const skipping = await run(
    flow({ a: "source", b: { type: "picky@1", params: { at: 57 }, policy: { onError: "skip" } }, c: "slow" }, ["a -> b", "b -> c"]),
  );
  expect(skipping.result.outputs).toEqual({ c: [{ count: 99 }] });
  expect(skipping.log.find(({ kind }) => kind === "item-failed")).toMatchObject({ index: 57 });
});

test("H3 a filter names the item at which it failed by its place in the whole stream", async () => {
  const conditions = { all: [{ left: "${item.n === 57 ? 'x' : item.n}", is: "greater", right: 5 }] };
  for (const params of [{ where: "${item.n === 57 ? item.n.trim() : true}" }, { by: "conditions", conditions }]) {
    const { result } = await run(flow({ a: "source", b: { type: "filter@1", params } }, ["a -> b"]));
    expect(result.failures).toMatchObject([{ node: "b", item: { n: 57 }, itemIndex: 57 }]);
  }
});

test("F3 a run that died in the middle of a stream goes on to the same end, behind every event", async () => {
  const workflow = flow({ a: "source", b: "picky", c: "slow", d: "tag" }, ["a -> b", "b -> c", "c -> d"]);
  const { log, result } = await run(workflow);
  for (let death = 1; death <= log.length; death += 1) {
    const host = new SpillingHost((log[death - 1] as RunEvent).at);
    const launcher = launcherOver(host);
    const resumed = goOnFrom(
      launcher,
      log.slice(0, death).map((event) => ({ ...event })),
      {},
    );
    const { outputs, status } = await host.run(resumed.result);
    expect({ death, status, outputs }).toEqual({ death, status: "succeeded", outputs: result.outputs });
    expect(await replayLog(launcher, resumed.log)).toEqual({ same: true, events: resumed.log.length });
  }
});

test("C1 cancelling a stream ends all of it at once", async () => {
  const host = new SpillingHost();
  const started = launcherOver(host).start(
    flow({ a: { type: "source@1", params: { count: 100_000 } }, b: "picky", c: "slow" }, ["a -> b", "b -> c"]),
    {},
  );
  host.clock.schedule(20, () => started.cancel());
  expect((await host.run(started.result)).status).toBe("cancelled");
  const before = told.length;
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  host.clock.advance();
  expect(told.length - before).toBeLessThan(3);
});
