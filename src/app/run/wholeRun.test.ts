import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptySession, type TimelineEntry } from "./runSession.ts";
import { useRunStore } from "./runStore.ts";
import { watchWholeRun } from "./wholeRun.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function publish(version: number, activations: number, status: "running" | "succeeded"): void {
  const session = emptySession();
  for (let at = 0; at < activations; at += 1) session.timeline.push({ node: `n${at}` } as TimelineEntry);
  useRunStore.setState(({ facts }) => ({ version, session, facts: { ...facts, status } }));
}

function watched(): { readonly seen: number[]; stop(): void } {
  const seen: number[] = [];
  const stop = watchWholeRun((version) => seen.push(version));
  seen.length = 0;
  return { seen, stop };
}

test("a small run is looked at with each change", () => {
  const { seen, stop } = watched();
  for (const version of [1, 2, 3]) publish(version, 10, "running");
  stop();
  expect(seen).toEqual([1, 2, 3]);
});

test("a large run is looked at now and then, and at once when it ends", () => {
  const { seen, stop } = watched();
  for (const version of [1, 2, 3]) publish(version, 1000, "running");
  expect(seen).toEqual([]);
  vi.advanceTimersByTime(300);
  publish(4, 1000, "running");
  expect(seen).toEqual([3]);
  publish(5, 1000, "succeeded");
  expect(seen).toEqual([3, 5]);
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([3, 5]);
  stop();
});

test("nobody is told once the watch has stopped", () => {
  const { seen, stop } = watched();
  publish(1, 1000, "running");
  stop();
  vi.advanceTimersByTime(1000);
  publish(2, 1, "running");
  expect(seen).toEqual([]);
});
