import { withDefaults } from "./checkParams.ts";
import { type JsonObject, own } from "./json.ts";
import type { NodeDescription } from "./nodeType.ts";
import type { Workflow, WorkflowNode } from "./workflow.ts";
import { changedNodes } from "./workflowChange.ts";

/**
 * The nodes that do not run by themselves while a workflow is edited: those that change or ask something outside, wait, begin a run, use a
 * secret or run code. A file that lies in the workflow is not outside, and a pinned node does not run at all. `before`: the answer
 * for what the workflow was edited from; it is given again where nothing about it changed.
 */
export function leftOutLive(
  workflow: Workflow,
  typeOf: (type: string) => NodeDescription | undefined,
  before?: { readonly workflow: Workflow; readonly ids: readonly string[] },
): readonly string[] {
  const pinned = new Set(Object.keys(workflow.pins ?? {}).map((key) => key.split(".", 1)[0]));
  const isLeft = (id: string): boolean => {
    const node = workflow.nodes[id] as WorkflowNode;
    const type = typeOf(node.type);
    return type !== undefined && node.disabled !== true && !pinned.has(id) && !staysInside(type, node);
  };
  const known = before?.workflow.pins === workflow.pins ? before : undefined;
  const changed = known && changedNodes(known.workflow.nodes, workflow.nodes);
  if (known !== undefined && changed?.every((id) => known.ids.includes(id) === isLeft(id)) === true) return known.ids;
  return Object.keys(workflow.nodes).filter(isLeft);
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
