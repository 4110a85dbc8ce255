import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { Place, RunEvent } from "../model/event.ts";
import { builtInNodes } from "../nodes/index.ts";
import { inputByLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { flow, kinds, runFlow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
const launcher = new Launcher({
  types: [...builtInNodes, ...testTypes],
  host: new VirtualHost(),
  allow: {},
  concurrency: Number.POSITIVE_INFINITY,
  read,
});

type Started = Extract<RunEvent, { kind: "node-started" }>;
const at = (node: string, scope = "run", activation = 0): Place => ({ node, scope, activation });

/** The log of a run; for each activation that began in it what came in has as many items as the log says. */
async function ran(workflow: object): Promise<readonly RunEvent[]> {
  const { events } = await runFlow(workflow);
  const started = events.filter((event): event is Started => event.kind === "node-started");
  for (const event of started) {
    const input = await inputByLog(launcher, events, event);
    expect(input?.map(({ port, items }) => ({ port, count: items.length }))).toEqual(event.inputs);
  }
  return events;
}

test("P3 of an activation that failed, the log gives what came in: each firing of a join that takes one packet at a time has its own", async () => {
  const events = await ran(
    flow(
      {
        a: { type: "emit@1", params: { items: ["first"] } },
        b: { type: "emit@1", params: { items: ["second", "more"] } },
        c: { type: "stop-and-error@1", policy: { join: "any", retry: { attempts: 2, delay: "10ms" } } },
        d: "no-op",
      },
      ["a -> c", "b -> c", "c.error -> d"],
    ),
  );
  expect(kinds(events, "c").filter((kind) => kind === "node-failed")).toHaveLength(2);
  expect(await inputByLog(launcher, events, at("c"))).toEqual([{ port: "in", items: ["first"] }]);
  expect(await inputByLog(launcher, events, at("c", "run", 1))).toEqual([{ port: "in", items: ["second", "more"] }]);
});

test("P3 R3 packets of several edges into a port are one behind the other, each port by itself, each iteration with its own", async () => {
  const events = await ran(
    flow(
      { a: { type: "emit@1", params: { items: [1, 2] } }, b: { type: "emit@1", params: { items: [3] } }, c: "tag", d: "both" },
      ["a -> m", "m.body -> c", "c -> m.yield", "a -> d.left", "b -> d.left", "m.out -> d.right"],
      { regions: { m: { kind: "map", nodes: ["c"] } } },
    ),
  );
  expect(await inputByLog(launcher, events, at("c", "run/m[1]"))).toEqual([{ port: "in", items: [2] }]);
  expect(await inputByLog(launcher, events, at("m"))).toEqual([{ port: "in", items: [1, 2] }]);
  expect(await inputByLog(launcher, events, at("d"))).toEqual([
    { port: "left", items: [1, 2, 3] },
    { port: "right", items: ["1x", "2x"] },
  ]);
});

test("P3 there is no input of what did not begin, and none where this engine makes something else of the log", async () => {
  const events = await ran(flow({ a: "emit", b: "tag", c: "tag" }, ["a -> b", "b -> c"]));
  expect(await inputByLog(launcher, events, at("b", "run", 1))).toBeUndefined();
  const differs = events.map((event) => (event.kind === "node-started" && event.node === "b" ? { ...event, inputs: [] } : event));
  await expect(inputByLog(launcher, differs, at("c"))).rejects.toThrow(/cannot be worked out with this version: event \d+/);
});

test("K1 K2 of what broke a contract the log gives what came in: to a node, to a region, to one that is disabled", async () => {
  const accepts = { in: { type: "string" } };
  const nodes = {
    a: { type: "emit@1", params: { items: [1, 2] } },
    b: { type: "no-op@1", policy: { accepts, onError: "skip" } },
    c: { type: "no-op@1", disabled: true, policy: { gives: { out: { type: "string" } }, onError: "skip" } },
    d: "no-op",
  };
  const regions = { r: { kind: "try", nodes: ["d"], policy: { accepts, onError: "skip" } } };
  const events = await ran(flow(nodes, ["a -> b", "a -> c", "a -> r", "r.body -> d", "d -> r.yield"], { regions }));
  const items = [{ port: "in", items: [1, 2] }];
  for (const id of ["b", "c", "r"]) expect(await inputByLog(launcher, events, at(id)), id).toEqual(items);
});
