import { create } from "zustand";
import type { KeptRun } from "../../../workers/protocol.ts";
import type { RunDifference } from "../../model/runDifference.ts";
import { viewport } from "../canvas/viewport.ts";
import { editor } from "../editor/editorStore.ts";
import { openDock } from "../run/dockStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { useViewedRun, viewRun } from "./viewedRun.ts";

/** Two runs, the earlier first, and where they part; no difference where all nodes gave the same. */
export type Comparison = { readonly runs: readonly [KeptRun, KeptRun]; readonly difference: RunDifference | undefined };

export const useComparison = create<{ readonly shown: Comparison | undefined }>(() => ({ shown: undefined }));

/** Shows where two runs part: on the canvas of the earlier one, and side by side in the dock. */
export async function startComparison(one: KeptRun, other: KeptRun): Promise<void> {
  const runs = one.createdAt <= other.createdAt ? ([one, other] as const) : ([other, one] as const);
  const answer = await engineClient().compareRuns(runs[0].runId, runs[1].runId);
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    toast(t("The runs were not compared. {message}", { message: told(refused?.message ?? "") }));
    return;
  }
  const { difference } = answer.value;
  if (!(await viewRun(runs[0].runId))) return;
  useComparison.setState({ shown: { runs, difference } });
  openDock("Compare");
  if (difference === undefined) return;
  editor.select([difference.node]);
  requestAnimationFrame(() => viewport.reveal(difference.node));
}

export function endComparison(): void {
  useComparison.setState({ shown: undefined });
  openDock("Data");
}

/** Ends a comparison when neither of its runs is shown any more. */
useViewedRun.subscribe(({ run }) => {
  const { shown } = useComparison.getState();
  if (shown !== undefined && !shown.runs.some(({ runId }) => runId === run?.runId)) endComparison();
});

/** Whether a node did something else in the other run: first of all, or after that. */
export function useDifferenceAt(node: string): "first" | "differs" | undefined {
  return useComparison(({ shown }) => {
    if (shown?.difference === undefined || !shown.difference.nodes.includes(node)) return undefined;
    return shown.difference.node === node ? "first" : "differs";
  });
}
