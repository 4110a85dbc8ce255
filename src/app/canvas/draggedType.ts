import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";

/** What the browser is told that a palette entry carries: until the drop it says no more than that. */
export const DRAGGED_TYPE = "application/x-vwmp-node-type";

/** A node type on its way from the palette, and the workflow that its node is to call. */
type DraggedType = { readonly type: NodeDescription; readonly calls: Workflow | undefined };

let dragged: DraggedType | undefined;

/** What is dragged from the palette now. */
export const draggedType = (): DraggedType | undefined => dragged;

/** Tells what is dragged from the palette; undefined when that ended. */
export function dragType(next: DraggedType | undefined): void {
  dragged = next;
}
