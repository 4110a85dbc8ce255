import { expect, test } from "vitest";
import type { KeptRun } from "../../../workers/protocol.ts";
import { filterRuns, type RunFilter } from "./runFilter.ts";

const NOW = 10_000_000;
const run = (runId: string, status: KeptRun["status"], ago = 0, workflow = "W"): KeptRun => ({
  runId,
  workflow,
  status,
  createdAt: NOW - ago,
  updatedAt: NOW,
  events: 1,
});
const RUNS = [
  run("a", "succeeded"),
  run("b", "partial", 7_200_000),
  run("c", "failed", 10, "V"),
  run("d", "suspended"),
  run("e", "cancelled"),
];
const ids = (filter: Partial<RunFilter>) =>
  filterRuns(RUNS, { status: "Any status", time: "Any time", ...filter }, NOW).map(({ runId }) => runId);

test("runs are listed by how they ended, by when they began, and by workflow", () => {
  expect(ids({})).toEqual(["a", "b", "c", "d", "e"]);
  expect(ids({ status: "Succeeded" })).toEqual(["a", "b"]);
  expect(ids({ status: "Not ended" })).toEqual(["d"]);
  expect(ids({ time: "Last hour" })).toEqual(["a", "c", "d", "e"]);
  expect(ids({ workflow: "V" })).toEqual(["c"]);
  expect(ids({ workflow: "W", status: "Failed" })).toEqual([]);
});
