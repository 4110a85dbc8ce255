import type { Refusal } from "../../../workers/protocol.ts";
import { t, told } from "../words/words.ts";
import { engineClient, type RunListener } from "./engineClient.ts";
import { showFailure, showFirstResult } from "./firstResult.ts";
import { frameQueue } from "./frameQueue.ts";
import { forgetHome, rememberHome } from "./runHomes.ts";
import { applyEvents, type RunSession } from "./runSession.ts";
import { beginRun, factsOf, noteRun, publishSession, useRunStore } from "./runStore.ts";

/** How many activations of a run had ended when it last went on by itself. */
const wentOnAt = new Map<string, number>();
let listeners: (() => void)[] = [];

/** Calls back when a run of this page lost its engine and does not go on by itself. */
export function onInterrupted(call: () => void): void {
  listeners = [...listeners, call];
}

/** Draws a run as its events come. Where its engine dies, it goes on with another, as long as that brings it further. */
export function listenerOf(workflowId: string, session: RunSession): RunListener {
  const queue = frameQueue({
    apply: (batch) => applyEvents(session, batch),
    show() {
      publishSession(workflowId, session);
      if (session.view.finishedAt === undefined) return;
      void finish(workflowId, session.view.runId);
      if (session.view.status === "succeeded" || session.view.status === "partial") showFirstResult();
      else if (session.view.status === "failed") showFailure();
    },
  });
  return {
    events: queue,
    lost(message) {
      noteRun(workflowId, session, { status: "lost", message });
      void recover(workflowId, session);
    },
  };
}

/** Draws a run of the past from its log. */
export function readerOf(key: string, session: RunSession): RunListener {
  const queue = frameQueue({
    apply: (batch) => applyEvents(session, batch),
    show() {
      publishSession(key, session);
      if (session.view.finishedAt !== undefined) void noteHash(key, session);
    },
  });
  return { events: queue, lost: (message) => noteRun(key, session, { message }) };
}

/** Goes on with a kept run, and shows it as the last run of a workflow. Undefined: it goes on. */
export async function goOn(workflowId: string, runId: string): Promise<Refusal | undefined> {
  const start = await engineClient().runStart(runId);
  if (!start.ok) return start;
  if (start.value === undefined) return { code: "unknown-run", message: t("The run is no longer kept.") };
  const hosts = start.value.allow.net ?? [];
  const session = beginRun(workflowId, hosts.length > 0);
  const answer = await engineClient().resumeRun(runId, hosts, listenerOf(workflowId, session));
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused === undefined) {
    rememberHome(runId, workflowId);
    noteRun(workflowId, session, { runId, kept: true });
  } else noteRun(workflowId, session, { status: "lost", message: told(refused.message) });
  return refused;
}

async function recover(workflowId: string, session: RunSession): Promise<void> {
  const { runId, kept } = factsOf(workflowId);
  const further = runId !== undefined && session.ended > (wentOnAt.get(runId) ?? -1);
  if (runId !== undefined && kept && further) {
    wentOnAt.set(runId, session.ended);
    if ((await goOn(workflowId, runId)) === undefined) return;
  }
  for (const call of listeners) call();
}

async function finish(workflowId: string, runId: string): Promise<void> {
  forgetHome(runId);
  const { session } = useRunStore.getState();
  if (session.view.runId === runId) await noteHash(workflowId, session);
}

async function noteHash(key: string, session: RunSession): Promise<void> {
  const hash = await engineClient().logHash(session.view.runId);
  if (hash.ok) noteRun(key, session, { logHash: hash.value });
}
