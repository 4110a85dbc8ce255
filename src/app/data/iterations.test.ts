import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import type { Workflow } from "../../model/workflow.ts";
import { applyEvents, emptySession } from "../run/runSession.ts";
import { ALL, iterationsOf, scopeName } from "./iterations.ts";
import { outputChoices } from "./portChoices.ts";

const WORKFLOW: Workflow = {
  format: "vwmp/1",
  name: "w",
  nodes: { a: { type: "x@1" }, b: { type: "x@1" }, c: { type: "x@1" } },
  edges: ["r.body -> a"],
  regions: { r: { kind: "loop", nodes: ["a", "b"] } },
};

function session() {
  const made = emptySession();
  let seq = 0;
  const next = () => {
    seq += 1;
    return { seq, at: seq };
  };
  const events: RunEvent[] = [0, 1, 2].flatMap((number): RunEvent[] => {
    const scope = `run/r[${number}]`;
    const opened: RunEvent = { kind: "scope-opened", ...next(), region: "r", scope, number };
    if (number === 2) return [opened];
    const outputs = [{ port: "out", count: number + 1, items: [] }];
    return [opened, { kind: "node-finished", ...next(), node: "a", scope, activation: 1, source: "run", outputs }];
  });
  applyEvents(made, events);
  return made;
}

test("all iterations are shown until one is picked", () => {
  const scopes = ["run/r[0]", "run/r[1]", "run/r[2]"];
  expect(iterationsOf(WORKFLOW, session(), "a", undefined)).toEqual({ region: "r", scopes, shown: ALL });
  expect(iterationsOf(WORKFLOW, session(), "a", new Map([["r", "run/r[1]"]]))?.shown).toBe("run/r[1]");
});

test("a node outside of regions has no iterations, nor has one whose region did not run", () => {
  expect(iterationsOf(WORKFLOW, session(), "c", undefined)).toBeUndefined();
  expect(iterationsOf(WORKFLOW, emptySession(), "a", undefined)).toBeUndefined();
});

test("what left a port is counted for the iteration shown", () => {
  const counts = (scope: string | undefined) =>
    outputChoices({ workflow: WORKFLOW, catalogue: [], session: session(), scope }, "a").map(({ count, scope: of }) => [count, of]);
  expect(counts("run/r[0]")).toEqual([[1, "run/r[0]"]]);
  expect(counts("run/r[2]")).toEqual([[undefined, "run/r[2]"]]);
  expect(counts(ALL)).toEqual([[3, ALL]]);
});

test("scopes are named without the run, by the titles of their regions", () => {
  const regions = { outer: { kind: "loop", name: "Each city", nodes: [] }, inner: { kind: "loop", nodes: [] } } as const;
  expect(scopeName("run/outer[0]/inner[2]", { ...WORKFLOW, regions })).toBe("Each city[0]/inner[2]");
});
