import { create } from "zustand";
import type { OpenedRun } from "../../../workers/protocol.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { viewport } from "../canvas/viewport.ts";
import { flush } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { announce, setUi } from "../editor/uiStore.ts";
import { addressedRun, rememberRun } from "../library/address.ts";
import { openNew, openWorkflow, useLibrary } from "../library/library.ts";
import { openDock } from "../run/dockStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { readerOf } from "../run/followRun.ts";
import { beginRun, dropRun, noteRun, showRunOf } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";

export type ViewedRun = OpenedRun & {
  /** The workflow does something else now. */
  readonly earlier: boolean;
};

/** The run of the past that is shown, on the workflow as it was then. */
export const useViewedRun = create<{ readonly run: ViewedRun | undefined }>(() => ({ run: undefined }));

/** Opens the run that the address names, now and when that changes. Call once, when the library has been opened. */
export function startRunAddress(): void {
  const follow = (): void => {
    const runId = addressedRun();
    if (runId === useViewedRun.getState().run?.runId) return;
    if (runId === undefined) leaveRun();
    else void viewRun(runId);
  };
  addEventListener("hashchange", follow);
  editor.onRefused(refuseEdit);
  useEditor.subscribe((state, before) => before.viewing && !state.viewing && left(state.id));
  follow();
}

/** Shows a run that is kept, or whose log was opened, on its own version of the workflow; false where it is not there. */
export async function viewRun(runId: string): Promise<boolean> {
  const key = keyOf(runId);
  const session = beginRun(key, true);
  let interruptedAt = Number.POSITIVE_INFINITY;
  const settle = (): void => {
    if (session.view.seq >= interruptedAt) noteRun(key, session, { status: "lost", message: t("Interrupted: this is how far it came") });
  };
  const reader = readerOf(key, session);
  const events: typeof reader.events = async (batch) => {
    await reader.events(batch);
    settle();
  };
  const answer = await engineClient().openRun(runId, { ...reader, events });
  const refused = answer.ok ? ("refused" in answer.value ? answer.value.refused : undefined) : answer;
  if (refused !== undefined || !answer.ok || "refused" in answer.value) {
    dropRun(key);
    rememberRun(useViewedRun.getState().run?.runId);
    toast(t("The run was not opened. {message}", { message: told(refused?.message ?? "") }));
    return false;
  }
  const { start, ended, live, events: count } = answer.value;
  await flush();
  await openHomeOf(start.document);
  const { run: before } = useViewedRun.getState();
  const earlier = logicOf(editor.edited()) !== logicOf(start.document);
  useViewedRun.setState({ run: { ...answer.value, earlier } });
  editor.view(start.document);
  if (before !== undefined && before.runId !== runId) dropRun(keyOf(before.runId));
  noteRun(key, session, { runId, network: (start.allow.net ?? []).length > 0 });
  if (!ended && !live) interruptedAt = count;
  settle();
  showRunOf(key);
  rememberRun(runId);
  setUi({ pane: "Canvas" });
  openDock();
  requestAnimationFrame(() => viewport.fit());
  announce(t("Shows a past run of {name}, read only.", { name: start.document.name }));
  return true;
}

/** Shows the open workflow with its last run again. */
export function leaveRun(): void {
  editor.endView();
}

/** Makes the shown run's version of the workflow the current one, in one step that can be undone. */
export async function restoreVersion(): Promise<void> {
  const document = useViewedRun.getState().run?.start.document;
  if (document === undefined) return;
  leaveRun();
  const { id, workflow } = useEditor.getState();
  if (workflow.name === document.name) {
    editor.apply(() => ({ ...document, layout: document.layout ?? workflow.layout }) as Workflow, {
      label: t("restore the version of a run"),
    });
    toast(t("This is the version of the run now."), { label: t("Undo"), run: () => useEditor.getState().id === id && editor.undo() });
  } else {
    await openNew(document);
    toast(t("Opened “{name}” as a new workflow.", { name: document.name }));
  }
}

function left(workflowId: string): void {
  const { run } = useViewedRun.getState();
  useViewedRun.setState({ run: undefined });
  showRunOf(workflowId);
  if (run !== undefined) dropRun(keyOf(run.runId));
  rememberRun(undefined);
  requestAnimationFrame(() => viewport.refit());
}

/** Milliseconds for which it is not said again that nothing changes. */
const SAID = 4000;
let saidAt = 0;

function refuseEdit(): void {
  if (Date.now() - saidAt < SAID) return;
  saidAt = Date.now();
  toast(t("A past run is read only."), { label: t("Back to editing"), run: leaveRun });
}

/** Opens the kept workflow that a run belongs to by its name, unless it is open. */
async function openHomeOf({ name }: Workflow): Promise<void> {
  if (editor.edited().name === name) return;
  const home = useLibrary.getState().entries.find((entry) => entry.name === name);
  if (home !== undefined) await openWorkflow(home.id);
}

/** A workflow but for how it is drawn. */
function logicOf({ layout: _, ...logic }: Workflow): string {
  return formatWorkflow(logic);
}

function keyOf(runId: string): string {
  return `run:${runId}`;
}
