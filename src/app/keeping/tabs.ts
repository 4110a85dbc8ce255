import { setWorkflow } from "../../model/edits.ts";
import type { Workflow } from "../../model/workflow.ts";
import { flush, isMadeFrom, onSaved, startFrom, storageFailed } from "../editor/autosave.ts";
import { editor, isPreviewId, useEditor } from "../editor/editorStore.ts";
import { emptyLifeboat, idsInLifeboat } from "../editor/lifeboat.ts";
import { announce } from "../editor/uiStore.ts";
import { rememberAddress } from "../library/address.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { keptNow, newId, workflowStore } from "../library/workflowStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { LOCK, type Locks, OneWriter, type TabMessage } from "./oneWriter.ts";

const LOCKS: (Omit<Locks, "query"> & Pick<LockManager, "query">) | undefined =
  typeof navigator === "undefined" ? undefined : (navigator.locks as (Omit<Locks, "query"> & LockManager) | undefined);
const channel = new BroadcastChannel("vwmp.tabs");

const writer = new OneWriter({
  locks: LOCKS,
  tab: newId(),
  post: (message) => channel.postMessage(message),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  async flush() {
    await flush();
    return useEditor.getState().saved === "saved";
  },
  written: () => useEditor.getState().saved === "saved",
  reload,
  allow: (mayWrite) => {
    if (mayWrite && useEditor.getState().readOnly) announce(t("This workflow can be edited here now."));
    editor.setReadOnly(!mayWrite);
  },
  robbed: async () => {
    if (useEditor.getState().saved !== "saved") await keepCopy(useEditor.getState().workflow).catch(storageFailed);
  },
});

/** Listens to the other tabs. Call once. */
export function startTabs(): void {
  channel.addEventListener("message", (event) => writer.hear(event.data as TabMessage));
  onSaved((id) => writer.saved(id));
  useEditor.subscribe(({ id }, before) => {
    if (id === before.id || !isPreviewId(id)) return;
    writer.leave();
    editor.setReadOnly(false);
  });
}

/** This tab is about to show a workflow: it writes it when no other tab does. Read it from the store after that. */
export async function enterWorkflow(id: string): Promise<void> {
  if (await writer.enter(id)) await rescue(id);
}

/** Reads and shows a workflow while this tab shows nothing else that another one saved. */
export function showInTurn<T>(show: () => Promise<T>): Promise<T> {
  return writer.inTurn(show);
}

/** Has the tab that writes the open workflow save it, and writes it here from then on. */
export async function takeOver(): Promise<void> {
  if ((await writer.takeOver()) === "refused") {
    toast(t("The other tab has changes that it could not save. Download the workflow there first."));
  }
}

/** Puts into the store what pages that went away left in the lifeboat, but for workflows that another tab writes. */
export async function rescueAll(): Promise<void> {
  const ids = idsInLifeboat(localStorage);
  if (ids.length === 0) return;
  const held = new Set(((await LOCKS?.query())?.held ?? []).map(({ name }) => name));
  for (const id of ids) if (!held.has(LOCK + id)) await rescue(id);
}

/** The open workflow goes on as a copy, since another tab has put something else in its place. */
export async function keepCopy(workflow: Workflow): Promise<void> {
  const id = newId();
  const name = t("{name} (conflict copy)", { name: workflow.name });
  const kept = keptNow(setWorkflow(workflow, { name }), id);
  await workflowStore().put(kept, null);
  editor.moveTo(id);
  startFrom(kept.revision);
  rememberAddress(id);
  await writer.enter(id);
  editor.apply((now) => setWorkflow(now, { name }), { label: t("keep a copy") });
  toast(t("“{name}” was changed in another tab. What you did here is kept as “{copy}”.", { name: workflow.name, copy: name }));
}

function rescue(id: string): Promise<void> {
  return emptyLifeboat(id, workflowStore(), localStorage, newId());
}

/** What is not written yet goes on as a copy where the store holds something that it was not made from; else it is written in its turn. */
async function keepWhatIsOther(id: string): Promise<void> {
  const kept = await workflowStore().get(id);
  const { id: open, saved, workflow } = useEditor.getState();
  if (open === id && saved !== "saved" && !isMadeFrom(kept?.revision ?? null)) await keepCopy(workflow);
}

async function reload(id: string): Promise<void> {
  try {
    if (useEditor.getState().saved !== "saved") return await keepWhatIsOther(id);
    const { id: open, workflow: before } = useEditor.getState();
    if (open !== id) return;
    await rescue(id);
    const kept = await workflowStore().get(id);
    const workflow = kept && (await readWorkflow(kept.text)).workflow;
    const { id: shown, workflow: now, saved } = useEditor.getState();
    if (kept === undefined || workflow === undefined || shown !== id || now !== before || saved !== "saved") return;
    startFrom(kept.revision);
    editor.refresh(workflow);
  } catch {
    editor.setSaved("failed");
  }
}
