import { type Catalogue, resolveType } from "./catalogue.ts";
import { homesOf } from "./checkRegions.ts";
import { own } from "./json.ts";
import type { NodeDescription } from "./nodeType.ts";
import type { Workflow } from "./workflow.ts";

/** Whether a run can be begun by this node: a trigger that is not disabled, and lies in no region (F5). */
export function canBegin(workflow: Workflow, types: Catalogue, id: string): boolean {
  return triggerOf(workflow, types, id) !== undefined && own(workflow.nodes, id)?.disabled !== true && !homesOf(workflow).has(id);
}

/** What a node's type says of beginning runs. */
export function triggerOf(workflow: Workflow, types: Catalogue, id: string): NodeDescription["trigger"] {
  const node = own(workflow.nodes, id);
  return node === undefined ? undefined : resolveType(types, node.type)?.trigger;
}
