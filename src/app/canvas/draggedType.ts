import type { NodeDescription } from "../../model/nodeType.ts";
import type { Point, UiState } from "../editor/uiStore.ts";

/** What the browser is told that a palette entry carries: until the drop it says no more than that. */
export const DRAGGED_TYPE = "application/x-vwmp-node-type";

/** A node type or region on its way from the palette. */
type DraggedType = {
  /** Whose ports say in which wire it can stand; undefined for a region, which can in each. */
  readonly type: NodeDescription | undefined;
  /** Puts it on the canvas. */
  readonly insert: (to: Place) => void;
};

/** Where something new goes: to a point, into an edge, behind a port, else into the middle. */
export type Place = NonNullable<UiState["creator"]> & { readonly center: Point };

let dragged: DraggedType | undefined;

/** What is dragged from the palette now. */
export const draggedType = (): DraggedType | undefined => dragged;

/** Tells what is dragged from the palette; undefined when that ended. */
export function dragType(next: DraggedType | undefined): void {
  dragged = next;
}
