import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import { formatWorkflow } from "../model/formatWorkflow.ts";
import type { JsonObject } from "../model/json.ts";
import type { Workflow } from "../model/workflow.ts";
import { finishes, kinds, overlap, type Ran, runFlow, spans } from "./runFlow.ts";

const FOLDER = new URL("../../public/examples/patterns/", import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => /^(3\d|4[0-3])-.*\.vwmp\.json$/.test(name));

function textOf(number: number): string {
  return readFileSync(new URL(FILES.find((name) => name.startsWith(`${number}-`)) as string, FOLDER), "utf8");
}

function pattern(number: number, parameters: JsonObject = {}): Promise<Ran> {
  return runFlow(JSON.parse(textOf(number)) as object, { parameters });
}

const starts = (events: readonly RunEvent[], node: string): number[] => spans(events, node).map(([from]) => from);
const ends = (events: readonly RunEvent[], node: string): number[] => spans(events, node).map(([, to]) => to);
const duration = ({ result }: Ran): number => result.finishedAt - result.startedAt;
/** No two of all the activations of these nodes share any time. */
function never(events: readonly RunEvent[], nodes: readonly string[]): boolean {
  const all = nodes.flatMap((node) => spans(events, node));
  return all.every((span, at) => all.slice(at + 1).every((other) => !overlap(span, other)));
}

test("patterns 30 to 43: every file is there, without problems and in canonical form", () => {
  expect(FILES.map((name) => Number.parseInt(name, 10))).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43]);
  for (const name of FILES) {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    const { workflow, problems } = parseWorkflow(text);
    expect(problems, name).toEqual([]);
    expect(formatWorkflow(workflow as Workflow), name).toBe(text);
  }
});

test.each([
  ["employer", 1500],
  ["bank", 2000],
  ["register", 2000],
])(
  "pattern 30 structured partial join: the second of three answers decides, that of the %s decides nothing again",
  async (slow, second) => {
    const { result, events } = await pattern(30, { slow });
    expect(result).toMatchObject({ status: "succeeded", failures: [] });
    expect(starts(events, "decide")).toEqual([second, 4000 + second]);
    expect(ends(events, slow)).toEqual([4000, 8000]);
    for (const node of ["bank", "register", "employer"]) expect(kinds(events, node)).not.toContain("node-cancelled");
  },
);

test("pattern 30 structured partial join: the next round begins when all branches of the last are done", async () => {
  const { events } = await pattern(30);
  expect(starts(events, "bank")).toEqual([0, 4000]);
  expect(overlap(spans(events, "bank")[0], spans(events, "employer")[0])).toBe(true);
});

test("pattern 31 blocking partial join: what comes early for the next round waits until the last branch of this one has come", async () => {
  const { result, events } = await pattern(31);
  expect(ends(events, "scanned")).toEqual([1000, 2000, 3000]);
  expect(ends(events, "tested")).toEqual([3000, 6000, 9000]);
  expect(starts(events, "release")).toEqual([1000, 3000, 6000]);
  const released = result.outputs["release"] as { checks: { container: string }[] }[];
  expect(released.map(({ checks }) => checks.map(({ container }) => container).join(""))).toEqual(["AA", "BB", "CC"]);
});

test("pattern 31 blocking partial join: nothing is held back where all branches keep pace", async () => {
  const { events } = await pattern(31, { lab: "fast" });
  expect(starts(events, "release")).toEqual([1000, 2000, 3000]);
});

test.each([
  ["north", 2000],
  ["south", 2000],
  ["west", 1500],
])(
  "pattern 32 cancelling partial join: the second of three offers withdraws the question to %s, and the next round begins",
  async (slow, second) => {
    const ran = await pattern(32, { slow });
    const { result, events } = ran;
    expect(result.status).toBe("succeeded");
    expect(starts(events, "cheapest")).toEqual([second, 2 * second]);
    expect(kinds(events, slow).filter((kind) => kind === "node-cancelled")).toHaveLength(2);
    expect(finishes(events, slow)).toBe(0);
    expect(finishes(events, `${slow}-offer`)).toBe(0);
    expect(duration(ran)).toBe(2 * second);
    for (const quick of ["north", "south", "west"].filter((node) => node !== slow)) expect(finishes(events, quick)).toBe(2);
  },
);

test("pattern 33 generalised AND-join: each firing takes one packet of each branch, what is early is kept in order", async () => {
  const { result, events } = await pattern(33);
  expect(ends(events, "weld")).toEqual([1000, 2000, 3000]);
  expect(starts(events, "assemble")).toEqual([2000, 4000, 6000]);
  expect(result.outputs["test-ride"]).toEqual([1, 2, 3].map((n) => ({ frame: `F${n}`, wheels: `W${n}` })));
});

test.each([
  [3, 2],
  [1, 3],
  [2, 0],
  [0, 0],
])("pattern 33 generalised AND-join: %i frames and %i pairs of wheels never make a bicycle of a half", async (frames, wheels) => {
  const { result, events } = await pattern(33, { frames, wheels });
  expect(result.status).toBe("succeeded");
  expect([finishes(events, "weld"), finishes(events, "lace")]).toEqual([frames, wheels]);
  expect(finishes(events, "assemble")).toBe(Math.min(frames, wheels));
  if (wheels === 0) expect(kinds(events, "assemble")).toEqual(["node-skipped"]);
});

test("pattern 34 static partial join for instances: the third of five triggers what follows, once; the rest ends before the next round", async () => {
  const { result, events } = await pattern(34);
  expect(result.status).toBe("succeeded");
  expect(starts(events, "report")).toEqual([2000, 5000]);
  expect(starts(events, "answer")).toEqual([...Array(5).fill(0), ...Array(5).fill(3000)]);
  expect(finishes(events, "answer")).toBe(10);
  expect(kinds(events, "answer")).not.toContain("node-cancelled");
});

test("pattern 35 cancelling partial join for instances: the third of five triggers what follows, and the rest is cancelled", async () => {
  const ran = await pattern(35);
  expect(ran.result.status).toBe("succeeded");
  expect(starts(ran.events, "choose")).toEqual([2000, 4000]);
  expect(finishes(ran.events, "offer")).toBe(6);
  expect(kinds(ran.events, "offer").filter((kind) => kind === "node-cancelled")).toHaveLength(4);
  expect(duration(ran)).toBe(4000);
});

test("pattern 36 dynamic partial join for instances: those that join while others run count, nobody joins once it is complete", async () => {
  const { result, events } = await pattern(36);
  expect(result.status).toBe("succeeded");
  expect(starts(events, "statement")).toEqual([0, 0, 1500, 1500]);
  expect(starts(events, "decide")).toEqual([2500]);
  expect(finishes(events, "statement")).toBe(4);
  expect(ends(events, "second-appeal")).toEqual([5000]);
  expect(kinds(events, "hear").filter((kind) => kind === "instance-added")).toHaveLength(1);
});

test("pattern 36 dynamic partial join for instances: while the condition does not hold, it stays open for more", async () => {
  const { events } = await pattern(36, { enough: 5 });
  expect(starts(events, "statement")).toEqual([0, 0, 1500, 1500, 5000]);
  expect(starts(events, "decide")).toEqual([6000]);
  expect(kinds(events, "hear").filter((kind) => kind === "instance-added")).toHaveLength(2);
});

const TRIPS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({ flight: (bits & 1) > 0, hotel: (bits & 2) > 0, car: (bits & 4) > 0 }));

test.each(TRIPS)(
  "pattern 37 local synchronizing merge: waits for what is under way and no more (flight $flight, hotel $hotel, car $car)",
  async (trip) => {
    const { result, events } = await pattern(37, trip);
    const { flight, hotel, car } = trip;
    const papers = Math.max(flight ? 1000 : 0, hotel ? 2000 : 0);
    const depart = Math.max(papers, hotel ? 3500 : 0, car ? 3000 : 0);
    expect(result.status).toBe("succeeded");
    expect(starts(events, "papers")).toEqual(flight || hotel ? [papers] : []);
    expect(starts(events, "depart")).toEqual(flight || hotel || car ? [depart] : []);
    expect(kinds(events, "car")).toEqual(car ? expect.arrayContaining(["node-finished"]) : ["node-skipped"]);
  },
);

type Part = "text" | "figures";
type Report = { parts: Part | "both"; slower: Part; redraws: number; returns: number; back: Part | "both"; withdrawn: boolean };

/** When the merge has to fire, and with what, worked out round by round from the parameters alone. */
function assemblies({ parts, slower, redraws, returns, back, withdrawn }: Report): { at: number; parts: Part[] }[] {
  const has = (all: Part | "both", part: Part): boolean => all === "both" || all === part;
  const fired: { at: number; parts: Part[] }[] = [];
  let [now, drawings] = [0, 0];
  for (let round = 0; round <= returns; round += 1) {
    const ordered = round === 0 ? parts : back;
    const text = has(ordered, "text") ? (slower === "text" ? 2000 : 1000) : 0;
    const again = Math.max(0, redraws - drawings);
    const figures = has(ordered, "figures") ? (slower === "figures" ? 2000 : 1000) * (1 + again) : 0;
    if (figures > 0) drawings += 1 + again;
    const comes: Part[] = [...(text > 0 && !withdrawn ? ["text" as const] : []), ...(figures > 0 ? ["figures" as const] : [])];
    if (comes.length === 0) break;
    now += Math.max(text, figures);
    fired.push({ at: now, parts: comes });
  }
  return fired;
}

const ROUNDS = [0, 1, 2];
const SPEEDS: readonly Part[] = ["text", "figures"];
const SIDES = ["both", "text", "figures"] as const;

/** What the merge emitted, firing by firing. */
function emitted(events: readonly RunEvent[], node: string): unknown[] {
  return events.flatMap((event) => (event.kind === "node-finished" && event.node === node ? [event.outputs[0]?.items] : []));
}

async function agrees(report: Report): Promise<void> {
  const { result, events } = await pattern(38, report);
  const expected = assemblies(report);
  const told = JSON.stringify(report);
  expect(result, told).toMatchObject({ status: "succeeded", failures: [] });
  expect(starts(events, "assemble"), told).toEqual(expected.map(({ at }) => at));
  expect(emitted(events, "assemble"), told).toEqual(expected.map(({ parts }) => parts.map((part) => ({ part }))));
  expect(finishes(events, "publish"), told).toBe(expected.length === report.returns + 1 ? 1 : 0);
}

describe("pattern 38 general synchronizing merge", () => {
  for (const slower of SPEEDS) {
    for (const redraws of ROUNDS) {
      test(`the ${slower} take longer, ${redraws} times round before the merge: it waits for the branch in the cycle`, async () => {
        await agrees({ parts: "both", slower, redraws, returns: 0, back: "both", withdrawn: false });
      });
      test.each(SIDES)(
        `the ${slower} take longer, ${redraws} times round before the merge, then once and twice through it with %s: it waits for what was sent back`,
        async (back) => {
          for (const returns of [1, 2]) await agrees({ parts: "both", slower, redraws, returns, back, withdrawn: false });
        },
      );
      test(`the ${slower} take longer, ${redraws} times round: what leaves the cycle elsewhere is waited for until it is gone, not longer`, async () => {
        for (const parts of SIDES)
          for (const returns of ROUNDS) await agrees({ parts, slower, redraws, returns, back: "both", withdrawn: true });
      });
    }
    test.each(["text", "figures"] as const)(
      `the ${slower} take longer, only %s ordered: nothing is waited for that was never begun`,
      async (parts) => {
        for (const returns of ROUNDS)
          for (const back of SIDES) await agrees({ parts, slower, redraws: 1, returns, back, withdrawn: false });
      },
    );
  }
});

test.each([
  ["mechanics", ["mount", "measure", "connect", "flash"]],
  ["electronics", ["connect", "flash", "mount", "measure"]],
])("pattern 39 critical section: the %s come first and have the bench until they are done", async (first, order) => {
  const { result, events } = await pattern(39, { first });
  expect(result.status).toBe("succeeded");
  expect(order.map((node) => spans(events, node))).toEqual([[[500, 1500]], [[1500, 2500]], [[2500, 3500]], [[3500, 4500]]]);
  expect(overlap(spans(events, "paint")[0], spans(events, order[0] as string)[0])).toBe(true);
  expect(starts(events, "ship")).toEqual([4500]);
});

test("pattern 40 interleaved routing: each once, never two at the same time, then what follows", async () => {
  const { result, events } = await pattern(40);
  const tests = ["blood", "xray", "hearing"];
  expect(result.status).toBe("succeeded");
  expect(tests.map((node) => finishes(events, node))).toEqual([1, 1, 1]);
  expect(never(events, tests)).toBe(true);
  expect(starts(events, "doctor")).toEqual([4500]);
  expect(tests.some((node) => overlap(spans(events, "bill")[0], spans(events, node)[0]))).toBe(true);
});

test("pattern 41 thread merge: three threads of one branch become one, what is left comes at the end", async () => {
  const { result, events } = await pattern(41);
  expect(finishes(events, "pack")).toBe(7);
  expect(starts(events, "load")).toEqual([1500, 3000, 3500]);
  expect(result.outputs["drive"]).toHaveLength(3);
  expect(starts((await pattern(41, { parcels: 6 })).events, "load")).toEqual([1500, 3000]);
});

test("pattern 41 thread merge: without a thread nothing is merged", async () => {
  const { result, events } = await pattern(41, { parcels: 0 });
  expect(result.status).toBe("succeeded");
  expect([kinds(events, "load"), kinds(events, "drive")]).toEqual([["node-skipped"], ["node-skipped"]]);
});

test("pattern 42 thread split: one thread becomes as many as asked for, each on its own from there", async () => {
  const { result, events } = await pattern(42, { copies: 4 });
  expect(finishes(events, "approve")).toBe(1);
  expect(starts(events, "print")).toEqual([1000, 1000, 1000, 3000]);
  expect(finishes(events, "trim")).toBe(4);
  expect(overlap(spans(events, "trim")[0], spans(events, "print")[3])).toBe(true);
  expect(result.outputs["trim"]).toHaveLength(4);
  expect(kinds((await pattern(42, { copies: 0 })).events, "print")).toEqual(["node-skipped"]);
});

test.each([
  ["cellar", 1000, ["attic", "court", "owner"]],
  ["attic", 2000, ["court", "owner"]],
  ["court", 3000, ["owner"]],
])("pattern 43 explicit termination: found in the %s, the run has succeeded and what is left is stopped", async (where, at, stopped) => {
  const ran = await pattern(43, { where });
  expect(ran.result).toMatchObject({ status: "succeeded", failures: [] });
  expect(duration(ran)).toBe(at);
  expect(finishes(ran.events, "found")).toBe(1);
  for (const node of stopped) expect(kinds(ran.events, node).at(-1)).toBe("node-cancelled");
  expect(kinds(ran.events, "copy")).not.toContain("node-started");
});

test("pattern 43 explicit termination: where the end is never reached the run goes on until nothing is left", async () => {
  const ran = await pattern(43, { where: "nowhere" });
  expect(ran.result.status).toBe("succeeded");
  expect([kinds(ran.events, "found"), starts(ran.events, "copy"), duration(ran)]).toEqual([["node-skipped"], [5000], 5000]);
});
