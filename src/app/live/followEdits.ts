import type { Workflow } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { frameQueue } from "../run/frameQueue.ts";
import { knownParameters } from "../run/runParameters.ts";
import { applyEvents, emptySession } from "../run/runSession.ts";
import { factsOf, isLive, noteRun, replaceRun, useRunStore } from "../run/runStore.ts";
import { useLive } from "./liveStore.ts";

/** The run that follows the last change: the latest one wins, and is shown when it has ended. */
let latest = 0;
let underWay: { runId: string | undefined } | undefined;
let again = false;

/** Runs a workflow in live mode again whenever what it does was changed. Returns what ends that. */
export function followEdits(): () => void {
  const stopEdits = useEditor.subscribe((state, before) => {
    if (state.id !== before.id || state.viewing) drop();
    else if (!before.viewing && useLive.getState().on.has(state.id) && isOther(state.workflow, before.workflow)) follow();
  });
  const stopRuns = useRunStore.subscribe(({ facts }, before) => {
    if (facts.status === "starting" && before.facts.status !== "starting") drop();
  });
  return () => {
    stopEdits();
    stopRuns();
    drop();
  };
}

/** True where a change may change results: layout, notes and the name do not. */
function isOther(now: Workflow, before: Workflow): boolean {
  if (now === before) return false;
  const parts = ["nodes", "edges", "regions", "parameters", "config", "pins", "workflows"] as const;
  return parts.some((part) => now[part] !== before[part]);
}

function drop(): void {
  latest += 1;
  again = false;
  if (underWay?.runId !== undefined) void engineClient().cancel(underWay.runId);
}

/** One run at a time: a change during one cancels it, and what is typed meanwhile is followed together. */
function follow(): void {
  drop();
  if (underWay === undefined) void run();
  else again = true;
}

async function run(): Promise<void> {
  const { id, workflow } = useEditor.getState();
  const { runId: of, status } = factsOf(id);
  if (isLive(status)) return;
  const mine = latest;
  const session = emptySession();
  underWay = { runId: undefined };
  useLive.setState({ busy: true });
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const events = frameQueue({
    apply: (batch) => applyEvents(session, batch),
    show: () => session.view.finishedAt !== undefined && end(),
  });
  const request = { workflow, parameters: knownParameters(id, workflow).given, ...(of === undefined ? {} : { of }) };
  const answer = await engineClient().startLive(request, { events, lost: () => end() });
  if (answer.ok && "runId" in answer.value) {
    underWay.runId = answer.value.runId;
    if (mine !== latest) void engineClient().cancel(underWay.runId);
    await ended;
    if (mine === latest && session.view.finishedAt !== undefined) {
      replaceRun(id, session);
      void noteHash(id, answer.value.runId, session);
    }
  }
  underWay = undefined;
  useLive.setState({ busy: false });
  if (again) follow();
}

async function noteHash(id: string, runId: string, session: ReturnType<typeof emptySession>): Promise<void> {
  const hash = await engineClient().logHash(runId);
  if (hash.ok) noteRun(id, session, { logHash: hash.value });
}
