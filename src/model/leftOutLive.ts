import { withDefaults } from "./checkParams.ts";
import { type JsonObject, own } from "./json.ts";
import type { NodeDescription } from "./nodeType.ts";
import type { Workflow, WorkflowNode } from "./workflow.ts";

/**
 * The nodes that do not run by themselves while a workflow is edited: those that change or ask something outside, wait, begin a run, use a
 * secret or run code. A file that lies in the workflow is not outside, and a pinned node does not run at all.
 */
export function leftOutLive(workflow: Workflow, typeOf: (type: string) => NodeDescription | undefined): readonly string[] {
  const pinned = new Set(Object.keys(workflow.pins ?? {}).map((key) => key.split(".", 1)[0]));
  return Object.entries(workflow.nodes).flatMap(([id, node]) => {
    const type = typeOf(node.type);
    if (type === undefined || node.disabled === true || pinned.has(id)) return [];
    return staysInside(type, node) ? [] : [id];
  });
}

function staysInside(type: NodeDescription, { params }: WorkflowNode): boolean {
  if (type.trigger !== undefined || type.asks === "code" || type.changes !== undefined) return false;
  if (params !== undefined && namesSecrets(params)) return false;
  return type.effects === "pure" || (type.effects === "read" && readsPickedFile(type, withDefaults(type.params, params)));
}

/** Params do not change in place: each is looked through once. */
const known = new WeakMap<JsonObject, boolean>();

function namesSecrets(params: JsonObject): boolean {
  const found = known.get(params) ?? JSON.stringify(params).includes("secrets");
  known.set(params, found);
  return found;
}

function readsPickedFile({ params: fields }: NodeDescription, params: JsonObject): boolean {
  const entries = Object.entries(fields);
  const picked = entries.some(([name, field]) => field.kind === "file" && own(params, name) !== undefined);
  return picked && entries.every(([name, field]) => field.capability === undefined || (own(params, name) ?? "") === "");
}
