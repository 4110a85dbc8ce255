import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import { formatWorkflow } from "../model/formatWorkflow.ts";
import type { Item } from "../model/item.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { NodePolicy, Workflow } from "../model/workflow.ts";
import { finishes, kinds, overlap, type Ran, runFlow, spans } from "./runFlow.ts";

const FILES = [
  "16-deferred-choice",
  "17-interleaved-parallel-routing",
  "18-milestone",
  "19-cancel-activity",
  "20-cancel-case",
  "21-structured-loop",
  "22-recursion",
  "23-transient-trigger",
  "24-persistent-trigger",
  "25-cancel-region",
  "26-cancel-instances",
  "27-complete-instances",
  "28-blocking-discriminator",
  "29-cancelling-discriminator",
] as const;
type File = (typeof FILES)[number];
type Outside = {
  readonly parameters?: JsonObject;
  readonly input?: readonly Item[];
  /** Name, when in milliseconds, data. */
  readonly signals?: readonly (readonly [name: string, at: number, data?: Json])[];
  readonly cancelAt?: number;
};

const SKIPPED = ["node-skipped"];

function textOf(file: File): string {
  return readFileSync(new URL(`../../public/examples/patterns/${file}.vwmp.json`, import.meta.url), "utf8");
}

function workflowOf(file: File): Workflow {
  return JSON.parse(textOf(file)) as Workflow;
}

function run(source: File | Workflow, { signals = [], cancelAt, ...options }: Outside = {}): Promise<Ran> {
  return runFlow(typeof source === "string" ? workflowOf(source) : source, options, (started, { clock }) => {
    for (const [name, at, data] of signals) clock.schedule(at, () => started.signal(name, data));
    if (cancelAt !== undefined) clock.schedule(cancelAt, () => started.cancel());
  });
}

/** Milliseconds from the start of the run to the event. */
function since(events: readonly RunEvent[], event: RunEvent | undefined): number | undefined {
  return event === undefined ? undefined : event.at - (events[0] as RunEvent).at;
}

/** When activations of a node began, whatever became of them. */
function starts(events: readonly RunEvent[], node: string): (number | undefined)[] {
  return events.filter((event) => event.kind === "node-started" && event.node === node).map((event) => since(events, event));
}

function count(events: readonly RunEvent[], node: string, kind: RunEvent["kind"]): number {
  return kinds(events, node).filter((each) => each === kind).length;
}

function length(events: readonly RunEvent[]): number | undefined {
  return since(events, events.at(-1));
}

/** The order in which nodes began, of those given. */
function orderOf(events: readonly RunEvent[], nodes: readonly string[]): string[] {
  return events.flatMap((event) => (event.kind === "node-started" && nodes.includes(event.node) ? [event.node] : []));
}

test.each(FILES)("pattern file %s: without problems, and in canonical form", (file) => {
  const text = textOf(file);
  const { workflow, problems } = parseWorkflow(text);
  expect(problems).toEqual([]);
  expect(formatWorkflow(workflow as Workflow)).toBe(text);
});

test("pattern 16 deferred choice: nothing is chosen before the first event, then the others are withdrawn", async () => {
  const signals = [
    ["collected", 2000, { by: "Ada" }],
    ["forward", 2500, { to: "Oslo" }],
  ] as const;
  const { result, events, host } = await run("16-deferred-choice", { signals });
  const ways = ["hand-over", "forward", "send-back"];
  const early = events.filter((event) => "node" in event && ways.includes(event.node) && (since(events, event) ?? 0) < 2000);
  expect(early).toEqual([]);
  expect(spans(events, "hand-over")).toEqual([[2000, 3000]]);
  expect([kinds(events, "forward"), kinds(events, "send-back")]).toEqual([SKIPPED, SKIPPED]);
  expect(result.outputs).toEqual({ "hand-over": [{ parcel: "P-16", event: { by: "Ada" } }] });
  expect(length(events)).toBe(3000);
  expect(host.pending).toBe(0);
});

test("pattern 16 deferred choice: the outside may choose any of the ways", async () => {
  const forwarded = await run("16-deferred-choice", { signals: [["forward", 4999]] });
  expect(spans(forwarded.events, "forward")).toEqual([[4999, 5999]]);
  expect([kinds(forwarded.events, "hand-over"), kinds(forwarded.events, "send-back")]).toEqual([SKIPPED, SKIPPED]);
  const expired = await run("16-deferred-choice", { signals: [["collected", 5001]] });
  expect(spans(expired.events, "send-back")).toEqual([[5000, 7000]]);
  expect([kinds(expired.events, "hand-over"), kinds(expired.events, "forward")]).toEqual([SKIPPED, SKIPPED]);
});

const CHECK_UP = ["take-blood", "breakfast", "ecg", "stress-test"];

function expectOneAtATime(events: readonly RunEvent[]): void {
  const all = CHECK_UP.map((node) => spans(events, node)[0]);
  all.forEach((one, at) => {
    for (const other of all.slice(at + 1)) expect(overlap(one, other)).toBe(false);
  });
  for (const node of CHECK_UP) expect(finishes(events, node)).toBe(1);
}

test("pattern 17 interleaved parallel routing: each step once, never two at a time, each chain in its order", async () => {
  const { events } = await run("17-interleaved-parallel-routing");
  expectOneAtATime(events);
  expect(orderOf(events, CHECK_UP)).toEqual(["take-blood", "ecg", "breakfast", "stress-test"]);
  expect(spans(events, "talk")).toEqual([[6000, 7000]]);
});

test("pattern 17 interleaved parallel routing: the order is open where no edge fixes it", async () => {
  const workflow = workflowOf("17-interleaved-parallel-routing");
  const first = (policy: NodePolicy, ids: readonly string[]) =>
    Object.fromEntries(Object.entries(workflow.nodes).map(([id, node]) => [id, ids.includes(id) ? { ...node, policy } : node]));
  const { events } = await run({ ...workflow, nodes: first({ priority: 1 }, ["ecg", "stress-test"]) });
  expectOneAtATime(events);
  expect(orderOf(events, CHECK_UP)).toEqual(["ecg", "take-blood", "stress-test", "breakfast"]);
});

test("pattern 18 milestone: the step runs at once while the milestone is reached", async () => {
  const { events } = await run("18-milestone", { parameters: { asksAfter: 3 } });
  expect(spans(events, "change-seat")).toEqual([[3000, 4000]]);
  const last = await run("18-milestone", { parameters: { asksAfter: 4.5 } });
  expect(spans(last.events, "change-seat")).toEqual([[4500, 5500]]);
});

test("pattern 18 milestone: before it the step waits, after it the step never runs and holds nothing up", async () => {
  const early = await run("18-milestone", { parameters: { asksAfter: 1 } });
  expect(spans(early.events, "change-seat")).toEqual([[2000, 3000]]);
  const late = await run("18-milestone", { parameters: { asksAfter: 6 } });
  expect(kinds(late.events, "change-seat")).toEqual(SKIPPED);
  expect(late.result).toMatchObject({ status: "succeeded", outputs: { board: [{ booking: "VW-18" }] } });
  expect(length(late.events)).toBe(6000);
});

test("pattern 19 cancel activity: what runs is cut off, all else goes on", async () => {
  const { result, events, host } = await run("19-cancel-activity", { signals: [["withdraw", 3000]] });
  expect(starts(events, "assess")).toEqual([2000]);
  expect(spans(events, "assess")).toEqual([[2000, 3000]]);
  expect([count(events, "assess", "node-cancelled"), finishes(events, "assess")]).toEqual([1, 0]);
  expect(kinds(events, "offer")).toEqual(SKIPPED);
  expect([finishes(events, "file"), finishes(events, "assess-other"), finishes(events, "confirm")]).toEqual([1, 1, 1]);
  expect(result.status).toBe("succeeded");
  expect(host.pending).toBe(0);
});

test("pattern 19 cancel activity: what has not begun never begins", async () => {
  const { result, events } = await run("19-cancel-activity", { signals: [["withdraw", 1000]] });
  expect(kinds(events, "assess")).toEqual(["node-cancelled"]);
  expect(kinds(events, "offer")).toEqual(SKIPPED);
  expect([finishes(events, "file"), finishes(events, "assess-other"), finishes(events, "confirm")]).toEqual([1, 1, 1]);
  expect(result.status).toBe("succeeded");
});

test("pattern 19 cancel activity: without the signal nothing is cancelled", async () => {
  const { events } = await run("19-cancel-activity");
  expect([finishes(events, "assess"), finishes(events, "offer")]).toEqual([1, 1]);
  expect([kinds(events, "cancel-assessment"), kinds(events, "confirm")]).toEqual([SKIPPED, SKIPPED]);
  expect(events.filter(({ kind }) => kind === "cancel-requested" || kind === "node-cancelled")).toEqual([]);
});

test("pattern 20 cancel case: everything stops, in regions and called runs too, and nothing runs after", async () => {
  const { result, events, host } = await run("20-cancel-case", { signals: [["cancel-order", 2500]] });
  expect(result).toMatchObject({ status: "cancelled", outputs: {} });
  expect(length(events)).toBe(2500);
  expect([finishes(events, "pack"), count(events, "pack", "node-cancelled")]).toEqual([2, 1]);
  expect([finishes(events, "bill"), count(events, "bill", "node-cancelled")]).toEqual([0, 1]);
  expect([...starts(events, "ship"), ...starts(events, "never")]).toEqual([]);
  const asked = events.findIndex(({ kind }) => kind === "cancel-requested");
  const after = events.slice(asked).map(({ kind }) => kind);
  expect(after).not.toContain("node-started");
  expect(after).not.toContain("node-finished");
  expect(host.pending).toBe(0);
});

test("pattern 20 cancel case: the operator cancels it as well; nobody does, and it is shipped", async () => {
  const cancelled = await run("20-cancel-case", { cancelAt: 2500 });
  expect(cancelled.result).toMatchObject({ status: "cancelled", outputs: {} });
  expect(cancelled.host.pending).toBe(0);
  const shipped = await run("20-cancel-case");
  expect(shipped.result.status).toBe("succeeded");
  expect(spans(shipped.events, "ship")).toEqual([[4000, 5000]]);
});

test("pattern 21 structured loop: while looks before each round, until after it; rounds never overlap", async () => {
  const { result, events } = await run("21-structured-loop", { parameters: { mistakes: 3, readings: 2 } });
  expect(spans(events, "correct").map(([from]) => from)).toEqual([0, 1000, 2000]);
  expect(spans(events, "read").map(([from]) => from)).toEqual([3000, 4000]);
  expect([finishes(events, "corrections"), finishes(events, "readings"), finishes(events, "print")]).toEqual([1, 1, 1]);
  expect(result.outputs).toEqual({ print: [{ text: "Draft", mistakes: 0, readings: 2 }] });
});

test("pattern 21 structured loop: while may run no round, until runs one in any case", async () => {
  const { result, events } = await run("21-structured-loop", { parameters: { mistakes: 0, readings: 0 } });
  expect([starts(events, "correct"), starts(events, "read")]).toEqual([[], [0]]);
  expect(result.outputs).toEqual({ print: [{ text: "Draft", mistakes: 0, readings: 1 }] });
});

test("pattern 22 recursion: each thing is weighed by a call of its own, and the calls end", async () => {
  const { result, events, host } = await run("22-recursion");
  expect(result).toMatchObject({ status: "succeeded", outputs: { label: [{ label: "Bicycle: 3700 g" }] } });
  expect(count(events, "weigh", "call-opened")).toBe(1);
  const runs = 1 + ["Bicycle", "Frame", "Wheel", "Rim", "Hub", "Axle", "Bearings", "Tyre", "Saddle"].length;
  expect(host.randomId()).toBe(`run${runs + 1}`);
  const one = await run("22-recursion", { input: [{ part: "Saddle", weight: 300 }] });
  expect(one.result.outputs).toEqual({ label: [{ label: "Saddle: 300 g" }] });
  expect(one.host.randomId()).toBe("run3");
});

test("pattern 22 recursion: a recursion too deep fails with what is wrong, it does not run for ever", async () => {
  const inside = (levels: number): Item => (levels === 1 ? { part: "Core", weight: 1 } : { part: "Box", parts: [inside(levels - 1)] });
  expect((await run("22-recursion", { input: [inside(64)] })).result.outputs).toEqual({ label: [{ label: "Box: 1 g" }] });
  const { result } = await run("22-recursion", { input: [inside(65)] });
  expect(result).toMatchObject({ status: "failed", outputs: {}, failures: [{ code: "too-deep", kind: "budget", node: "weigh" }] });
});

test("pattern 23 transient trigger: a signal that nobody waits for is lost", async () => {
  const lost = await run("23-transient-trigger", { signals: [["doorbell", 1999]], cancelAt: 60_000 });
  expect([finishes(lost.events, "doorbell"), starts(lost.events, "open")]).toEqual([0, []]);
  expect(lost.events.map(({ kind }) => kind)).toContain("run-suspended");
  expect(length(lost.events)).toBe(60_000);
});

test("pattern 23 transient trigger: a signal that comes while somebody waits counts, with what it brings", async () => {
  const signals = [
    ["doorbell", 1000, "too early"],
    ["doorbell", 4000, "in time"],
  ] as const;
  const { result, events } = await run("23-transient-trigger", { signals });
  expect(spans(events, "doorbell")).toEqual([[2000, 4000]]);
  expect(result.outputs).toEqual({ open: [{ parcel: "P-23", rung: "in time" }] });
});

test("pattern 24 persistent trigger: a signal that came before is kept, in order, and starts the step when it is needed", async () => {
  const signals = [
    ["paid", 500, 100],
    ["paid", 1000, 300],
  ] as const;
  const { result, events } = await run("24-persistent-trigger", { signals });
  expect([spans(events, "deposit"), spans(events, "balance")]).toEqual([[[2000, 2000]], [[4000, 4000]]]);
  expect(result.outputs).toEqual({ deliver: [{ table: "T-24", deposit: 100, balance: 300 }] });
});

test("pattern 24 persistent trigger: each signal counts once; without one the step waits", async () => {
  const one = await run("24-persistent-trigger", { signals: [["paid", 1000]], cancelAt: 60_000 });
  expect([finishes(one.events, "deposit"), finishes(one.events, "balance")]).toEqual([1, 0]);
  expect(starts(one.events, "deliver")).toEqual([]);
  const late = await run("24-persistent-trigger", {
    signals: [
      ["paid", 3000],
      ["paid", 8000],
    ],
  });
  expect([spans(late.events, "deposit"), spans(late.events, "balance")]).toEqual([[[2000, 3000]], [[5000, 8000]]]);
});

test("pattern 25 cancel region: the set is withdrawn, what was done stays, what is outside goes on", async () => {
  const { result, events } = await run("25-cancel-region", { signals: [["storm", 2500]] });
  expect([spans(events, "tables"), finishes(events, "tables")]).toEqual([[[1000, 2500]], 0]);
  expect([spans(events, "post"), finishes(events, "post")]).toEqual([[[1000, 2500]], 0]);
  expect([finishes(events, "tent"), finishes(events, "lanterns"), finishes(events, "print")]).toEqual([1, 1, 1]);
  expect(kinds(events, "open")).toEqual(SKIPPED);
  expect(spans(events, "bake")).toEqual([[0, 4000]]);
  expect([spans(events, "take-down"), spans(events, "move-indoors")]).toEqual([[[2500, 3500]], [[2500, 3500]]]);
  expect(result.status).toBe("succeeded");
});

test("pattern 25 cancel region: what has not begun in the set never begins; without the signal nothing is withdrawn", async () => {
  const early = await run("25-cancel-region", { signals: [["storm", 500]] });
  expect([starts(early.events, "tables"), finishes(early.events, "tent"), finishes(early.events, "lanterns")]).toEqual([[], 0, 0]);
  const fine = await run("25-cancel-region");
  expect([finishes(fine.events, "open"), finishes(fine.events, "post")]).toEqual([1, 1]);
  expect([kinds(fine.events, "take-down"), kinds(fine.events, "call-off")]).toEqual([SKIPPED, SKIPPED]);
});

test("pattern 26 cancel multiple instance activity: all instances are withdrawn, and the step has no result", async () => {
  const { result, events, host } = await run("26-cancel-instances", { signals: [["found", 2500]] });
  expect([finishes(events, "search"), count(events, "search", "node-cancelled")]).toEqual([2, 3]);
  expect(kinds(events, "compare")).toEqual(SKIPPED);
  expect(spans(events, "call-off")).toEqual([[2500, 3500]]);
  expect(result.status).toBe("succeeded");
  expect(host.pending).toBe(0);
});

test("pattern 26 cancel multiple instance activity: instances that have not begun never begin", async () => {
  const workflow = workflowOf("26-cancel-instances");
  const agencies = workflow.regions?.["agencies"];
  if (agencies === undefined) throw new Error("the file has no region “agencies”");
  const narrow = { ...workflow, regions: { agencies: { ...agencies, params: { concurrency: 2 } } } };
  const { events } = await run(narrow, { signals: [["found", 500]] });
  expect([starts(events, "search"), finishes(events, "search")]).toEqual([[0, 0], 0]);
});

test("pattern 26 cancel multiple instance activity: a cancellation that comes too late changes nothing", async () => {
  const { events } = await run("26-cancel-instances", { signals: [["found", 5500]] });
  expect([finishes(events, "search"), finishes(events, "compare")]).toEqual([5, 1]);
  expect(kinds(events, "call-off")).toEqual(SKIPPED);
});

test("pattern 27 complete multiple instance activity: the flow goes on with what is done, the rest is withdrawn", async () => {
  const { result, events, host } = await run("27-complete-instances", { signals: [["close", 2500]] });
  expect([finishes(events, "answer"), count(events, "answer", "node-cancelled")]).toEqual([2, 3]);
  expect(starts(events, "count")).toEqual([2500]);
  expect(result).toMatchObject({ status: "succeeded", outputs: { announce: [{ voted: ["Ada", "Bob"] }] } });
  expect(kinds(events, "void")).toEqual(SKIPPED);
  expect(host.pending).toBe(0);
});

test("pattern 27 complete multiple instance activity: undisturbed it waits for all, and goes on once", async () => {
  const { result, events } = await run("27-complete-instances", { signals: [["close", 5500]] });
  expect([finishes(events, "answer"), starts(events, "count")]).toEqual([5, [5000]]);
  expect(result.outputs["announce"]).toEqual([{ voted: ["Ada", "Bob", "Cyd", "Dan", "Eve"] }]);
});

test("pattern 28 blocking discriminator: once a patient, on the first result; the next round waits for both of this one", async () => {
  const { result, events } = await run("28-blocking-discriminator", { parameters: { labA: 1, labB: 2 } });
  expect(spans(events, "lab-a").map(([, to]) => to)).toEqual([1000, 2000, 3000]);
  expect(spans(events, "lab-b").map(([, to]) => to)).toEqual([2000, 4000, 6000]);
  expect(starts(events, "first-result")).toEqual([1000, 2000, 4000]);
  expect(result.outputs["treat"]).toEqual(["Ada", "Bob", "Cyd"].map((patient) => ({ patient, lab: "A" })));
});

test("pattern 28 blocking discriminator: the losers run to their end and fire nothing", async () => {
  const { events } = await run("28-blocking-discriminator", { parameters: { labA: 3, labB: 1 } });
  expect(starts(events, "first-result")).toEqual([1000, 3000, 6000]);
  expect([finishes(events, "lab-a"), finishes(events, "lab-b"), finishes(events, "treat")]).toEqual([3, 3, 3]);
  expect(events.some(({ kind }) => kind === "node-cancelled")).toBe(false);
  expect(length(events)).toBe(9000);
});

test("pattern 29 cancelling discriminator: the first fires, the other branches are cancelled where they are", async () => {
  const { result, events } = await run("29-cancelling-discriminator", { parameters: { bike: 1, van: 2, train: 3 } });
  expect([starts(events, "first-answer"), spans(events, "book")]).toEqual([[1000], [[1000, 2000]]]);
  for (const loser of ["ask-van", "ask-train"]) {
    expect([spans(events, loser), finishes(events, loser)]).toEqual([[[0, 1000]], 0]);
  }
  expect([kinds(events, "van-price"), kinds(events, "train-price")]).toEqual([SKIPPED, SKIPPED]);
  expect(result.outputs["book"]).toEqual([{ letter: "L-29", courier: "bike" }]);
});

test("pattern 29 cancelling discriminator: what leads to no losing edge goes on, whoever wins", async () => {
  const { result, events } = await run("29-cancelling-discriminator", { parameters: { bike: 3, van: 2, train: 1 } });
  expect(spans(events, "diary")).toEqual([[0, 4000]]);
  expect([finishes(events, "order"), finishes(events, "book")]).toEqual([1, 1]);
  expect(result).toMatchObject({ status: "succeeded", outputs: { book: [{ courier: "train" }] } });
  const asked = events.findIndex(({ kind }) => kind === "cancel-requested");
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(events.findIndex(({ kind }) => kind === "node-cancelled"));
});
