import { join } from "node:path";
import { type Json, type Run, type RunHead, type RunStart, WorkflowEngine } from "#engine";
import { fileState } from "../node/fileState.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { FAILED } from "./exitStatus.ts";
import { findRun, openKept } from "./findRun.ts";
import { followRun } from "./followRun.ts";
import { hasEnded, type KeptIn } from "./keptIn.ts";
import type { ResumeFlags, SignalFlags } from "./runFlags.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

/** `vwmp resume`: goes on with a run that is kept, `last` for the newest that has not ended. One that has ended tells its outputs again. */
export async function resumeRun(name: string, flags: ResumeFlags, terminal: Terminal): Promise<number> {
  const kept = await openKept(flags.store);
  const head = await findRun(kept, name);
  return followRun(() => goOn(kept, head), flags, terminal, kept, head.events);
}

/** `vwmp signal`: goes on with a run that is kept and gives it a signal; what nobody waits for yet is kept for whoever does. */
export async function signalRun(name: string, signal: string, flags: SignalFlags, terminal: Terminal): Promise<number> {
  const data = flags.data === undefined ? undefined : parseData(flags.data);
  const kept = await openKept(flags.store);
  const head = await findRun(kept, name);
  if (hasEnded(head)) {
    terminal.message(`vwmp: the run ${head.runId} has ended (${head.status}); no signal reaches it any more.`);
    return FAILED;
  }
  const begin = async (): Promise<Run> => {
    const run = await goOn(kept, head);
    run.signal(signal, data);
    return run;
  };
  return followRun(begin, flags, terminal, kept, head.events);
}

/** Lets it do what it was let do when it started, and nothing else. */
async function goOn({ store, directory }: KeptIn, { runId }: RunHead): Promise<Run> {
  const { allow } = (await store.origin(runId)) as unknown as RunStart;
  const host = nodeHost({ read: allow.read ?? [], write: allow.write ?? [], state: fileState(join(directory, "state")) });
  const engine = new WorkflowEngine({ host, allow, store });
  return engine.resume(runId);
}

function parseData(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (thrown) {
    throw new UsageError(
      `“--data ${text}” is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}. Text needs quotes: --data '"yes"'.`,
    );
  }
}
