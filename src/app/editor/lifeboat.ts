import type { KeptWorkflow, WorkflowStore } from "../../model/store.ts";

const PLACE = "vwmp.lifeboat.";

type Place = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A workflow that may not have reached the store, and the revisions there that it was made from: the last known, and one under way. */
type Boat = { readonly workflow: KeptWorkflow; readonly over: readonly (string | null)[] };

/**
 * Keeps a workflow while the page goes away: a write to IndexedDB that begins then may never end, one to local storage has
 * ended when the call returns. What does not fit is left to the ordinary write.
 */
export function saveToLifeboat(workflow: KeptWorkflow, over: readonly (string | null)[], place: Place): void {
  try {
    place.setItem(PLACE + workflow.id, JSON.stringify({ workflow, over } satisfies Boat));
  } catch {
    place.removeItem(PLACE + workflow.id); // an older text must never come back in place of a newer one
  }
}

/** What it holds of a workflow is in the store. */
export function leaveLifeboat(id: string, place: Place): void {
  place.removeItem(PLACE + id);
}

/** The ids of the workflows of which there is something in the lifeboat. */
export function idsInLifeboat(place: Storage): readonly string[] {
  return Object.keys(place).flatMap((key) => (key.startsWith(PLACE) ? [key.slice(PLACE.length)] : []));
}

/**
 * Puts what the lifeboat holds of a workflow into the store: in place of what it was made from, and under `copyId` where the store
 * holds anything else by now.
 */
export async function emptyLifeboat(id: string, store: WorkflowStore, place: Place, copyId: string): Promise<void> {
  const saved = place.getItem(PLACE + id);
  if (saved === null) return;
  const { workflow, over } = JSON.parse(saved) as Boat;
  const stored = await store.get(id);
  if (stored === undefined || over.includes(stored.revision)) await store.put(workflow, stored?.revision ?? null);
  else if (stored.text !== workflow.text) await store.put({ ...workflow, id: copyId }, null);
  place.removeItem(PLACE + id);
}
