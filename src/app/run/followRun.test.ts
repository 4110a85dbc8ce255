import { beforeEach, expect, test, vi } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import type { RunListener } from "./engineClient.ts";
import { goOn, listenerOf, onInterrupted } from "./followRun.ts";
import { beginRun, factsOf, noteRun } from "./runStore.ts";

const engine = vi.hoisted(() => ({ runStart: vi.fn(), resumeRun: vi.fn(), logHash: vi.fn() }));
vi.mock("./engineClient.ts", () => ({ engineClient: () => engine }));

const done = <T>(value: T) => ({ ok: true, value }) as const;
let offered = 0;
onInterrupted(() => {
  offered += 1;
});

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => setTimeout(call));
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  engine.runStart.mockResolvedValue(done({ document: {}, allow: { net: ["a.test"] } }));
  engine.resumeRun.mockResolvedValue(done({ runId: "r" }));
  engine.logHash.mockResolvedValue(done("cafe"));
  offered = 0;
});

function finishedStep(seq: number): RunEvent {
  return { kind: "node-finished", seq, at: seq, node: "n", scope: "run", activation: seq, source: "run", outputs: [] };
}

/** A run of a workflow, under way and kept. */
function underWay(workflow: string, runId: string): RunListener {
  const session = beginRun(workflow, false);
  noteRun(workflow, session, { runId, kept: true, status: "running" });
  return listenerOf(workflow, session);
}

test("a run goes on with the network it was let reach, and is the last run of its workflow", async () => {
  expect(await goOn("w", "r")).toBeUndefined();
  expect(engine.resumeRun).toHaveBeenCalledWith("r", ["a.test"], expect.anything());
  expect(factsOf("w")).toMatchObject({ runId: "r", kept: true, network: true });
});

test("what cannot go on says why", async () => {
  engine.runStart.mockResolvedValueOnce(done(undefined));
  expect(await goOn("w", "r")).toEqual({ code: "unknown-run", message: "The run is no longer kept." });
  engine.resumeRun.mockResolvedValueOnce(done({ refused: { code: "run-elsewhere", message: "Another tab." } }));
  expect(await goOn("w", "r")).toEqual({ code: "run-elsewhere", message: "Another tab." });
  expect(factsOf("w")).toMatchObject({ status: "lost", message: "Another tab." });
});

test("a run whose engine dies goes on by itself, as long as each engine brought it further", async () => {
  const first = underWay("w1", "r1");
  await first.events([finishedStep(1)]);
  first.lost("The engine stopped.");
  await vi.waitFor(() => expect(engine.resumeRun).toHaveBeenCalledTimes(1));
  const second = engine.resumeRun.mock.calls[0]?.[2] as RunListener;
  await vi.waitFor(() => expect(factsOf("w1").kept).toBe(true));
  await second.events([finishedStep(1), finishedStep(2)]);
  second.lost("The engine stopped again.");
  await vi.waitFor(() => expect(engine.resumeRun).toHaveBeenCalledTimes(2));
  const third = engine.resumeRun.mock.calls[1]?.[2] as RunListener;
  await vi.waitFor(() => expect(factsOf("w1").kept).toBe(true));
  await third.events([finishedStep(1), finishedStep(2)]);
  expect(offered).toBe(0);
  third.lost("And again.");
  await vi.waitFor(() => expect(offered).toBe(1));
  expect(engine.resumeRun).toHaveBeenCalledTimes(2);
});

test("a run that is not kept is lost with its engine", async () => {
  const session = beginRun("w2", false);
  noteRun("w2", session, { runId: "r2", status: "running" });
  listenerOf("w2", session).lost("The engine stopped.");
  await vi.waitFor(() => expect(offered).toBe(1));
  expect(engine.resumeRun).not.toHaveBeenCalled();
  expect(factsOf("w2")).toMatchObject({ status: "lost", message: "The engine stopped." });
});
