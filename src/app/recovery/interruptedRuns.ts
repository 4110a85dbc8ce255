import { create } from "zustand";
import type { KeptRun, Refusal, RunList } from "../../../workers/protocol.ts";
import { engineClient } from "../run/engineClient.ts";
import { goOn } from "../run/followRun.ts";
import { forgetHome } from "../run/runHomes.ts";
import { noteKeeping } from "../run/runKeeping.ts";
import { factsOf, isLive } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { witnessRuns } from "./lostData.ts";
import { showWorkflowOf } from "./showWorkflowOf.ts";

type State = {
  /** Runs that can go on, newest first; then those that another tab drives. */
  readonly runs: readonly KeptRun[];
  /** The person looks at them later. */
  readonly later: boolean;
  /** The id of the run that is about to go on. */
  readonly busy: string | undefined;
};

export const useInterrupted = create<State>(() => ({ runs: [], later: false, busy: undefined }));

const watched = new Set<string>();

/** Looks for kept runs that nobody in this tab drives. */
export async function findInterrupted(): Promise<void> {
  const answer = await engineClient().runs();
  if (!answer.ok || answer.value === undefined) return;
  if ("refused" in answer.value) noteKeeping(answer.value.refused);
  else adopt(answer.value);
}

function adopt(list: Exclude<RunList, { refused: Refusal }>): void {
  witnessRuns(list);
  if (list.failed !== undefined) noteKeeping(list.failed);
  for (const { runId, status } of list.runs) if (!isLive(status)) forgetHome(runId);
  const live = list.runs.filter(({ status }) => isLive(status));
  const runs = [...live.filter(({ driver }) => driver === undefined), ...live.filter(({ driver }) => driver === "elsewhere")];
  useInterrupted.setState({ runs });
  for (const { runId, driver } of runs) if (driver === "elsewhere") void watch(runId);
}

/** Looks again when the tab that drives a run has ended it, or has died. */
async function watch(runId: string): Promise<void> {
  if (watched.has(runId)) return;
  watched.add(runId);
  const answer = await engineClient().undriven(runId);
  watched.delete(runId);
  if (answer.ok) await findInterrupted();
}

/** Opens the workflow of a run and goes on with the run there. */
export async function goOnWith(run: KeptRun): Promise<void> {
  if (useInterrupted.getState().busy !== undefined) return;
  useInterrupted.setState({ busy: run.runId });
  const problem = await startAgain(run);
  if (problem !== undefined) toast(t("“{workflow}” does not go on. {problem}", { workflow: run.workflow, problem }));
  await findInterrupted();
  useInterrupted.setState({ busy: undefined });
}

async function startAgain({ runId }: KeptRun): Promise<string | undefined> {
  const start = await engineClient().runStart(runId);
  if (!start.ok) return start.message;
  if (start.value === undefined) return t("It is no longer kept.");
  const workflowId = await showWorkflowOf(runId, start.value.document);
  if (isLive(factsOf(workflowId).status)) return t("Another run of this workflow is under way: wait for its end, or stop it.");
  return told((await goOn(workflowId, runId))?.message);
}

/** Removes a run for good. */
export async function forget(run: KeptRun): Promise<void> {
  useInterrupted.setState(({ runs }) => ({ runs: runs.filter(({ runId }) => runId !== run.runId) }));
  const answer = await engineClient().removeRun(run.runId);
  const refused = answer.ok ? answer.value : answer;
  if (refused === undefined) forgetHome(run.runId);
  else toast(t("The run of “{workflow}” is still kept. {message}", { workflow: run.workflow, message: told(refused.message) }));
  await findInterrupted();
}

export function showLater(later: boolean): void {
  useInterrupted.setState({ later });
}
