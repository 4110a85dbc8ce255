import { create } from "zustand";
import type { KeptRun, RunSummary } from "../../../workers/protocol.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { pickLog, saveFile } from "./logFile.ts";
import { leaveRun, useViewedRun, viewRun } from "./viewedRun.ts";

type State = {
  /** Newest first; undefined until they were asked for. */
  readonly runs: readonly KeptRun[] | undefined;
  /** Why there are none. */
  readonly refused: string | undefined;
  /** What was counted, by run and its number of events. */
  readonly summaries: ReadonlyMap<string, RunSummary>;
};

/** The kept runs, as the rail lists them. */
export const useRunList = create<State>(() => ({ runs: undefined, refused: undefined, summaries: new Map() }));

/** Milliseconds for which what happens to runs is gathered before they are listed again. */
const PAUSE = 250;

/** Lists the kept runs, and again whenever a run of this page begins or ends; answers how to stop that. */
export function watchRuns(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = useRunStore.subscribe(({ facts }, before) => {
    if (facts.status === before.facts.status && facts.runId === before.facts.runId) return;
    clearTimeout(timer);
    timer = setTimeout(() => void listRuns(), PAUSE);
  });
  void listRuns();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

export async function listRuns(): Promise<void> {
  const answer = await engineClient().runs();
  if (!answer.ok) useRunList.setState({ runs: [], refused: answer.message });
  else if (answer.value === undefined) useRunList.setState({ runs: [], refused: t("Runs are not kept here.") });
  else if ("refused" in answer.value) useRunList.setState({ runs: [], refused: told(answer.value.refused.message) });
  else {
    useRunList.setState({ runs: answer.value.runs, refused: undefined });
    await summarise(answer.value.runs);
  }
}

export function summaryKey({ runId, events }: KeptRun): string {
  return `${runId} ${events}`;
}

/** Counts what is not counted yet, one run after the other, newest first. */
async function summarise(runs: readonly KeptRun[]): Promise<void> {
  for (const run of runs) {
    if (useRunList.getState().runs !== runs) return;
    if (useRunList.getState().summaries.has(summaryKey(run))) continue;
    const answer = await engineClient().runSummary(run.runId);
    if (!answer.ok || answer.value === undefined) continue;
    const summary = answer.value;
    useRunList.setState(({ summaries }) => ({ summaries: new Map([...summaries, [summaryKey(run), summary]]) }));
  }
}

export async function removeRun(run: KeptRun): Promise<void> {
  const answer = await engineClient().removeRun(run.runId);
  const refused = answer.ok ? answer.value : answer;
  if (refused !== undefined) toast(t("The run is still kept. {message}", { message: told(refused.message) }));
  else if (useViewedRun.getState().run?.runId === run.runId) leaveRun();
  await listRuns();
}

/** Downloads a run's log, an event a line. */
export async function exportRun({ runId, workflow }: KeptRun): Promise<void> {
  const answer = await engineClient().exportLog(runId);
  if (answer.ok && answer.value instanceof Blob) saveFile(answer.value, `${workflow || "run"} ${runId.slice(0, 8)}.ndjson`);
  else if (!answer.ok) toast(t("The log was not exported. {message}", { message: answer.message }));
  else if ("refused" in answer.value) toast(t("The log was not exported. {message}", { message: told(answer.value.refused.message) }));
}

/** Opens the log of a run from a file that the person picks. */
export async function openLogFile(): Promise<void> {
  const text = await pickLog();
  if (text === undefined) return;
  const answer = await engineClient().openLog(text);
  if (!answer.ok) toast(t("The log was not opened. {message}", { message: answer.message }));
  else if ("refused" in answer.value) toast(t("The log was not opened. {message}", { message: told(answer.value.refused.message) }));
  else await viewRun(answer.value.runId);
}
