import { afterEach, expect, test } from "vitest";
import { defineNode, type RunEvent, type Workflow, WorkflowEngine } from "#engine";
import { makeCatalogue } from "../src/model/catalogue.ts";
import { upgradeNodes } from "../src/model/upgradeNodes.ts";
import { shoutFirst, shoutSecond } from "../src/nodes/trial/shoutVersions.ts";
import { engineApi } from "./engineApi.ts";
import type { EventBatch, StartRequest } from "./protocol.ts";

const count = defineNode({
  type: "count-up",
  effects: "pure",
  mode: "once",
  inputs: [],
  params: { to: { kind: "number", label: "To", required: true } },
  run: ({ params }) => Array.from({ length: params.to }, (_, n) => ({ n })),
});
const both = defineNode({
  type: "take-both",
  mode: "once",
  inputs: [
    { name: "one", optional: true },
    { name: "two", optional: true },
  ],
  run: ({ items }) => items,
});
const pass = defineNode({ type: "pass-on", mode: "once", run: ({ items }) => items });

function api(): Engine {
  return engineApi(new WorkflowEngine({ nodes: [count, pass, both] }));
}

function flow(to: number): Workflow {
  return {
    format: "vwmp/1",
    name: "W",
    parameters: { minimum: { kind: "number", label: "Minimum", default: 100 } },
    nodes: { source: { type: "count-up@1", params: { to } }, next: { type: "pass-on@1" } },
    edges: ["source -> next"],
  };
}

function request(workflow: Workflow, more: Partial<StartRequest> = {}): StartRequest {
  return { workflow, parameters: {}, grant: {}, ...more };
}

type Engine = ReturnType<typeof engineApi>;

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A page's end of a run: gives every batch back, and tells when an event of a kind came. */
function page() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const batches: EventBatch[] = [];
  const waiting: { kind: string; tell: () => void }[] = [];
  const has = (kind: string): boolean => batches.some((batch) => batch.some((event) => event.kind === kind));
  port1.onmessage = ({ data }: MessageEvent<EventBatch>) => {
    batches.push(data);
    port1.postMessage(1);
    for (const { kind, tell } of waiting) if (has(kind)) tell();
  };
  return {
    port: port2,
    batches,
    events: (): readonly RunEvent[] => batches.flat(),
    saw: (kind: RunEvent["kind"]) => new Promise<void>((tell) => (has(kind) ? tell() : waiting.push({ kind, tell }))),
  };
}

async function started(engine: Engine, asked: StartRequest, port: MessagePort): Promise<string> {
  const answer = await engine.start(asked, port);
  if (!("runId" in answer)) throw new Error(JSON.stringify(answer));
  return answer.runId;
}

test("a run's events come in arrays that count its items, the items in pages", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(flow(2500)), screen.port);
  await screen.saw("run-finished");
  expect(screen.events().map(({ seq }) => seq)).toEqual(screen.events().map((_, k) => k + 1));
  const finished = screen.events().find((event) => event.kind === "node-finished" && event.node === "next");
  expect(finished).toMatchObject({ outputs: [{ port: "out", count: 2500, items: [] }] });
  const address = { runId, node: "next", port: "out" };
  expect(await engine.items(address, 2498, 200)).toEqual({ total: 2500, from: 2498, items: [{ n: 2498 }, { n: 2499 }] });
  expect((await engine.items(address, 0, 1_000_000)).items).toHaveLength(1000);
  expect(await engine.items({ ...address, runId: "gone" }, 0, 10)).toEqual({ total: 0, from: 0, items: [] });
  expect(await engine.logHash(runId)).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(await engine.outputs(runId))).toEqual(["next"]);
});

test("a workflow with errors does not start: its problems come back", async () => {
  const [engine, screen] = [api(), page()];
  const answer = await engine.start(request({ ...flow(1), edges: ["source -> nowhere"] }), screen.port);
  expect(answer).toMatchObject({ problems: [{ code: "dangling-edge", severity: "error" }] });
  expect(screen.batches).toEqual([]);
});

test("without a grant a workflow that asks for something does not start: what it asks for comes back", async () => {
  const [engine, screen] = [api(), page()];
  const asking = { ...flow(1), nodes: { get: { type: "http-request@1", params: { url: "https://a.test/" } } }, edges: [] };
  const { grant: _, ...ungranted } = request(asking);
  expect(await engine.start(ungranted, screen.port)).toEqual({ asks: { net: ["a.test"] } });
  expect(screen.batches).toEqual([]);
});

test("without a grant a workflow that asks for nothing starts, and may do nothing that asks", async () => {
  const [engine, screen] = [api(), page()];
  const { grant: _, ...ungranted } = request(flow(1));
  expect(await engine.start(ungranted, screen.port)).toMatchObject({ runId: expect.any(String) });
  await screen.saw("run-finished");
});

test("a run that starts paused goes one activation a step, and on after resume", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(flow(3), { paused: true }), screen.port);
  await screen.saw("run-paused");
  const nodes = (): readonly string[] => screen.events().flatMap((event) => (event.kind === "node-started" ? [event.node] : []));
  expect(nodes()).toEqual([]);
  await engine.step(runId);
  await screen.saw("node-finished");
  expect(nodes()).toEqual(["source"]);
  await engine.resume(runId);
  await screen.saw("run-finished");
  expect(nodes()).toEqual(["source", "next"]);
});

test("what waits in a paused run can be read and edited, before the node begins", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(flow(3), { breakpoints: ["next"] }), screen.port);
  await screen.saw("run-paused");
  const [waiting] = await engine.waiting(runId);
  expect(waiting).toMatchObject({ node: "next", scope: "run", activation: 0, port: "in", count: 3 });
  expect(waiting?.items).toHaveLength(3);
  const place = { node: "next", scope: "run", activation: 0 };
  expect(await engine.editInput(runId, place, "in", [{ n: 9 }])).toBe(true);
  expect(await engine.editInput(runId, place, "elsewhere", [])).toBe(false);
  await engine.resume(runId);
  await screen.saw("run-finished");
  expect(await engine.waiting(runId)).toEqual([]);
  expect(await engine.items({ runId, node: "next", port: "out" }, 0, 10)).toMatchObject({ total: 1, items: [{ n: 9 }] });
});

test("a run begins with pins over those of the workflow", async () => {
  const [engine, screen] = [api(), page()];
  const pinned = { ...flow(3), pins: { "source.out": [{ n: 1 }] } };
  const runId = await started(engine, request(pinned, { pins: { "source.out": [{ n: 7 }, { n: 8 }] } }), screen.port);
  await screen.saw("run-finished");
  expect(await engine.items({ runId, node: "next", port: "out" }, 0, 10)).toMatchObject({ total: 2, items: [{ n: 7 }, { n: 8 }] });
});

test("cancel ends a paused run", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(flow(3), { paused: true }), screen.port);
  await engine.cancel(runId);
  await screen.saw("run-finished");
  expect(screen.events().at(-1)).toMatchObject({ kind: "run-finished", status: "cancelled" });
});

test("a template is tried on what came into the node in the run", async () => {
  const [engine, screen] = [api(), page()];
  const workflow = flow(5);
  const runId = await started(engine, request(workflow), screen.port);
  await screen.saw("run-finished");
  const evaluate = (template: string, index = 0) => engine.evaluate({ template, workflow, node: "next", runId, index });
  expect(await evaluate("${item.n + 1}", 3)).toEqual({ value: 4, items: 5 });
  expect(await evaluate("${items.length} of ${nodes.source.items.length}")).toEqual({ value: "5 of 5", items: 5 });
  expect(await evaluate('${jsonata(items, "$sum(n)")}')).toEqual({ value: 10, items: 5 });
  expect(await evaluate("${parameters.minimum}")).toEqual({ value: 100, items: 5 });
  expect(await evaluate("${item.}")).toMatchObject({ error: expect.any(String) });
  expect(await evaluate("${(x) => x}")).toMatchObject({ error: expect.any(String) });
  expect(await engine.evaluate({ template: "${items.length}", workflow, node: "next", index: 0 })).toEqual({ value: 0, items: 0 });
});

test("a field is completed from the data of the run, and its faults have a place", async () => {
  const [engine, screen] = [api(), page()];
  const workflow = flow(5);
  const runId = await started(engine, request(workflow), screen.port);
  await screen.saw("run-finished");
  const place = { workflow, node: "next", runId };
  const labels = async (template: string) =>
    (await engine.completeField({ ...place, template, position: template.length })).map(({ label, from }) => `${label} ${from}`);
  expect(await labels("sum: ${item.")).toEqual(["n 12"]);
  expect(await labels("${nodes.so")).toEqual(["source 8"]);
  expect(await labels("${parameters.")).toEqual(["minimum 13"]);
  expect(await labels("item.")).toEqual([]);
  expect(await labels('${"item.')).toEqual([]);
  expect(await engine.fieldFaults({ ...place, template: "a ${itm.n}" })).toMatchObject([{ from: 4, to: 7 }]);
  expect(await engine.fieldFaults({ ...place, template: "a ${item.n" })).toMatchObject([{ from: 2, to: 4 }]);
  expect(await engine.fieldFaults({ ...place, template: "${item.n}" })).toEqual([]);
});

test("a field is completed from the items of the in-port that is asked for, else of the first", async () => {
  const [engine, screen] = [api(), page()];
  const workflow: Workflow = {
    format: "vwmp/1",
    name: "B",
    nodes: { source: { type: "count-up@1", params: { to: 2 } }, next: { type: "take-both@1" } },
    edges: ["source -> next.two"],
  };
  const runId = await started(engine, request(workflow), screen.port);
  await screen.saw("run-finished");
  const labels = async (port: { readonly port?: string }) =>
    (await engine.completeField({ workflow, node: "next", runId, ...port, template: "${item.", position: 7 })).map(({ label }) => label);
  expect(await labels({ port: "two" })).toEqual(["n"]);
  expect(await labels({ port: "one" })).toEqual([]);
  expect(await labels({})).toEqual([]);
});

test("an unknown node, `__proto__` included, has no items and throws nothing", async () => {
  const engine = api();
  const workflow = flow(1);
  for (const node of ["nobody", "__proto__", "constructor"]) {
    expect(await engine.evaluate({ template: "${items.length}", workflow, node, index: 0 })).toEqual({ value: 0, items: 0 });
  }
});

const LOOP: Workflow = {
  format: "vwmp/1",
  name: "L",
  nodes: { source: { type: "count-up@1", params: { to: 3 } }, next: { type: "pass-on@1" } },
  edges: ["source -> r", "r.body -> next", "next -> r.yield"],
  regions: { r: { kind: "loop", nodes: ["next"], params: { over: "${items}" } } },
};

test("what left a port in one round of a loop, or in all rounds, comes in pages", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(LOOP), screen.port);
  await screen.saw("run-finished");
  const address = { runId, node: "next", port: "out" };
  expect(await engine.items({ ...address, scope: "run/r[1]" }, 0, 10)).toEqual({ total: 1, from: 0, items: [{ n: 1 }] });
  expect(await engine.items({ ...address, scope: "run/r[7]" }, 0, 10)).toEqual({ total: 0, from: 0, items: [] });
  expect(await engine.items({ ...address, scope: "*" }, 1, 5)).toEqual({ total: 3, from: 1, items: [{ n: 1 }, { n: 2 }] });
});

test("a template of a node in a region is tried on what entered the region", async () => {
  const [engine, screen] = [api(), page()];
  const runId = await started(engine, request(LOOP), screen.port);
  await screen.saw("run-finished");
  const evaluate = (template: string) => engine.evaluate({ template, workflow: LOOP, node: "next", runId, index: 0 });
  expect(await evaluate("${item.n + loop.index + 1}")).toEqual({ value: 1, items: 3 });
  expect(await evaluate("${nodes.r.items.length}")).toEqual({ value: 3, items: 3 });
});

const WAITING: Workflow = {
  format: "vwmp/1",
  name: "S",
  nodes: { source: { type: "count-up@1", params: { to: 1 } }, hold: { type: "hold@1" }, after: { type: "pass-on@1" } },
  edges: ["source -> hold", "hold -> after"],
};
const hold = defineNode({
  type: "hold",
  mode: "once",
  run: async ({ control }) => [{ got: (await control.wait([{ signal: "go" }])).data ?? null }],
});

test("a signal with data goes to the node that waits for it", async () => {
  const [engine, screen] = [engineApi(new WorkflowEngine({ nodes: [count, pass, hold] })), page()];
  const runId = await started(engine, request(WAITING), screen.port);
  await screen.saw("run-suspended");
  await engine.signal(runId, "go", { paid: true });
  await screen.saw("run-finished");
  expect((await engine.items({ runId, node: "after", port: "out" }, 0, 10)).items).toEqual([{ got: { paid: true } }]);
  await engine.signal("gone", "go");
});

test("nodes that wait can be cancelled while the run goes on", async () => {
  const [engine, screen] = [engineApi(new WorkflowEngine({ nodes: [count, pass, hold] })), page()];
  const runId = await started(engine, request(WAITING), screen.port);
  await screen.saw("run-suspended");
  await engine.cancelNodes(runId, ["hold"]);
  await screen.saw("run-finished");
  expect(screen.events().some((event) => event.kind === "node-cancelled" && event.node === "hold")).toBe(true);
});

test("the page brings older nodes to newer versions by what the worker says of their types", async () => {
  const engine = engineApi(new WorkflowEngine({ nodes: [shoutFirst, shoutSecond] }));
  const catalogue = makeCatalogue(structuredClone(await engine.catalogue()));
  const old: Workflow = { ...flow(1), nodes: { a: { type: "shout@1", params: { texts: [{ word: "hey" }] } } }, edges: [] };
  const { workflow, upgrades } = upgradeNodes(old, catalogue);
  expect(upgrades).toEqual([{ node: "a", from: "shout@1", to: "shout@2" }]);
  expect(await engine.check(workflow)).toEqual([]);
  const { port, saw } = page();
  const started = await engine.start(request(workflow), port);
  await saw("run-finished");
  expect("runId" in started && (await engine.outputs(started.runId))).toEqual({ a: [{ text: "HEY" }] });
});
