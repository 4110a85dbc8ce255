import { flush } from "../../editor/autosave.ts";
import { toast } from "../../ui/Toasts.tsx";
import { t, tn, told } from "../../words/words.ts";
import { downloadBlob } from "../download.ts";
import { refreshLibrary } from "../library.ts";
import { openLibraryDialog } from "../libraryDialogs.ts";
import { readWorkflow } from "../readWorkflow.ts";
import { workflowStore } from "../workflowStore.ts";
import { takeIn } from "./takeIn.ts";
import { packWorkspace, unpackWorkspace } from "./workspaceFile.ts";

/** Downloads everything that is kept on this device as one .zip. */
export async function exportWorkspace(): Promise<void> {
  await flush();
  try {
    const store = workflowStore();
    const kept = (await Promise.all((await store.list()).map(({ id }) => store.get(id)))).filter((each) => each !== undefined);
    const now = Date.now();
    const day = new Date(now).toISOString().slice(0, 10);
    downloadBlob(new Blob([packWorkspace(kept, now)], { type: "application/zip" }), t("vwmp workspace {day}", { day }), "zip");
    const revealing = await countRevealing(kept.map(({ text }) => text));
    const warning =
      revealing === 0
        ? ""
        : ` ${tn(revealing, "{count} of them holds what looks like a secret.", "{count} of them hold what looks like a secret.")}`;
    toast(tn(kept.length, "Exported {count} workflow.", "Exported {count} workflows.") + warning);
  } catch {
    toast(t("The workflows could not be read from this browser’s storage."));
  }
}

/** Takes in the workflows of a .zip and shows what became of each. */
export async function importWorkspace(file: File): Promise<void> {
  await flush();
  try {
    const unpacked = unpackWorkspace(new Uint8Array(await file.arrayBuffer()));
    const taken = await takeIn(unpacked, workflowStore(), readWorkflow);
    await refreshLibrary();
    openLibraryDialog({ of: "report", file: file.name, taken });
  } catch (error) {
    toast(t("“{name}” was not imported. {message}", { name: file.name, message: error instanceof Error ? told(error.message) : "" }));
  }
}

async function countRevealing(texts: readonly string[]): Promise<number> {
  const { literalSecrets } = await import("../../../model/literalSecrets.ts");
  const read = await Promise.all(texts.map(readWorkflow));
  return read.filter(({ workflow }) => workflow !== undefined && literalSecrets(workflow).length > 0).length;
}
