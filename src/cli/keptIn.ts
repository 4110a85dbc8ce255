import { setTimeout } from "node:timers/promises";
import type { Run, RunHead } from "#engine";
import type { FileRunStore } from "../node/fileRunStore.ts";
import { shellWord } from "./shellWord.ts";

/** Where a run is kept, and what the person called that place. */
export type KeptIn = { readonly store: FileRunStore; readonly directory: string };

const ENDED: ReadonlySet<string> = new Set<RunHead["status"]>(["succeeded", "partial", "failed", "cancelled"]);
const LOOK_AGAIN_MS = 5;

export function hasEnded({ status }: RunHead): boolean {
  return ENDED.has(status);
}

/** Resolves once all that is logged now is kept, or the run has ended, be it because it cannot be kept. */
export async function allKept({ store }: KeptIn, run: Run): Promise<void> {
  const logged = run.log.length;
  while (run.log.at(-1)?.kind !== "run-finished" && ((await store.head(run.runId))?.events ?? 0) < logged) await setTimeout(LOOK_AGAIN_MS);
}

/** The command that goes on with a run, as one types it. */
export function goOnCommand(runId: string, { directory }: KeptIn, signal?: string): string {
  const what = signal === undefined ? `resume ${runId}` : `signal ${runId} ${shellWord(signal)}`;
  return `vwmp ${what} --store ${shellWord(directory)}`;
}
