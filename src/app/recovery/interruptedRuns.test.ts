import { beforeEach, expect, test, vi } from "vitest";
import type { KeptRun } from "../../../workers/protocol.ts";
import { findInterrupted, forget, goOnWith, useInterrupted } from "./interruptedRuns.ts";

const engine = vi.hoisted(() => ({ runs: vi.fn(), runStart: vi.fn(), removeRun: vi.fn(), undriven: vi.fn() }));
const goOn = vi.hoisted(() => vi.fn());
const toast = vi.hoisted(() => vi.fn());
vi.mock("../run/engineClient.ts", () => ({ engineClient: () => engine }));
vi.mock("../run/followRun.ts", () => ({ goOn }));
vi.mock("../ui/Toasts.tsx", () => ({ toast }));
vi.mock("./showWorkflowOf.ts", () => ({ showWorkflowOf: async () => "w" }));

const done = <T>(value: T) => ({ ok: true, value }) as const;
const run = (runId: string, more: Partial<KeptRun> = {}): KeptRun => ({
  runId,
  workflow: `W ${runId}`,
  createdAt: 1,
  updatedAt: 2,
  status: "running",
  events: 3,
  ...more,
});
const shown = (): readonly string[] => useInterrupted.getState().runs.map(({ runId }) => runId);

beforeEach(() => {
  vi.resetAllMocks();
  engine.undriven.mockReturnValue(new Promise(() => undefined));
  useInterrupted.setState({ runs: [], later: false, busy: undefined });
});

test("what can go on is offered, then what another tab drives; what has ended or is driven here is not", async () => {
  const elsewhere = run("b", { driver: "elsewhere" });
  const runs = [elsewhere, run("a"), run("c", { status: "succeeded" }), run("d", { driver: "here" }), run("e", { status: "suspended" })];
  engine.runs.mockResolvedValue(done({ database: "db", runs }));
  await findInterrupted();
  expect(shown()).toEqual(["a", "e", "b"]);
});

test("a run is looked at again when the tab that drove it is gone", async () => {
  let free: ((value: unknown) => void) | undefined;
  engine.undriven.mockReturnValueOnce(
    new Promise((resolve) => {
      free = resolve;
    }),
  );
  const elsewhere = done({ database: "db", runs: [run("a", { driver: "elsewhere" })] });
  engine.runs.mockResolvedValueOnce(elsewhere).mockResolvedValueOnce(elsewhere);
  await findInterrupted();
  await findInterrupted();
  engine.runs.mockResolvedValueOnce(done({ database: "db", runs: [run("a")] }));
  free?.(done(undefined));
  await vi.waitFor(() => expect(useInterrupted.getState().runs[0]?.driver).toBeUndefined());
  expect(engine.undriven).toHaveBeenCalledTimes(1);
});

test("a run that goes on is no longer offered; one that does not says why and stays", async () => {
  engine.runStart.mockResolvedValue(done({ document: {}, allow: {} }));
  engine.runs.mockResolvedValue(done({ database: "db", runs: [run("a", { driver: "here" })] }));
  await goOnWith(run("a"));
  expect(goOn).toHaveBeenCalledWith("w", "a");
  expect(shown()).toEqual([]);
  expect(toast).not.toHaveBeenCalled();
  goOn.mockResolvedValueOnce({ code: "run-differs", message: "This version does it differently." });
  engine.runs.mockResolvedValue(done({ database: "db", runs: [run("a")] }));
  await goOnWith(run("a"));
  expect(toast).toHaveBeenCalledWith("“W a” does not go on. This version does it differently.");
  expect(shown()).toEqual(["a"]);
  expect(useInterrupted.getState().busy).toBeUndefined();
});

test("a run that is forgotten is gone at once; where it cannot be removed it comes back, with the reason", async () => {
  engine.runs.mockResolvedValue(done({ database: "db", runs: [run("a"), run("b")] }));
  await findInterrupted();
  engine.removeRun.mockResolvedValueOnce(done({ code: "run-elsewhere", message: "Another tab drives it." }));
  const forgetting = forget(run("a"));
  expect(shown()).toEqual(["b"]);
  await forgetting;
  expect(shown()).toEqual(["a", "b"]);
  expect(toast).toHaveBeenCalledWith("The run of “W a” is still kept. Another tab drives it.");
});
