import { keptNow, workflowStore } from "../library/workflowStore.ts";
import { editor, useEditor } from "./editorStore.ts";
import { saveToLifeboat } from "./lifeboat.ts";

/** Milliseconds without a change before the workflow is written; with the write itself well under 500. */
const PAUSE = 200;
/** Milliseconds after which changes that never pause are written all the same: a tab that is killed loses no more than these. */
const LONGEST = 400;
/** Milliseconds before a write that failed is tried again. */
const AGAIN = 4000;

let timer: ReturnType<typeof setTimeout> | undefined;
/** When the first change that is not written yet is to be written at the latest. */
let latest: number | undefined;
let listeners: (() => void)[] = [];

/** Writes the open workflow soon after each change, and at once when the page is left. Call once. */
export function startAutosave(): void {
  useEditor.subscribe((state, before) => {
    if (state.workflow === before.workflow || state.id !== before.id || state.id === "") return;
    if (state.saved === "saved") editor.setSaved("saving");
    latest ??= performance.now() + LONGEST;
    schedule(Math.min(PAUSE, latest - performance.now()));
  });
  addEventListener("pagehide", () => {
    const { id, workflow, saved } = useEditor.getState();
    if (id !== "" && saved !== "saved") saveToLifeboat(keptNow(workflow, id), localStorage);
    void flush();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void flush());
}

/** Calls back after every write. */
export function onSaved(call: () => void): void {
  listeners = [...listeners, call];
}

/** Writes what is not written yet. Resolves when it is kept or could not be. */
export async function flush(): Promise<void> {
  clearTimeout(timer);
  latest = undefined;
  const { id, workflow, saved } = useEditor.getState();
  if (id === "" || saved === "saved") return;
  try {
    await workflowStore().put(keptNow(workflow, id));
    const now = useEditor.getState();
    if (now.id === id && now.workflow === workflow) editor.setSaved("saved");
    for (const call of listeners) call();
  } catch {
    if (useEditor.getState().id !== id) return;
    editor.setSaved("failed");
    schedule(AGAIN);
  }
}

function schedule(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), ms);
}
