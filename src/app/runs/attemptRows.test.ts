import { expect, test } from "vitest";
import type { ActivationMark, ActivationView } from "../../model/foldRun.ts";
import type { Workflow } from "../../model/workflow.ts";
import type { TimelineEntry } from "../run/runSession.ts";
import { attemptRows, closedUp, rowUnderWay } from "./attemptRows.ts";

const node = { type: "no-op@1" };
const FLOW: Workflow = {
  format: "vwmp/1",
  name: "W",
  nodes: { a: node, slow: node, quick: node, join: node, inner: node },
  regions: { r: { kind: "loop", nodes: ["inner"] } },
  edges: ["a -> slow", "a -> quick", "slow -> join", "quick -> join", "join -> r"],
};

function entry(id: string, startedAt: number, endedAt: number | undefined, more: Partial<ActivationView> = {}): TimelineEntry {
  const times = endedAt === undefined ? { startedAt } : { startedAt, endedAt };
  const status = endedAt === undefined ? "running" : "finished";
  return { node: id, activation: { scope: "run", activation: 1, status, inputs: [], outputs: [], attempts: 1, ...times, ...more } };
}
const rows = (timeline: readonly TimelineEntry[]) => attemptRows(FLOW, timeline, 100, 500);
const marks = (...given: readonly ActivationMark[]) => ({ marks: given });

test("an activation is ready when the last of those before it has ended, a source with the run", () => {
  const timeline = [entry("a", 105, 110), entry("slow", 112, 150), entry("quick", 113, 120), entry("join", 155, 160)];
  expect(rows(timeline).map(({ readyAt, startedAt }) => [readyAt, startedAt])).toEqual([
    [100, 105],
    [110, 112],
    [110, 113],
    [150, 155],
  ]);
});

test("the critical path leads from what ended last back along what it had to wait for", () => {
  const timeline = [entry("a", 105, 110), entry("slow", 112, 150), entry("quick", 113, 120), entry("join", 155, 160)];
  expect(rows(timeline).flatMap((row) => (row.critical ? [row.node] : []))).toEqual(["a", "slow", "join"]);
});

test("in a region it leads to what the region had to wait for", () => {
  const timeline = [
    entry("a", 105, 110),
    entry("slow", 112, 150),
    entry("join", 155, 160),
    entry("inner", 161, 170, { scope: "run/r[0]" }),
  ];
  expect(rows(timeline).map((row) => [row.node, row.critical, row.readyAt])).toEqual([
    ["a", true, 100],
    ["slow", true, 110],
    ["join", true, 150],
    ["inner", true, 160],
  ]);
});

test("each attempt has a row, ready when the one before failed and begun after the pause", () => {
  const retried = marks({ at: 120, kind: "retrying", until: 140 }, { at: 150, kind: "retrying", until: 190 });
  expect(
    rows([entry("a", 105, 200, retried)]).map(({ attempt, readyAt, startedAt, endedAt, status }) => [
      attempt,
      readyAt,
      startedAt,
      endedAt,
      status,
    ]),
  ).toEqual([
    [1, 100, 105, 120, "failed"],
    [2, 120, 140, 150, "failed"],
    [3, 150, 190, 200, "finished"],
  ]);
});

test("waits are spans of an attempt; one that goes on ends with what is known", () => {
  const waited = marks({ at: 110, kind: "waiting" }, { at: 130, kind: "running" }, { at: 140, kind: "waiting" });
  expect(rows([entry("a", 105, undefined, waited)])).toMatchObject([
    {
      endedAt: undefined,
      waits: [
        [110, 130],
        [140, 500],
      ],
    },
  ]);
});

test("while it is under way an activation waits from the moment it began to, until now", () => {
  const waiting = entry("a", 105, undefined, { status: "waiting", ...marks({ at: 110, kind: "waiting" }) });
  expect(rowUnderWay(waiting, 500)).toMatchObject({ startedAt: 105, endedAt: undefined, status: "waiting", waits: [[110, 500]] });
  const gone = marks({ at: 110, kind: "waiting" }, { at: 130, kind: "running" });
  expect(rowUnderWay(entry("a", 105, 140, gone), 500).waits).toEqual([[110, 130]]);
});

test("what a fork took over is drawn as if the fork had followed at once", () => {
  const moment = closedUp([entry("a", 105, 110), entry("slow", 112, 150), entry("join", 70_010, 70_020)], 70_000);
  expect([105, 110, 112, 150, 70_000, 70_010].map(moment)).toEqual([69_955, 69_960, 69_962, 70_000, 70_000, 70_010]);
  expect(closedUp([entry("a", 105, 110)], 100)(105)).toBe(105);
});
