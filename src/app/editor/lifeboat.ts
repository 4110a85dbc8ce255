import type { KeptWorkflow, WorkflowStore } from "../../model/store.ts";

const PLACE = "vwmp.lifeboat";

type Place = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Keeps a workflow while the page goes away: a write to IndexedDB that begins then may never end, one to local storage has
 * ended when the call returns. What does not fit is left to the ordinary write.
 */
export function saveToLifeboat(workflow: KeptWorkflow, place: Place): void {
  try {
    place.setItem(PLACE, JSON.stringify(workflow));
  } catch {
    place.removeItem(PLACE); // an older text must never come back in place of a newer one
  }
}

/** Puts what the lifeboat holds into the store, unless the store has it newer, and empties it. */
export async function emptyLifeboat(store: WorkflowStore, place: Place): Promise<void> {
  const saved = place.getItem(PLACE);
  if (saved === null) return;
  const workflow = JSON.parse(saved) as KeptWorkflow;
  const stored = await store.get(workflow.id);
  if (stored === undefined || stored.updatedAt < workflow.updatedAt) await store.put(workflow);
  place.removeItem(PLACE);
}
