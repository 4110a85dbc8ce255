import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import type { Failure } from "../../model/failure.ts";
import type { Workflow } from "../../model/workflow.ts";
import { applyEvents, emptySession } from "../run/runSession.ts";
import { attemptsOf, pickedOf, worthPicking } from "./attempts.ts";
import { ALL } from "./iterations.ts";
import { attemptChoices } from "./portChoices.ts";

const WORKFLOW: Workflow = { format: "vwmp/1", name: "w", nodes: { a: { type: "x@1", name: "Asks" } }, edges: [] };
const failure = (message: string): Failure => ({ code: "broken", kind: "outside", message });

/** A node that fires twice: the first firing fails once and then gives two items, the second fails twice. */
function session(...more: readonly RunEvent[]) {
  const made = emptySession();
  const place = { node: "a", scope: "run" } as const;
  const inputs = [{ port: "in", count: 3 }];
  applyEvents(made, [
    { kind: "node-started", seq: 1, at: 10, ...place, activation: 0, inputs },
    { kind: "retry-scheduled", seq: 2, at: 20, ...place, activation: 0, attempt: 2, delay: 5, failure: failure("first") },
    { kind: "node-finished", seq: 3, at: 30, ...place, activation: 0, source: "run", outputs: [{ port: "out", count: 2, items: [] }] },
    { kind: "node-started", seq: 4, at: 40, ...place, activation: 1, inputs },
    { kind: "retry-scheduled", seq: 5, at: 50, ...place, activation: 1, attempt: 2, delay: 5, failure: failure("second") },
    { kind: "node-failed", seq: 6, at: 60, ...place, activation: 1, failure: failure("third"), outcome: "fatal", outputs: [] },
    ...more,
  ]);
  return made;
}

test("each attempt of each firing is told, those that failed with why", () => {
  const all = attemptsOf(session(), "a", undefined);
  expect(all.map(({ place, attempt, startedAt, failure: why }) => [place.activation, attempt, startedAt, why?.message])).toEqual([
    [0, 1, 10, "first"],
    [0, 2, 25, undefined],
    [1, 1, 40, "second"],
    [1, 2, 55, "third"],
  ]);
  expect(attemptsOf(session(), "a", "run/m[0]")).toEqual([]);
  expect(attemptsOf(session(), "a", ALL)).toEqual([]);
  expect(attemptsOf(session(), "b", undefined)).toEqual([]);
});

test("an attempt of an item is none of the activation", () => {
  const place = { node: "b", scope: "run", activation: 0 };
  const made = session(
    { kind: "node-started", seq: 7, at: 70, ...place, inputs: [] },
    { kind: "retry-scheduled", seq: 8, at: 71, ...place, attempt: 2, delay: 5, failure: failure("item"), index: 0 },
  );
  expect(worthPicking(attemptsOf(made, "b", undefined))).toBe(false);
  expect(worthPicking(attemptsOf(made, "a", undefined))).toBe(true);
});

test("the attempt that was under way at the picked time is the picked one", () => {
  const all = attemptsOf(session(), "a", undefined);
  const picked = (activation: number, at: number | undefined) => {
    const found = pickedOf(all, { node: "a", scope: "run", activation, at });
    return found === undefined ? undefined : all.indexOf(found);
  };
  expect([picked(0, 24), picked(0, 25), picked(1, undefined), picked(1, 99), picked(2, 99)]).toEqual([0, 1, 2, 3, undefined]);
  expect(pickedOf(all, undefined)).toBeUndefined();
});

test("of an attempt that failed its input is shown first, of another what it gave", () => {
  const names = attemptsOf(session(), "a", undefined).map((attempt) =>
    attemptChoices({ workflow: WORKFLOW }, attempt).map(({ name, activation, count }) => `${name} ${activation} ${count}`),
  );
  expect(names).toEqual([["Asks input in 0 3"], ["Asks.out 0 2", "Asks input in 0 3"], ["Asks input in 1 3"], ["Asks input in 1 3"]]);
});
