import type { ForkPoint } from "../../../workers/protocol.ts";
import { hasErrors } from "../../model/problem.ts";
import type { Workflow } from "../../model/workflow.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { listenerOf } from "../run/followRun.ts";
import { openWorkflow, showProblems } from "../run/openWorkflow.ts";
import { grantFor } from "../run/runActions.ts";
import { rememberHome } from "../run/runHomes.ts";
import { noteKeeping } from "../run/runKeeping.ts";
import { beginRun, isLive, noteRun, useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { useViewedRun, viewRun } from "./viewedRun.ts";

/**
 * Runs again from before the failure of a node, with the workflow as it is now: what had finished is not run again. In a run that is
 * only looked at, with the workflow as it was then.
 */
export async function retryFrom(node: string): Promise<void> {
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return;
  const at = { beforeFailureOf: node };
  if (useViewedRun.getState().run !== undefined) return forkViewed(at);
  const { id, workflow } = openWorkflow();
  const checked = await engineClient().check(workflow);
  if (checked.ok && hasErrors(checked.value)) {
    showProblems(checked.value);
    toast(t("Not run. Solve the problems of the workflow first."));
    return;
  }
  const grant = await grantFor(id, workflow, {});
  if (grant === undefined) return;
  const session = beginRun(id, (grant.net ?? []).length > 0);
  const answer = await engineClient().forkRun({ runId, at, workflow, grant }, listenerOf(id, session));
  if (!answer.ok) noteRun(id, session, { status: "lost", message: answer.message });
  else if ("refused" in answer.value)
    noteRun(id, session, { status: "refused", message: t("Not run: {message}", { message: told(answer.value.refused.message) }) });
  else {
    noteKeeping(answer.value.notKept);
    noteRun(id, session, { runId: answer.value.runId, kept: answer.value.notKept === undefined });
    if (answer.value.notKept === undefined && session.view.finishedAt === undefined) rememberHome(answer.value.runId, id);
  }
}

/** Begins another run from the shown one, on its version: behind the event that is shown, else before its failure, else from its beginning. */
export async function forkFromHere(): Promise<void> {
  const { seq, session } = useRunStore.getState();
  await forkViewed(seq === undefined ? beginningOf(session.view.failures[0]?.node) : { behind: seq });
}

function beginningOf(failed: string | undefined): ForkPoint {
  return failed === undefined ? { behind: 1 } : { beforeFailureOf: failed };
}

async function forkViewed(at: ForkPoint): Promise<void> {
  const { run } = useViewedRun.getState();
  if (run === undefined || isLive(useRunStore.getState().facts.status)) return;
  const document: Workflow = run.start.document;
  const grant = await grantFor(`run:${run.runId}`, document, run.parameters);
  if (grant === undefined) return;
  // Its events are asked for when it is shown.
  const answer = await engineClient().forkRun({ runId: run.runId, at, grant }, { events: async () => undefined, lost: () => undefined });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    toast(t("No other run was begun. {message}", { message: told(refused?.message ?? "") }));
    return;
  }
  announce(t("Another run goes on from here."));
  await viewRun(answer.value.runId);
}
