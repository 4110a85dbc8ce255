import type { Item } from "../../model/item.ts";
import { endOfRun } from "../run/endOfRun.ts";
import { engineClient } from "../run/engineClient.ts";
import { runActions } from "../run/runActions.ts";
import { factsOf, type RunFacts } from "../run/runStore.ts";
import { t, told } from "../words/words.ts";
import { changeChat, type Turn, useChats } from "./chatStore.ts";
import { replyOf } from "./replyOf.ts";

/** Says something in a conversation: a run of its workflow begins with it, and what comes out of the run is the answer. */
export async function sendMessage(key: string, message: string): Promise<void> {
  const conversation = useChats.getState().conversations.get(key);
  if (conversation === undefined || conversation.busy) return;
  const { workflowId, point, sessionId, turns } = conversation;
  changeChat(key, () => ({ busy: true, turns: [...turns, { role: "user", content: message }] }));
  const input = [{ message, sessionId, history: historyOf(turns) }];
  const before = factsOf(workflowId);
  await runActions.start({ begin: { trigger: point.node, input } });
  const answer = factsOf(workflowId) === before ? notBegun() : await answerOf(await endOfRun(workflowId));
  changeChat(key, (now) => ({
    busy: false,
    turns: now.sessionId === sessionId ? [...now.turns, answer] : now.turns,
  }));
}

/** What was said before, without what nobody answered. */
function historyOf(turns: readonly Turn[]): { readonly role: string; readonly content: string }[] {
  return turns.filter((turn, at) => turn.failed !== true && turns[at + 1]?.failed !== true).map(({ role, content }) => ({ role, content }));
}

async function answerOf({ status, runId, message, failures }: RunFacts): Promise<Turn> {
  if (runId === undefined || (status !== "succeeded" && status !== "partial")) {
    return failedTurn(
      told(failures[0]?.message) ?? message ?? (status === "cancelled" ? t("The run was stopped.") : t("The run did not end.")),
    );
  }
  const outputs = await engineClient().outputs(runId);
  if (!outputs.ok) return failedTurn(outputs.message);
  return {
    role: "assistant",
    content: replyOf(outputs.value as { readonly [name: string]: readonly Item[] }) ?? t("Nothing came out of the run."),
  };
}

function notBegun(): Turn {
  return failedTurn(t("No run began: another is under way, or it was not allowed."));
}

function failedTurn(content: string): Turn {
  return { role: "assistant", content, failed: true };
}
