import { type Edge, formatEdge } from "./edge.ts";
import { own } from "./json.ts";
import type { Workflow } from "./workflow.ts";

/** What people call a node or region: its name, else its id. */
export function titleOf(workflow: Workflow, id: string): string {
  return (own(workflow.nodes, id) ?? own(workflow.regions, id))?.name || id;
}

/** An edge for people to read: as in the file, with names in the place of ids. */
export function edgeTitle(workflow: Workflow, { from, to }: Edge): string {
  return formatEdge({ from: { ...from, node: titleOf(workflow, from.node) }, to: { ...to, node: titleOf(workflow, to.node) } });
}
