import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import type { NodeRun } from "../run/runSession.ts";
import { groupState } from "./groupState.ts";

const WORKFLOW: Workflow = {
  format: "vwmp/1",
  name: "Grouped",
  nodes: { a: { type: "log@1" }, b: { type: "log@1" }, c: { type: "log@1" }, off: { type: "log@1", disabled: true } },
  edges: [],
  regions: { r: { kind: "try", nodes: ["c"] } },
};
const MEMBERS = ["a", "b", "r", "off"];

const stateOf = (runs: Readonly<Record<string, NodeRun["status"]>>, stale: readonly string[] = []) =>
  groupState(
    WORKFLOW,
    MEMBERS,
    (id) => (runs[id] === undefined ? undefined : ({ status: runs[id], source: undefined } as NodeRun)),
    (id) => stale.includes(id),
  );

test("a group shows the worst state of what lies in it, also in its regions", () => {
  expect(stateOf({}).state.word).toBe("not run");
  expect(stateOf({ a: "finished" }).state.word).toBe("succeeded");
  expect(stateOf({ a: "finished", b: "running" }).state.word).toBe("running");
  expect(stateOf({ a: "running", b: "waiting" }).state.word).toBe("waiting");
  expect(stateOf({ a: "running", c: "failed" }).state.word).toBe("failed");
});

test("the number of failed nodes leaves out a region that failed for one of them", () => {
  expect(stateOf({ a: "failed", c: "failed", r: "failed" }).failed).toBe(2);
  expect(stateOf({ r: "failed" }).failed).toBe(1);
  expect(stateOf({ a: "finished" }).failed).toBe(0);
});

test("a stale result counts only where there is one", () => {
  expect(stateOf({ a: "finished" }, ["a"]).stale).toBe(true);
  expect(stateOf({}, ["a"]).stale).toBe(false);
});

test("a group in which the run is paused says so, also where it is in one of its regions, unless something failed", () => {
  const pausedAt = (at: string, runs: Readonly<Record<string, NodeRun["status"]>>) =>
    groupState(
      WORKFLOW,
      MEMBERS,
      (id) => (runs[id] === undefined ? undefined : ({ status: runs[id], source: undefined } as NodeRun)),
      () => false,
      at,
    ).state.word;
  expect(pausedAt("b", { a: "finished" })).toBe("paused here");
  expect(pausedAt("c", { a: "running" })).toBe("paused here");
  expect(pausedAt("b", { a: "failed" })).toBe("failed");
  expect(pausedAt("elsewhere", { a: "finished" })).toBe("succeeded");
});

test("what lies in a group is looked for once, however many frames a run has", () => {
  let looks = 0;
  const watched: Workflow = {
    ...WORKFLOW,
    get regions() {
      looks += 1;
      return WORKFLOW.regions ?? {};
    },
  };
  const frame = () =>
    groupState(
      watched,
      MEMBERS,
      (id) => ({ status: id === "c" || id === "r" ? "failed" : "running", source: undefined }) as NodeRun,
      () => false,
    );
  const first = frame();
  const before = looks;
  expect(frame()).toEqual(first);
  expect(looks).toBe(before);
  expect(
    groupState(
      { ...WORKFLOW, regions: {} },
      ["c"],
      () => ({ status: "failed" }) as NodeRun,
      () => false,
    ).failed,
  ).toBe(1);
});
