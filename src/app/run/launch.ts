import type { StartRequest } from "../../../workers/protocol.ts";
import type { Problem } from "../../model/problem.ts";
import { engineClient } from "./engineClient.ts";
import { expectResult } from "./firstResult.ts";
import { listenerOf } from "./followRun.ts";
import { rememberHome } from "./runHomes.ts";
import { noteKeeping } from "./runKeeping.ts";
import { beginRun, noteRun } from "./runStore.ts";

/** Starts a run and shows it as the last one of a workflow. Resolves when it has started, with the problems for which it was not. */
export async function launch(workflowId: string, request: StartRequest): Promise<readonly Problem[] | undefined> {
  const session = beginRun(workflowId, (request.grant.net ?? []).length > 0);
  const answer = await engineClient().start(request, listenerOf(workflowId, session));
  if (!answer.ok) {
    noteRun(workflowId, session, { status: "lost", message: answer.message });
    return undefined;
  }
  if ("problems" in answer.value) return answer.value.problems;
  expectResult();
  const { runId, notKept } = answer.value;
  noteKeeping(notKept);
  noteRun(workflowId, session, { runId, kept: notKept === undefined });
  if (notKept === undefined && session.view.finishedAt === undefined) rememberHome(runId, workflowId);
  return undefined;
}
