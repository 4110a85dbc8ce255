import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { webHost } from "../host/webHost.ts";
import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { TestVerdict } from "../model/testVerdict.ts";
import { builtInNodes } from "../nodes/index.ts";
import { Engine } from "./engine.ts";
import type { EngineSetup } from "./engineSetup.ts";
import { type TestOptions, testWorkflow } from "./testWorkflow.ts";

const emit = defineNode({
  type: "emit",
  params: { items: { kind: "json", label: "Items", default: [1] } },
  mode: "once",
  run: ({ params }) => params.items as Item[],
});
const awaits = defineNode({
  type: "await",
  mode: "once",
  params: { signal: { kind: "text", label: "Signal", default: "approved" } },
  run: async ({ control, params }) => [(await control.wait([{ signal: params.signal }])).data ?? null],
});
const clock = defineNode({ type: "clock", mode: "once", run: ({ host }) => [new Date(host.now()).toISOString()] });
const dice = defineNode({ type: "dice", mode: "once", run: ({ host }) => [host.random()] });
const slowCode = defineNode({
  type: "slow-code",
  mode: "once",
  run: async ({ items, host }) => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return [...items, host.now()];
  },
});

const TYPES: readonly NodeType[] = [...builtInNodes, emit, awaits, clock, dice, slowCode];

function run(
  source: object | string,
  options: TestOptions = {},
  setup: Partial<EngineSetup> = {},
  mostEvents = 1_000_000,
): Promise<readonly TestVerdict[]> {
  const whole: EngineSetup = {
    types: TYPES,
    host: webHost(),
    allow: {},
    concurrency: Number.POSITIVE_INFINITY,
    read: (given) => ({ ...parseWorkflow(given), lineOf: () => undefined }),
    ...setup,
  };
  return testWorkflow({ setup: whole, makeEngine: (given) => new Engine(given), mostEvents }, source, options);
}

/** Nodes as `id: type@1` or in full, edges, and the tests. */
function flow(nodes: Record<string, string | object>, edges: readonly string[], tests: readonly object[], rest: object = {}): object {
  const full = Object.entries(nodes).map(([id, node]) => [id, typeof node === "string" ? { type: `${node}@1` } : node]);
  return { format: "vwmp/1", name: "W", nodes: Object.fromEntries(full), edges, tests, ...rest };
}

async function one(...given: Parameters<typeof flow>): Promise<TestVerdict> {
  return (await run(flow(...given)))[0] as TestVerdict;
}

const ORDERS = {
  orders: { type: "csv-parse@1", params: { text: "country,total\nDE,120\nFR,80\nDE,300" } },
  large: { type: "filter@1", params: { where: "${item.total >= parameters.minimum}" } },
  totals: { type: "summarize@1", params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] } },
};
const ORDERS_EDGES = ["orders -> large", "large.kept -> totals"];
const MINIMUM = { parameters: { minimum: { kind: "number", label: "Smallest total", default: 100 } } };

test("a test passes when every output named is as expected, whatever the order of keys", async () => {
  const expected = { totals: [{ total: 300, country: "DE" }] };
  const verdicts = await run(
    flow(ORDERS, ORDERS_EDGES, [{ name: "only Germany is large", parameters: { minimum: 150 }, expect: expected }], MINIMUM),
  );
  expect(verdicts).toEqual([
    { name: "only Germany is large", status: "passed", differences: [], failures: [], durationMs: 0, runId: "test-run-1" },
  ]);
});

test("a test fails with every place where an output differs", async () => {
  const expected = { totals: [{ country: "DE", total: 300 }, { country: "FR" }] };
  const verdict = await one(ORDERS, ORDERS_EDGES, [{ name: "t", expect: expected }], MINIMUM);
  expect(verdict).toMatchObject({
    status: "failed",
    differences: [
      { path: "totals[0].total", expected: 300, found: 420 },
      { path: "totals[1]", expected: { country: "FR" } },
    ],
  });
});

test("an output that is expected and skipped is a difference, one expected as null must be skipped, others are not looked at", async () => {
  const nodes = { a: "emit", choice: { type: "if@1", params: { where: "${item > 0}" } }, yes: "no-op", no: "no-op" };
  const edges = ["a -> choice", "choice.true -> yes", "choice.false -> no"];
  const tests = [{ expect: { yes: [1], no: null } }, { expect: { no: [] } }, { expect: { yes: null } }, { expect: {} }];
  const verdicts = await run(
    flow(
      nodes,
      edges,
      tests.map((entry, index) => ({ name: String(index), ...entry })),
    ),
  );
  expect(verdicts.map(({ differences }) => differences)).toEqual([[], [{ path: "no", expected: [] }], [{ path: "yes", found: [1] }], []]);
});

test("input, parameters and pins reach the run; pins of the test win over those of the file", async () => {
  const nodes = { a: { type: "emit@1", params: { items: [0] } }, b: { type: "emit@1", params: { items: [0] } }, i: "workflow-input" };
  const pins = { "a.out": ["file"], "b.out": ["file"] };
  const tests = [{ name: "t", input: [7], pins: { "b.out": ["test"] }, expect: { a: ["file"], b: ["test"], i: [7] } }];
  expect((await one(nodes, [], tests, { pins })).differences).toEqual([]);
});

test("time starts where the test says and moves only with waits, which take no real time", async () => {
  const nodes = { w: { type: "wait@1", params: { duration: "3d" } }, t: "clock" };
  const tests = [
    { name: "standard", expect: { t: ["2000-01-04T00:00:00.000Z"] } },
    { name: "given", now: "2026-01-31T12:00:00Z", expect: { t: ["2026-02-03T12:00:00.000Z"] } },
  ];
  const verdicts = await run(flow(nodes, ["w -> t"], tests));
  expect(verdicts).toMatchObject([
    { status: "passed", durationMs: 259_200_000 },
    { status: "passed", durationMs: 259_200_000 },
  ]);
});

test("chance comes from the seed", async () => {
  const [first] = await run(flow({ d: "dice" }, [], [{ name: "t", expect: { d: null } }]));
  const found = first?.differences[0]?.found as Item[];
  const verdicts = await run(
    flow(
      { d: "dice" },
      [],
      [
        { name: "same", seed: 1, expect: { d: found } },
        { name: "other", seed: 2, expect: { d: found } },
      ],
    ),
  );
  expect(verdicts.map(({ status }) => status)).toEqual(["passed", "failed"]);
});

test("code that takes real time takes no virtual time: a time limit on it does not strike", async () => {
  const nodes = { s: { type: "slow-code@1", policy: { timeout: "1ms" } }, w: { type: "wait@1", params: { duration: "1h" } } };
  const verdict = await one(nodes, [], [{ name: "t", now: "1970-01-01T00:00:00Z", expect: { s: [{}, 0] } }]);
  expect(verdict).toMatchObject({ status: "passed", durationMs: 3_600_000 });
});

test("code that is loaded when it is first needed changes nothing, in a called workflow neither", async () => {
  const lazy = (): NodeType => {
    let loaded = false;
    const load = (): Promise<unknown> | undefined => {
      if (loaded) return undefined;
      return new Promise((resolve) => setTimeout(resolve, 5)).then(() => {
        loaded = true;
      });
    };
    return { ...emit, type: "lazy", run: Object.assign(() => (loaded ? ["there"] : ["too early"]), { load }) };
  };
  const called = flow({ l: "lazy" }, [], []);
  const call = { type: "execute-workflow@1", params: { workflow: "sub" } };
  const signals = [{ name: "approved", at: 0 }];
  const tests = ["cold", "warm"].map((name) => ({ name, signals, expect: { l: ["there"], c: ["there"] } }));
  const verdicts = await run(
    flow({ l: "lazy", c: call, a: "await" }, [], tests, { workflows: { sub: called } }),
    {},
    { types: [...TYPES, lazy()] },
  );
  expect(verdicts.flatMap(({ failures, differences }) => [...failures, ...differences])).toEqual([]);
  const cancelled = ["cold", "warm"].map((name) => ({ name, cancelAt: 0, expect: { l: ["there"] } }));
  const atOnce = await run(flow({ l: "lazy", a: "await" }, [], cancelled), {}, { types: [...TYPES, lazy()] });
  expect(atOnce.map(({ status }) => status)).toEqual(["passed", "passed"]);
  const alone = flow({ c: call }, [], [{ name: "t", expect: { c: ["there"] } }], {
    workflows: { sub: called },
    policy: { timeout: "1ms" },
  });
  expect((await run(alone, {}, { types: [...TYPES, lazy()] }))[0]).toMatchObject({ status: "passed" });
});

test("what a node asks of the outside fails and says to pin it; a node that is pinned needs no permission", async () => {
  const nodes = { fetch: { type: "http-request@1", params: { url: "https://api.example.com/x" } } };
  const permissions = { permissions: { net: ["api.example.com"], secrets: ["TOKEN"], run: ["git"] } };
  const tests = [
    { name: "open", expect: { fetch: [] } },
    { name: "pinned", pins: { "fetch.out": [1] }, expect: { fetch: [1] } },
  ];
  const [open, pinned] = await run(flow(nodes, [], tests, permissions));
  expect(open).toMatchObject({
    status: "failed",
    differences: [{ path: "status", expected: "succeeded", found: "failed" }],
    failures: [{ code: "pin-needed", node: "fetch", message: expect.stringContaining("GET https://api.example.com/x") }],
  });
  expect(open?.failures[0]?.hint).toContain("pins");
  expect(pinned?.status).toBe("passed");
  const file = await one({ r: { type: "read-file@1", params: { path: "/etc/passwd" } } }, [], [{ name: "t", expectFailure: true }]);
  expect(file).toMatchObject({ status: "passed", failures: [{ code: "pin-needed" }] });
  const net = { permissions: { net: ["*"] } };
  for (const [type, url] of [
    ["sse@1", "https://a.test/"],
    ["websocket@1", "wss://a.test/"],
  ] as const) {
    const [live] = await run(flow({ r: { type, params: { url } } }, [], [{ name: "t", expectFailure: true }], net));
    expect(live).toMatchObject({ failures: [{ code: "pin-needed", message: expect.stringContaining(url) }] });
  }
});

test("code runs in tests only where the embedder lets it", async () => {
  const source = flow({ a: "emit" }, [], [{ name: "t", expect: { a: [1] } }], { permissions: { code: true } });
  expect((await run(source))[0]).toMatchObject({ status: "failed", failures: [{ code: "permission-needed" }] });
  expect((await run(source, {}, { allow: { code: true } }))[0]).toMatchObject({ status: "passed" });
});

test("an expected failure passes when a failure fits, and says where the nearest does not", async () => {
  const nodes = { stop: { type: "stop-and-error@1", params: { message: "The order is empty." } } };
  const patterns = [
    true,
    { node: "stop", message: "order is" },
    { node: "other", message: "empty" },
    { code: "timeout" },
    { message: "late" },
  ];
  const verdicts = await run(
    flow(
      nodes,
      [],
      patterns.map((expectFailure, index) => ({ name: String(index), expectFailure })),
    ),
  );
  expect(verdicts.map(({ differences }) => differences)).toEqual([
    [],
    [],
    [{ path: "failures[0].node", expected: "other", found: "stop" }],
    [{ path: "failures[0].code", expected: "timeout", found: "stopped" }],
    [{ path: "failures[0].message", expected: "late", found: "The order is empty." }],
  ]);
  expect((await one({ a: "emit" }, [], [{ name: "t", expectFailure: true }])).differences).toEqual([
    { path: "status", expected: "failed", found: "succeeded" },
  ]);
});

test("signals arrive when the test says", async () => {
  const nodes = { ask: "await", then: "clock" };
  const signals = [{ name: "approved", at: "2h", data: { by: "Ann" } }];
  const tests = [{ name: "t", signals, expect: { ask: null, then: ["2000-01-01T02:00:00.000Z"] } }];
  expect(await one(nodes, ["ask -> then"], tests)).toMatchObject({ status: "passed", durationMs: 7_200_000 });
  expect((await one({ ask: "await" }, [], [{ name: "t", signals, expect: { ask: [{ by: "Ann" }] } }])).status).toBe("passed");
});

test("a run that waits for a signal nobody sends fails and names signal and node", async () => {
  const verdict = await one({ ask: "await" }, [], [{ name: "t", expect: {} }]);
  expect(verdict).toMatchObject({ status: "failed", differences: [], failures: [{ code: "never-ends", node: "ask" }] });
  expect(verdict.failures[0]?.message).toContain("“ask” is still under way");
  expect(verdict.failures[0]?.hint).toContain("name: approved");
});

test("cancelAt cancels the run, and its outputs so far are looked at", async () => {
  const nodes = { a: "emit", w: { type: "wait@1", params: { duration: "1h" } } };
  const [cancelled, ended] = await run(
    flow(
      nodes,
      [],
      [
        { name: "cancelled", cancelAt: "10m", expect: { a: [1], w: null } },
        { name: "ended before", cancelAt: "2h", expect: { a: [1] } },
      ],
    ),
  );
  expect(cancelled).toMatchObject({ status: "passed", durationMs: 600_000 });
  expect(ended?.differences).toEqual([{ path: "status", expected: "cancelled", found: "succeeded" }]);
});

test("a run that goes on for ever fails", async () => {
  const w = { type: "wait@1", params: { duration: "400d" } };
  expect(await one({ w }, [], [{ name: "t", expect: {} }])).toMatchObject({ status: "failed", failures: [{ code: "never-ends" }] });
});

test("a run that makes events without end fails, though no time passes", async () => {
  const edges = ["a -> r", "r.body -> step", "step -> r.yield", "r.out -> b"];
  const regions = { r: { kind: "loop", nodes: ["step"], params: { while: "${true}", limit: 1e9 } } };
  const source = flow({ a: "emit", step: "no-op", b: "no-op" }, edges, [{ name: "t", expect: {} }], { regions });
  const [verdict] = await run(source, {}, {}, 1000);
  expect(verdict).toMatchObject({ status: "failed", failures: [{ code: "never-ends", kind: "budget" }] });
  expect(verdict?.failures[0]?.message).toContain("more than 1000 events");
});

test("tests run alone by their names", async () => {
  const tests = ["a", "b", "c"].map((name) => ({ name, expect: {} }));
  const verdicts = await run(flow({ a: "emit" }, [], tests), { only: ["b", "c"] });
  expect(verdicts.map(({ name }) => name)).toEqual(["b", "c"]);
});

test("a workflow with errors fails its tests, those that expect a failure too; one that cannot be read fails as well", async () => {
  const verdicts = await run(flow({ a: "made-up" }, [], [{ name: "t", expectFailure: true }]));
  expect(verdicts).toMatchObject([{ name: "t", status: "failed", failures: [{ code: "unknown-node-type" }] }]);
  expect(await run("format: [")).toMatchObject([{ status: "failed", failures: [{ code: "syntax" }] }]);
  expect(await run(flow({ a: "emit" }, [], []))).toEqual([]);
});
