import { parseEdge } from "../../model/edge.ts";
import { own } from "../../model/json.ts";
import { memberPath } from "../../model/memberPath.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { inputsOf } from "../../model/ports.ts";
import type { Workflow } from "../../model/workflow.ts";
import { describeType } from "../editor/describeType.ts";

/** How the fields of a node call an item that comes from another: `item` where that is at its first in-port, else by the other's id. */
export function pathOfInput(workflow: Workflow, catalogue: readonly NodeDescription[], node: string, from: string): string {
  const owner = own(workflow.nodes, node);
  const type = owner === undefined ? undefined : describeType(catalogue, owner.type);
  const first = type === undefined ? "in" : inputsOf(type, owner?.params)[0]?.name;
  const direct = workflow.edges.some((text) => {
    const edge = parseEdge(text);
    return edge?.from.node === from && edge.to.node === node && (edge.to.port === undefined || edge.to.port === first);
  });
  return direct ? "item" : memberPath(memberPath("nodes", from), "item");
}
