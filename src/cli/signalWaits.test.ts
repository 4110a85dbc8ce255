import { expect, test } from "vitest";
import type { RunEvent } from "#engine";
import { SignalWaits } from "./signalWaits.ts";

const waiting = (node: string, rest: object): RunEvent =>
  ({ seq: 1, at: 0, kind: "node-waiting", node, scope: "run", activation: 0, ...rest }) as RunEvent;
const suspended = { seq: 2, at: 0, kind: "run-suspended" } as const;

test("a run that only waits for signals is suspended, and says for which", () => {
  const waits = new SignalWaits();
  expect(waits.onlySignalsAfter(waiting("ask", { signals: ["go"] }))).toBe(false);
  expect(waits.onlySignalsAfter(suspended)).toBe(true);
  expect(waits.list()).toEqual([{ node: "ask", signals: ["go"] }]);
  expect(waits.message()).toContain("ask waits for the signal “go”");
});

test("a wait that ends by itself keeps the run going", () => {
  const waits = new SignalWaits();
  waits.onlySignalsAfter(waiting("ask", { signals: ["go"] }));
  waits.onlySignalsAfter(waiting("late", { signals: ["go"], until: 5 }));
  expect(waits.onlySignalsAfter(suspended)).toBe(false);
});
