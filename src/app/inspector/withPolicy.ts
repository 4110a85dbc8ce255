import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { NodePolicy, Workflow } from "../../model/workflow.ts";

/** The workflow with the policy of a node or region changed. */
export function withPolicy(workflow: Workflow, id: string, change: (policy: NodePolicy | undefined) => NodePolicy | undefined): Workflow {
  const node = own(workflow.nodes, id);
  if (node !== undefined) return edits.setNode(workflow, id, { policy: change(node.policy) });
  return edits.setRegion(workflow, id, { policy: change(own(workflow.regions, id)?.policy) });
}
