import { formatWorkflow } from "../../../model/formatWorkflow.ts";
import type { ParsedWorkflow } from "../../../model/parseDocument.ts";
import type { WorkflowStore } from "../../../model/store.ts";
import { isPreviewId } from "../../editor/editorStore.ts";
import { t, told } from "../../words/words.ts";
import { keptNow, newId } from "../workflowStore.ts";
import type { PackedWorkflow, RefusedFile, Unpacked } from "./workspaceFile.ts";

/** What became of each workflow of a workspace file, by name. */
export type TakenIn = {
  readonly added: readonly string[];
  /** Kept already, with the same content. */
  readonly skipped: readonly string[];
  /** Kept already with other content: taken in beside it. */
  readonly copied: readonly string[];
  readonly refused: readonly RefusedFile[];
};

type Read = (text: string) => Promise<ParsedWorkflow>;

/** Keeps the workflows of a workspace file. Nothing that is kept is overwritten; taking in the same file again changes nothing. */
export async function takeIn({ workflows, refused }: Unpacked, store: WorkflowStore, read: Read): Promise<TakenIn> {
  const texts = new Set<string>();
  const ids = new Set<string>();
  for (const { id } of await store.list()) {
    ids.add(id);
    texts.add((await store.get(id))?.text ?? "");
  }
  const taken = { added: [] as string[], skipped: [] as string[], copied: [] as string[], refused: [...refused] };
  for (const packed of workflows) {
    try {
      const { how, name } = await keep(packed, { store, read, texts, ids });
      taken[how].push(name);
    } catch (error) {
      taken.refused.push({ file: packed.file, reason: told(error instanceof Error ? error.message : String(error)) });
    }
  }
  return taken;
}

type Place = { readonly store: WorkflowStore; readonly read: Read; readonly texts: Set<string>; readonly ids: Set<string> };
type Kept = { readonly how: "added" | "skipped" | "copied"; readonly name: string };

async function keep({ id, text, updatedAt }: PackedWorkflow, { store, read, texts, ids }: Place): Promise<Kept> {
  const { workflow, problems } = await read(text);
  if (workflow === undefined) throw new Error(problems[0]?.message ?? t("It is no workflow."));
  const taken = id !== undefined && ids.has(id);
  const kept = taken ? { ...workflow, name: t("{name} (imported copy)", { name: workflow.name }) } : workflow;
  if (texts.has(formatWorkflow(workflow)) || texts.has(formatWorkflow(kept))) return { how: "skipped", name: workflow.name };
  const under = id === undefined || taken || isPreviewId(id) ? newId() : id;
  const now = keptNow(kept, under);
  await store.put({ ...now, updatedAt: Math.min(updatedAt ?? now.updatedAt, now.updatedAt) }, null);
  texts.add(now.text);
  ids.add(under);
  return { how: taken ? "copied" : "added", name: kept.name };
}
