import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import type { RunStore } from "../model/runStore.ts";
import { builtInNodes } from "../nodes/index.ts";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { JournalWriter } from "./journalText.ts";
import { goOnFrom, replayLog, resumeRun } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { logHash } from "./logHash.ts";
import { readRun } from "./readRun.ts";
import type { Run } from "./run.ts";
import { flow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

/** Signals that an operator sends, by milliseconds after the run was created. */
type Script = readonly (readonly [at: number, name: string, data?: Json])[];

const map = { kind: "map", nodes: ["b"], params: { concurrency: 2 } };
const items = { type: "emit@1", params: { items: [1, 2, 3] } };
const upTo = (count: number) => ({ kind: "loop", nodes: ["b"], params: { times: count } });

const WORKFLOWS: Readonly<Record<string, readonly [workflow: object, script?: Script]>> = {
  "a chain": [flow({ a: "emit", b: "pause", c: "tag", d: "work" }, ["a -> b", "b -> c", "c -> d"])],
  "branches that meet": [flow({ a: items, b: "pause", c: "work", d: "both" }, ["a -> b", "a -> c", "b -> d.left", "c -> d.right"])],
  "a branch that is dead": [
    flow({ a: "emit", g: { type: "gate@1", params: { open: "no" } }, b: "tag", c: "work", d: "either" }, [
      "a -> g",
      "g.yes -> b",
      "g.no -> c",
      "b -> d.left",
      "c -> d.right",
    ]),
  ],
  "the first of two": [
    flow({ a: "emit", b: { type: "work@1", params: { ms: 10 } }, c: "work", d: { type: "tag@1", policy: { join: "any" } } }, [
      "a -> b",
      "a -> c",
      "b -> d",
      "c -> d",
    ]),
  ],
  "a loop": [
    flow({ a: "emit", b: "pause", c: "tag" }, ["a -> r", "r.body -> b", "b -> r.yield", "r.out -> c"], { regions: { r: upTo(4) } }),
  ],
  "a map": [flow({ a: items, b: "work", c: "tag" }, ["a -> r", "r.body -> b", "b -> r.yield", "r.out -> c"], { regions: { r: map } })],
  "a failure, undone": [
    flow(
      {
        a: "emit",
        b: { type: "tag@1", policy: { compensate: "undo" } },
        undo: "work",
        c: { type: "stop-and-error@1", params: { message: "no" } },
        d: "tag",
      },
      ["a -> r", "r.body -> b", "b -> c", "c -> r.yield", "r.error -> d"],
      { regions: { r: { kind: "try", nodes: ["b", "undo", "c"] } } },
    ),
  ],
  "a wait for a time": [flow({ a: "emit", b: { type: "wait@1", params: { duration: "2s" } }, c: "tag" }, ["a -> b", "b -> c"])],
  "a wait for two signals": [
    flow(
      {
        a: "emit",
        b: { type: "wait@1", params: { for: "signal", signal: "go", into: "got" } },
        c: { type: "wait@1", params: { for: "signal", signal: "go", into: "got" } },
      },
      ["a -> b", "b -> c"],
    ),
    [
      [100, "go", 1],
      [200, "go", 2],
    ],
  ],
  variables: [
    flow(
      {
        a: "emit",
        b: { type: "set-variable@1", params: { name: "x", value: 7 } },
        c: "pause",
        d: { type: "edit-fields@1", params: { fields: [{ name: "x", value: "${variables.x}" }], keep: "only" } },
      },
      ["a -> b", "b -> c", "c -> d"],
    ),
  ],
  "an end inside": [
    flow({ a: items, b: "pause", c: "tag", e: "end" }, ["a -> r", "r.body -> b", "b -> e", "b -> r.yield", "r.out -> c"], {
      regions: { r: { kind: "map", nodes: ["b", "e"], params: {} } },
    }),
  ],
  "a workflow that is called": [
    flow({ a: "emit", b: { type: "execute-workflow@1", params: { workflow: "inner" } }, c: "tag" }, ["a -> b", "b -> c"], {
      workflows: { inner: flow({ x: "pause", y: "tag" }, ["x -> y"]) },
    }),
  ],
  "contracts that are broken": [
    flow(
      {
        a: items,
        b: { type: "work@1", policy: { accepts: { in: { type: "string" } }, onError: { default: 2 } } },
        c: { type: "tag@1", policy: { gives: { out: { const: "2x" } } } },
        d: { type: "pause@1", policy: { gives: { out: { const: 1 } }, onError: { default: 4 } } },
        p: { type: "tag@1", policy: { gives: { out: { type: "string" } }, onError: "skip" } },
        m: "tag",
      },
      ["a -> b", "b -> c", "c -> d", "d -> r", "r.body -> m", "m -> r.yield"],
      {
        pins: { "p.out": [7] },
        regions: { r: { kind: "map", nodes: ["m"], params: {}, policy: { gives: { out: { const: "4" } }, onError: "skip" } } },
      },
    ),
  ],
  "a region that is refused": [
    flow({ a: items, b: "work", c: "work" }, ["a -> r", "r.body -> b", "b -> r.yield", "a -> c"], {
      regions: { r: { ...map, policy: { accepts: { in: { type: "string" } }, onError: "skip" } } },
    }),
  ],
  "ancestors of items": [
    flow(
      {
        a: { type: "emit@1", params: { items: [{ n: 1 }, { n: 2 }, { n: 3 }] } },
        b: { type: "filter@1", params: { where: "${item.n > 1}" } },
        c: "pause",
        d: { type: "edit-fields@1", params: { fields: [{ name: "from", value: "${nodes.a.item.n}" }], keep: "only" } },
      },
      ["a -> b", "b -> c", "c -> d"],
    ),
  ],
};

await Promise.all(builtInNodes.map((type) => type.run.load?.()));

function launcherAt(time: number, kept = false): { readonly launcher: Launcher; readonly host: VirtualHost } {
  const host = new VirtualHost(time);
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  const types = [...builtInNodes, ...testTypes];
  const keep = kept ? { store: memoryRunStore(), retention: { runs: 9, bytes: 1e9 } } : undefined;
  return { host, launcher: new Launcher({ keep, types, host, allow: { net: ["*"] }, concurrency: Number.POSITIVE_INFINITY, read }) };
}

function operate(run: Run, host: VirtualHost, script: Script, zero: number): void {
  for (const [at, name, data] of script) host.clock.schedule(zero + at - host.time, () => run.signal(name, data));
}

/** Runs it once undisturbed. */
async function undisturbed(workflow: object, script: Script): Promise<readonly RunEvent[]> {
  const { launcher, host } = launcherAt(Date.UTC(2026, 0, 1), true);
  const run = launcher.start(workflow, { seed: 7 });
  operate(run, host, script, host.time);
  await host.run(run.result);
  return run.log;
}

test.each(Object.entries(WORKFLOWS))("P3 E2 goes on behind every event: %s", async (_name, [workflow, script = []]) => {
  const whole = await undisturbed(workflow, script);
  const sent = (events: readonly RunEvent[]) => events.filter((event) => event.kind === "signal-received").length;
  const zero = (whole[0] as RunEvent).at;
  const end = (whole.at(-1) as RunEvent).at;
  for (let death = 1; death <= whole.length; death += 1) {
    const kept = whole.slice(0, death).map((event) => ({ ...event }));
    const { launcher, host } = launcherAt((kept.at(-1) as RunEvent).at);
    const run = goOnFrom(launcher, kept, {});
    operate(run, host, script.slice(sent(kept)), zero);
    const { status } = await host.run(run.result);
    const log = run.log;
    expect({ death, status, hash: await logHash(log) }).toEqual({
      death,
      status: (whole.at(-1) as { status: string }).status,
      hash: await logHash(whole),
    });
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
    const finished = log.flatMap((event) => (event.kind === "node-finished" ? [`${event.scope} ${event.node} ${event.activation}`] : []));
    expect(new Set(finished).size).toBe(finished.length);
    expect(await replayLog(launcher, log)).toEqual({ same: true, events: log.length });
    // A wait ends when it would have ended, not later (E2).
    if (_name === "a wait for a time") expect((log.at(-1) as RunEvent).at).toBe(end);
  }
});

test("P3 W1 a called run whose place was made and nothing written in it before the death begins there", async () => {
  const [workflow] = WORKFLOWS["a workflow that is called"] as readonly [object];
  const whole = await undisturbed(workflow, []);
  const opened = whole.findIndex((event) => event.kind === "call-opened");
  const { launcher, host } = launcherAt((whole[opened] as RunEvent).at, true);
  const { runId } = whole[opened] as RunEvent & { kind: "call-opened" };
  const head = { runId, workflow: "child", createdAt: 0, updatedAt: 0, status: "created", events: 0 } as const;
  await launcher.setup.keep?.store.create(head, {});
  const [origin] = whole as readonly [RunEvent & { kind: "run-created" }];
  await launcher.setup.keep?.store.create({ ...head, runId: origin.runId }, origin.start as never);
  const { lines, blobs, names } = new JournalWriter().write(whole.slice(0, opened + 1));
  const batch = { from: 1, lines, count: opened + 1, blobs, names, status: "running", at: 0, strict: false } as const;
  await launcher.setup.keep?.store.append(origin.runId, batch);
  const run = await resumeRun(launcher, origin.runId, {});
  expect((await host.run(run.result)).status).toBe("succeeded");
});

test("P3 W1 nothing of a called run is kept before its caller has kept that it calls: it would be called anew", async () => {
  const [workflow] = WORKFLOWS["a workflow that is called"] as readonly [object];
  const { launcher, host } = launcherAt(Date.UTC(2026, 0, 1), true);
  const store = launcher.setup.keep?.store as RunStore;
  const create = store.create.bind(store);
  const keptAtCall: string[][] = [];
  store.create = async (head, origin) => {
    if (head.parent !== undefined) keptAtCall.push((await readRun(store, head.parent)).map(({ kind }) => kind));
    return create(head, origin);
  };
  const run = launcher.start(workflow, { seed: 7 });
  expect((await host.run(run.result)).status).toBe("succeeded");
  expect(keptAtCall.map((kinds) => kinds.at(-1))).toEqual(["call-opened"]);
});

test("P5 a fork keeps what happened before its event, and runs what follows with what was changed", async () => {
  const nodes = (as: string) => ({ a: "emit", b: "pause", c: { type: "tag@1", params: { as } }, d: "tag" });
  const edges = ["a -> b", "b -> c", "c -> d"];
  const whole = await undisturbed(flow(nodes("y"), edges), []);
  const behindB = whole.findIndex((event) => event.kind === "node-finished" && event.node === "b") + 1;
  const { launcher, host } = launcherAt(Date.UTC(2026, 0, 2));
  const { forkRun } = await import("./keptRuns.ts");
  const run = await forkRun(launcher, whole, behindB, { workflow: flow(nodes("z"), edges) });
  const { outputs, status } = await host.run(run.result);
  expect([status, outputs]).toEqual(["succeeded", { d: ["1zx"] }]);
  const [created] = run.log;
  expect(created).toMatchObject({ kind: "run-created", start: { forkOf: { runId: (whole[0] as { runId: string }).runId, seq: behindB } } });
  // What was fed keeps its time, what ran is of today.
  const at = (node: string) => run.log.find((event) => event.kind === "node-finished" && event.node === node)?.at ?? 0;
  expect(at("b")).toBe((whole[behindB - 1] as RunEvent).at);
  expect(at("c")).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 2));
  expect(await replayLog(launcher, run.log)).toEqual({ same: true, events: run.log.length });
});

test("P4 replay names the first difference, by its number", async () => {
  const log = [...(await undisturbed(flow({ a: "emit", b: "tag", c: "tag" }, ["a -> b", "b -> c"]), []))];
  const { launcher } = launcherAt(0);
  const at = log.findIndex((event) => event.kind === "node-started" && event.node === "b");
  log[at] = { ...(log[at] as RunEvent & { kind: "node-started" }), inputs: [{ port: "in", count: 2 }] };
  expect(await replayLog(launcher, log)).toEqual({
    same: false,
    difference: {
      seq: at + 1,
      expected: "node-started of “b” in run, firing 0, given in 2",
      found: "node-started of “b” in run, firing 0, given in 1",
    },
  });
});
