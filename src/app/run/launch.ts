import type { Asking, StartRequest } from "../../../workers/protocol.ts";
import type { Problem } from "../../model/problem.ts";
import { engineClient, type RunListener } from "./engineClient.ts";
import { expectResult } from "./firstResult.ts";
import { listenerOf } from "./followRun.ts";
import { rememberHome } from "./runHomes.ts";
import { noteKeeping } from "./runKeeping.ts";
import { beginRun, noteRun } from "./runStore.ts";

/** Why a run has not started. */
export type NotStarted = { readonly problems: readonly Problem[] } | Asking;

/**
 * Starts a run and shows it as the last one of a workflow. Resolves when it has started, or with why it has not: until then what is shown
 * of the run before stays.
 */
export async function launch(workflowId: string, request: StartRequest): Promise<NotStarted | undefined> {
  const { listener, follow } = heldBack();
  const answer = await engineClient().start(request, listener);
  if (!answer.ok) {
    noteRun(workflowId, undefined, { status: "lost", message: answer.message });
    return undefined;
  }
  if (!("runId" in answer.value)) return answer.value;
  const session = beginRun(workflowId, (request.grant?.net ?? []).length > 0);
  follow(listenerOf(workflowId, session));
  expectResult();
  const { runId, notKept } = answer.value;
  noteKeeping(notKept);
  noteRun(workflowId, session, { runId, kept: notKept === undefined });
  if (notKept === undefined && session.view.finishedAt === undefined) rememberHome(runId, workflowId);
  return undefined;
}

/** Holds what comes back until it is known who follows the run. */
function heldBack(): { readonly listener: RunListener; follow(listener: RunListener): void } {
  let follow: (listener: RunListener) => void = () => undefined;
  const followed = new Promise<RunListener>((resolve) => {
    follow = resolve;
  });
  return {
    listener: {
      events: async (batch) => (await followed).events(batch),
      lost: (message) => void followed.then((listener) => listener.lost(message)),
    },
    follow: (listener) => follow(listener),
  };
}
