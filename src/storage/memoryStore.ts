import { type KeptWorkflow, staleRevision, type WorkflowEntry, type WorkflowStore } from "../model/store.ts";

/** Keeps workflows until the page is closed: for tests, and where the browser refuses storage. */
export function memoryStore(): WorkflowStore {
  const kept = new Map<string, KeptWorkflow>();
  return {
    list: async () => [...kept.values()].map(entryOf).sort((a, b) => b.updatedAt - a.updatedAt),
    get: async (id) => kept.get(id),
    async put(workflow, over) {
      if (over !== undefined && (kept.get(workflow.id)?.revision ?? null) !== over) throw staleRevision(workflow.name);
      kept.set(workflow.id, workflow);
    },
    remove: async (id) => void kept.delete(id),
  };
}

function entryOf({ id, name, updatedAt, nodes, revision }: KeptWorkflow): WorkflowEntry {
  return { id, name, updatedAt, nodes, revision };
}
