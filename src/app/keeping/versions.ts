import { StoreError } from "../../model/store.ts";
import type { VersionHead, VersionKind } from "../../model/versionStore.ts";
import type { Workflow } from "../../model/workflow.ts";
import { changedNodes } from "../../model/workflowChange.ts";
import { flush, storageFailed } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { keptNow, workflowStore } from "../library/workflowStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { locale, t, told } from "../words/words.ts";
import { openKeeping } from "./keepingStore.ts";

/** Milliseconds without a change after which a version is kept. */
const PAUSE = 60_000;
/** Milliseconds of changes without such a pause after which one is kept all the same. */
const LONGEST = 600_000;
const SHORT = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
/** So many nodes gone at once are a loss that one may want to go back from. */
const MANY = 2;

/**
 * Keeps versions of the open workflow by itself: as it was opened, before many nodes go, after a pause, and when the page is
 * hidden. Call once.
 */
export function startVersions(): void {
  let opened = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: number | undefined;
  const keepNow = (): void => {
    clearTimeout(timer);
    if (latest === undefined) return;
    latest = undefined;
    const { id, workflow, readOnly } = useEditor.getState();
    if (!readOnly) void keep(id, workflow, "automatic");
  };
  useEditor.subscribe((state, before) => {
    if (state.id !== before.id) {
      opened = true;
      if (latest !== undefined && !before.readOnly) void keep(before.id, before.workflow, "automatic");
      latest = undefined;
      return;
    }
    if (state.workflow === before.workflow || state.readOnly) return;
    const risky = isRisky(before.workflow, state.workflow);
    if ((opened || risky) && sizeOf(before.workflow) > 0) void keep(state.id, before.workflow, "automatic");
    opened = false;
    latest ??= performance.now() + LONGEST;
    clearTimeout(timer);
    timer = setTimeout(keepNow, Math.min(PAUSE, latest - performance.now()));
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepNow());
  setTimeout(() => void workflowStore().versions.sweep().catch(storageFailed), PAUSE);
}

/** Keeps a version of a workflow; undefined, and said so, where the storage fails. */
async function keep(id: string, workflow: Workflow, kind: VersionKind, name?: string): Promise<VersionHead | undefined> {
  const { text, updatedAt: at, nodes } = keptNow(workflow, id);
  try {
    return await workflowStore().versions.add(id, { text, at, nodes, kind, ...(name === undefined ? {} : { name }) });
  } catch (error) {
    storageFailed();
    toast(t("No version was kept. {message}", { message: error instanceof StoreError ? told(error.message) : "" }));
    return undefined;
  }
}

/** Keeps the open workflow as a version with a name, which can be changed. */
export async function keepCheckpoint(): Promise<void> {
  await flush();
  const { id, workflow } = useEditor.getState();
  const name = t("Checkpoint of {time}", { time: new Date().toLocaleString(locale(), SHORT) });
  const kept = await keep(id, workflow, "checkpoint", name);
  if (kept !== undefined) toast(t("Kept as “{name}”.", { name }), { label: t("Rename"), run: () => openKeeping("history") });
}

/** Makes an earlier version the open workflow, as a new version and as one step that can be undone. */
export async function restoreVersion(head: VersionHead, restored: Workflow): Promise<void> {
  const { id, workflow, readOnly } = useEditor.getState();
  if (id !== head.workflow || readOnly) return;
  await keep(id, workflow, "automatic");
  editor.apply(() => restored, { label: t("restore “{version}”", { version: titleOfVersion(head) }) });
  await keep(id, restored, "restored", t("Restored: {version}", { version: titleOfVersion(head) }));
  toast(t("Restored “{version}”.", { version: titleOfVersion(head) }), { label: t("Undo"), run: editor.undo });
}

/** Gives a version another name, an empty one none; false, and said so, where the storage fails. */
export async function nameVersion({ workflow, number }: VersionHead, name: string): Promise<boolean> {
  try {
    await workflowStore().versions.rename(workflow, number, name === "" ? undefined : name);
    return true;
  } catch (error) {
    storageFailed();
    toast(t("The version was not renamed. {message}", { message: error instanceof StoreError ? told(error.message) : "" }));
    return false;
  }
}

/** What a version is called. */
export function titleOfVersion({ name, at }: VersionHead): string {
  return name ?? new Date(at).toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
}

/** True where an edit took many nodes away. */
function isRisky(before: Workflow, after: Workflow): boolean {
  if (before.regions === after.regions && changedNodes(before.nodes, after.nodes) !== undefined) return false;
  return sizeOf(before) - sizeOf(after) >= MANY;
}

function sizeOf({ nodes, regions }: Workflow): number {
  return Object.keys(nodes).length + Object.keys(regions ?? {}).length;
}
