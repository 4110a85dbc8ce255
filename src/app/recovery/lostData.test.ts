import { beforeEach, expect, test, vi } from "vitest";

/** The module as a page that was just opened has it. */
async function opened() {
  vi.resetModules();
  return import("./lostData.ts");
}

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test("a first visit and the next ones miss nothing", async () => {
  for (const runs of [[], [1], [1, 2]]) {
    const page = await opened();
    page.witnessWorkflows("w", 3);
    page.witnessRuns({ database: "r", runs });
    expect(page.useLoss.getState().loss).toBeUndefined();
  }
});

test("each database that another took the place of is missed, until the person knows, over reloads too", async () => {
  const first = await opened();
  first.witnessWorkflows("w", 3);
  first.witnessRuns({ database: "r", runs: [1, 2] });
  for (let visit = 0; visit < 2; visit += 1) {
    const page = await opened();
    expect(page.remembersRuns()).toBe(true);
    page.witnessWorkflows("w2", 1);
    expect(page.useLoss.getState().loss).toEqual({ workflows: 3, runs: 0 });
    page.witnessRuns({ database: "r2", runs: [] });
    expect(page.useLoss.getState().loss).toEqual({ workflows: 3, runs: 2 });
    page.witnessWorkflows("w2", 2);
    expect(page.useLoss.getState().loss).toEqual({ workflows: 3, runs: 2 });
  }
  const page = await opened();
  page.witnessWorkflows("w2", 1);
  page.acceptLoss();
  page.witnessRuns({ database: "r2", runs: [] });
  expect(page.useLoss.getState().loss).toBeUndefined();
  const next = await opened();
  next.witnessWorkflows("w2", 1);
  next.witnessRuns({ database: "r2", runs: [] });
  expect(next.useLoss.getState().loss).toBeUndefined();
  expect(next.remembersRuns()).toBe(false);
});

test("a loss that was accepted before all was looked at is not told again after a reload", async () => {
  const first = await opened();
  first.witnessWorkflows("w", 3);
  first.witnessRuns({ database: "r", runs: [1, 2] });
  const page = await opened();
  page.witnessWorkflows("w2", 1);
  page.acceptLoss();
  const next = await opened();
  next.witnessWorkflows("w2", 1);
  next.witnessRuns({ database: "r2", runs: [] });
  expect(next.useLoss.getState().loss).toBeUndefined();
});
