import { isEmbedded } from "../embedded/isEmbedded.ts";
import { useLibrary } from "../library/library.ts";
import { workflowStore } from "../library/workflowStore.ts";
import { onInterrupted } from "../run/followRun.ts";
import { useRunStore } from "../run/runStore.ts";
import { findInterrupted, showLater, useInterrupted } from "./interruptedRuns.ts";
import { remembersRuns, witnessWorkflows } from "./lostData.ts";

/** The database in which the engine's worker keeps runs, as `workers/engine.worker.ts` names it. */
export const RUN_DATABASE = "vwmp-runs";

/** Milliseconds for which what happens to runs is gathered before the kept ones are looked at again. */
const PAUSE = 300;

/** Offers what an earlier visit left unfinished, and tells of what the browser lost. Call once, when the library has been opened. */
export async function startRecovery(): Promise<void> {
  onInterrupted(() => {
    showLater(false);
    void findInterrupted();
  });
  // Another tab may have taken one over meanwhile.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && useInterrupted.getState().runs.length > 0) void findInterrupted();
  });
  lookAfterRuns();
  await Promise.all([startWitness(), (async () => (await mayHoldRuns()) && findInterrupted())()]);
}

/** Keeps the list up to date while runs begin and end here. */
function lookAfterRuns(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  useRunStore.subscribe(({ facts }, before) => {
    if (!facts.kept || facts.status === before.facts.status) return;
    clearTimeout(timer);
    timer = setTimeout(() => void findInterrupted(), PAUSE);
  });
}

/** What other pages embed is theirs to miss. */
async function startWitness(): Promise<void> {
  if (isEmbedded()) return;
  try {
    const id = await workflowStore().id();
    witnessWorkflows(id, useLibrary.getState().entries.length);
    useLibrary.subscribe(({ entries }, before) => entries.length !== before.entries.length && witnessWorkflows(id, entries.length));
  } catch {
    // Storage that does not answer is told of where something is to be saved.
  }
}

/** False where no run can be kept, so that a first visit does not load the engine to find none. */
async function mayHoldRuns(): Promise<boolean> {
  if (remembersRuns()) return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === RUN_DATABASE);
  } catch {
    return false;
  }
}
