import { type KeptWorkflow, StoreError } from "../../model/store.ts";
import { flush } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { freeName, newWorkflow, openNew, openWorkflow, refreshLibrary, useLibrary } from "./library.ts";
import { readWorkflow } from "./readWorkflow.ts";
import { workflowStore } from "./workflowStore.ts";

/** Opens a copy of a kept workflow, under a name of its own. */
export async function duplicateWorkflow(id: string): Promise<void> {
  await flush();
  try {
    const kept = await workflowStore().get(id);
    const workflow = kept && (await readWorkflow(kept.text)).workflow;
    if (workflow !== undefined) await openNew({ ...workflow, name: freeName(workflow.name) });
  } catch {
    toast(t("The workflow could not be read from this browser’s storage."));
  }
}

/** Deletes a kept workflow; for a while it can be brought back. */
export async function deleteWorkflow(id: string): Promise<void> {
  await flush();
  const kept = await removed(id);
  if (kept === undefined) return;
  if (useEditor.getState().id === id) {
    editor.setSaved("saved");
    const next = useLibrary.getState().entries.find((entry) => entry.id !== id);
    if (next === undefined || !(await openWorkflow(next.id))) await newWorkflow();
  }
  await refreshLibrary();
  toast(t("Deleted “{name}”.", { name: kept.name }), { label: t("Undo"), run: () => void bringBack(kept) });
}

/** Takes a workflow out of the store; undefined, and said so, where it is still there. */
async function removed(id: string): Promise<KeptWorkflow | undefined> {
  try {
    const kept = await workflowStore().get(id);
    if (kept !== undefined) await workflowStore().remove(id);
    return kept;
  } catch (error) {
    toast(t("Nothing was deleted. {message}", { message: error instanceof StoreError ? told(error.message) : "" }));
    return undefined;
  }
}

/** Keeps a deleted workflow again and shows it: where it cannot be kept it lives in the editor until it can. */
async function bringBack(kept: KeptWorkflow): Promise<void> {
  try {
    await workflowStore().put(kept);
    await openWorkflow(kept.id);
    await refreshLibrary();
  } catch {
    const { workflow } = await readWorkflow(kept.text);
    if (workflow === undefined) setUi({ importing: { text: kept.text } });
    else await openNew(workflow, kept.id);
  }
}
