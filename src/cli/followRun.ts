import type { Run, RunResult } from "#engine";
import { EventsFile } from "./eventsFile.ts";
import { FAILED, INTERRUPTED, SUCCEEDED, SUSPENDED } from "./exitStatus.ts";
import { allKept, goOnCommand, type KeptIn } from "./keptIn.ts";
import type { FollowFlags } from "./runFlags.ts";
import { RunPrinter } from "./runPrinter.ts";
import { SignalWaits } from "./signalWaits.ts";
import type { Terminal } from "./terminal.ts";
import { writeResult } from "./writeText.ts";

/** Why a run is not followed any more: it ended, only signals could make it go on, or it was left where it is. */
type Stop = "ended" | "suspended" | "left";

/**
 * Begins a run, tells of it, writes what came out, and answers the exit status. Ctrl-C cancels a run that lives in memory alone; one
 * that is kept starts nothing more, and is left where it can be gone on with.
 *
 * @param before How many of its events were there when it was gone on with: these are not told again.
 * @throws UsageError where the events cannot be written: nothing has begun then.
 */
export async function followRun(
  begin: () => Run | Promise<Run>,
  flags: FollowFlags,
  terminal: Terminal,
  kept?: KeptIn,
  before = 0,
): Promise<number> {
  const file = flags.events === undefined ? undefined : await EventsFile.open(flags.events);
  const run = await begin();
  const printer = new RunPrinter(terminal, flags);
  if (kept !== undefined) printer.begin(run, before);
  const waits = new SignalWaits();
  let interrupted = false;
  let paused: Stop = "ended";
  const pauseAs = (stop: Stop): void => {
    paused = stop;
    run.pause();
  };
  const onInterrupt = (): void => {
    interrupted = true;
    if (kept === undefined) run.cancel("interrupted");
    else pauseAs("left");
  };
  // Nothing is under way in this process any more: a workflow that this one calls waits for a signal.
  const onIdle = (): void => pauseAs("suspended");
  process.once("SIGINT", onInterrupt).once("beforeExit", onIdle);
  const stop = await tell(run, { printer, waits, before, file, paused: () => paused });
  if (stop !== "ended" && kept !== undefined) await allKept(kept, run);
  process.removeListener("SIGINT", onInterrupt).removeListener("beforeExit", onIdle);
  const ended = run.log.at(-1)?.kind === "run-finished";
  if (!ended && stop === "left" && kept !== undefined) return leave(run, kept, flags, terminal);
  if (!ended && stop === "suspended") return suspend(run, waits, kept, flags, terminal);
  const result = await run.result;
  await finish(run, result, printer, flags, terminal);
  if (interrupted && result.status === "cancelled") return INTERRUPTED;
  return result.status === "succeeded" || result.status === "partial" ? SUCCEEDED : FAILED;
}

type Telling = {
  readonly printer: RunPrinter;
  readonly waits: SignalWaits;
  readonly before: number;
  readonly file: EventsFile | undefined;
  /** What the run was paused for. */
  readonly paused: () => Stop;
};

async function tell(run: Run, { printer, waits, before, file, paused }: Telling): Promise<Stop> {
  let stop: Stop = "ended";
  for await (const event of run.events()) {
    await file?.write(event);
    if (event.seq <= before) printer.recall(event);
    else printer.event(event);
    if (waits.onlySignalsAfter(event) && event.seq > before) stop = "suspended";
    else if (event.kind === "run-paused" && event.seq > before) stop = paused();
    if (stop !== "ended") break;
  }
  await file?.end();
  return stop;
}

async function finish(run: Run, result: RunResult, printer: RunPrinter, flags: FollowFlags, terminal: Terminal): Promise<void> {
  const logHash = flags.hash === true ? await run.logHash() : undefined;
  printer.end(result, logHash);
  const told = flags.json === true ? { ...resultData(result), ...(logHash === undefined ? {} : { logHash }) } : result.outputs;
  await writeResult(flags.output, told, terminal);
  const after = await run.failureRun;
  if (after === undefined) return;
  const { status } = await after.result;
  if (flags.json !== true && flags.quiet !== true) terminal.message(`its error trigger began the run ${after.runId} · ${status}`);
}

function resultData({ runId, status, outputs, failures, startedAt, finishedAt }: RunResult): object {
  return { runId, status, outputs, failures, startedAt, finishedAt };
}

async function suspend(run: Run, waits: SignalWaits, kept: KeptIn | undefined, flags: FollowFlags, terminal: Terminal): Promise<number> {
  const message = waits.message(kept === undefined ? undefined : (signal) => goOnCommand(run.runId, kept, signal));
  await stopped(run, { status: "suspended", waiting: waits.list() }, message, flags, terminal);
  return SUSPENDED;
}

async function leave(run: Run, kept: KeptIn, flags: FollowFlags, terminal: Terminal): Promise<number> {
  await kept.store.close();
  await stopped(run, { status: "interrupted" }, `interrupted · go on with: ${goOnCommand(run.runId, kept)}`, flags, terminal);
  return INTERRUPTED;
}

async function stopped({ runId }: Run, told: object, message: string, flags: FollowFlags, terminal: Terminal): Promise<void> {
  if (flags.json === true) await writeResult(flags.output, { runId, ...told, outputs: {}, failures: [] }, terminal);
  else terminal.message(message);
}
