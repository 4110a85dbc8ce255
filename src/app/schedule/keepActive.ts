import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { workflowStore } from "../library/workflowStore.ts";
import { keepWorkflow } from "./keepWorkflow.ts";
import { schedulePoints } from "./schedulePoints.ts";
import { hearOtherTabs, noteKept, useSchedules } from "./scheduleStore.ts";

/** What ends the keeping of a workflow, by its id. */
const keepers = new Map<string, AbortController>();

/** Keeps the schedules of all workflows that are switched on, each in one tab alone. Call once. */
export function keepActive(): void {
  hearOtherTabs();
  follow();
  useSchedules.subscribe(({ active }, before) => active !== before.active && follow());
}

function follow(): void {
  const { active } = useSchedules.getState();
  for (const [id, keeper] of keepers) {
    if (active.has(id)) continue;
    keeper.abort();
    keepers.delete(id);
  }
  for (const id of active) {
    if (keepers.has(id)) continue;
    const keeper = new AbortController();
    keepers.set(id, keeper);
    void keepAlone(id, keeper.signal);
  }
}

/** Waits until no other tab keeps the workflow's schedules, then keeps them until it is told to stop. */
async function keepAlone(id: string, signal: AbortSignal): Promise<void> {
  // Absent where the page is not a secure context: then each tab keeps them.
  const { locks } = navigator as { readonly locks?: LockManager };
  try {
    if (locks === undefined) await keep(id, signal);
    else await locks.request(`vwmp-schedule-${id}`, { signal }, () => keep(id, signal));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function keep(id: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const read = (): Promise<Workflow | undefined> => workflowOf(id);
  let shown: string | undefined;
  let stop = (): void => undefined;
  const renew = async (): Promise<void> => {
    const [workflow, catalogue] = [await read(), await catalogueOf()];
    const points = workflow === undefined ? [] : schedulePoints(workflow, catalogue);
    const key = JSON.stringify(points);
    if (signal.aborted || key === shown) return;
    shown = key;
    stop();
    noteKept(id, true);
    stop = keepWorkflow({ id, read }, points);
  };
  await renew();
  const unsubscribe = useEditor.subscribe((state, before) => {
    if (state.id === id && state.workflow !== before.workflow) void renew();
  });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  unsubscribe();
  stop();
  noteKept(id, false);
}

/** The workflow as it is now: in the editor, or as it was kept. */
async function workflowOf(id: string): Promise<Workflow | undefined> {
  const state = useEditor.getState();
  if (state.id === id) return state.workflow;
  const kept = await workflowStore().get(id);
  return kept === undefined ? undefined : (await readWorkflow(kept.text)).workflow;
}

function catalogueOf(): Promise<readonly NodeDescription[]> {
  return new Promise((resolve) => {
    const { catalogue } = useEditor.getState();
    if (catalogue.length > 0) return resolve(catalogue);
    const stop = useEditor.subscribe((state) => {
      if (state.catalogue.length === 0) return;
      stop();
      resolve(state.catalogue);
    });
  });
}
