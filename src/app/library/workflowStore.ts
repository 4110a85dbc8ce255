import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { KeptWorkflow } from "../../model/store.ts";
import type { Workflow } from "../../model/workflow.ts";
import { indexedDbStore } from "../../storage/indexedDbStore.ts";
import { isEmbedded } from "../embedded/isEmbedded.ts";

let store: ReturnType<typeof indexedDbStore> | undefined;

/** Where this page keeps workflows; those that other pages embed lie apart from a person's own. */
export function workflowStore(): ReturnType<typeof indexedDbStore> {
  store ??= indexedDbStore(isEmbedded() ? "vwmp-embedded" : "vwmp");
  return store;
}

/** A workflow as it is kept, changed just now. */
export function keptNow(workflow: Workflow, id: string): KeptWorkflow {
  const nodes = Object.keys(workflow.nodes).length;
  return { id, name: workflow.name, updatedAt: Date.now(), nodes, revision: newId(), text: formatWorkflow(workflow) };
}

/** An id never used before. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
