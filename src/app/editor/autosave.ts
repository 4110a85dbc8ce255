import { StoreError } from "../../model/store.ts";
import type { Workflow } from "../../model/workflow.ts";
import { isEmbedded } from "../embedded/isEmbedded.ts";
import { keptNow, workflowStore } from "../library/workflowStore.ts";
import { editor, isPreviewId, useEditor } from "./editorStore.ts";
import { leaveLifeboat, saveToLifeboat } from "./lifeboat.ts";

/** Milliseconds without a change before the workflow is written; with the write itself well under 500. */
const PAUSE = 200;
/** Milliseconds after which changes that never pause are written all the same: a tab that is killed loses no more than these. */
const LONGEST = 700;
/** Milliseconds before a write that failed is tried again. */
const AGAIN = 4000;

let timer: ReturnType<typeof setTimeout> | undefined;
/** When the first change that is not written yet is to be written at the latest. */
let latest: number | undefined;
let listeners: ((id: string) => void)[] = [];
let onConflict: (workflow: Workflow) => Promise<void> = () => Promise.resolve();
/** The revision in the store that the open workflow was made from, null where there is none; and the one being written. */
let over: string | null = null;
let underWay: string | undefined;
let written: Promise<void> = Promise.resolve();

/**
 * Writes the open workflow soon after each change, and at once when the page is left. Where the store holds something else than
 * it was made from, nothing is written and `conflict` gets it. Call once.
 */
export function startAutosave(conflict: (workflow: Workflow) => Promise<void>): void {
  onConflict = conflict;
  useEditor.subscribe((state, before) => {
    if (state.workflow === before.workflow || state.id !== before.id || state.id === "" || state.readOnly) return;
    if (state.viewing || before.viewing) return;
    if (state.saved === "saved") editor.setSaved("saving");
    latest ??= performance.now() + LONGEST;
    schedule(Math.min(PAUSE, latest - performance.now()));
  });
  addEventListener("pagehide", () => {
    const { id, workflow, saved, viewing } = useEditor.getState();
    // What another page holds, that page keeps.
    if (id !== "" && saved !== "saved" && !viewing && !isEmbedded())
      saveToLifeboat(keptNow(workflow, id), underWay === undefined ? [over] : [over, underWay], localStorage);
    void flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void flush());
}

/** Calls back after every write. */
export function onSaved(call: (id: string) => void): void {
  listeners = [...listeners, call];
}

/** Tells which revision in the store is shown now; null for what is not there yet. */
export function startFrom(revision: string | null): void {
  over = revision;
}

/** Whether a revision in the store is what is shown, or what that was made from; null for what is not there yet. */
export function isMadeFrom(revision: string | null): boolean {
  return revision === over || revision === underWay;
}

/** Writes what is not written yet. Resolves when it is kept or could not be. */
export function flush(): Promise<void> {
  clearTimeout(timer);
  latest = undefined;
  written = written.then(write);
  return written;
}

async function write(): Promise<void> {
  const { id, workflow, saved, viewing } = useEditor.getState();
  if (id === "" || saved === "saved" || isPreviewId(id)) return;
  // What was not written stays in the editor until the view ends.
  if (viewing) return schedule(AGAIN);
  try {
    const kept = keptNow(workflow, id);
    underWay = kept.revision;
    await workflowStore().put(kept, over);
    const now = useEditor.getState();
    if (now.id === id) over = kept.revision;
    if (now.id === id && now.workflow === workflow) {
      leaveLifeboat(id, localStorage);
      editor.setSaved("saved");
    }
    for (const call of listeners) call(id);
  } catch (error) {
    if (useEditor.getState().id !== id) return;
    if (error instanceof StoreError && error.code === "store-conflict") await onConflict(workflow).catch(storageFailed);
    else storageFailed();
  } finally {
    underWay = undefined;
  }
}

/** Says that the storage failed, and tries it again until it does not. */
export function storageFailed(): void {
  editor.setSaved("failed");
  schedule(AGAIN);
}

function schedule(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), ms);
}
