import type { OnConnectEnd } from "@xyflow/react";
import type { DragEvent, MouseEvent } from "react";
import { connectPorts, fittingPortOf, refusal } from "../editor/connecting.ts";
import { useEditor } from "../editor/editorStore.ts";
import { CARD } from "../editor/grid.ts";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { edgeOf } from "../editor/splicing.ts";
import { type Point, type PortRef, setUi, type UiState } from "../editor/uiStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { DRAGGED_TYPE, draggedType } from "./draggedType.ts";
import { viewport } from "./viewport.ts";
import { markUnderType, takeMarked } from "./wireUnder.ts";

type End = {
  readonly source: string | null;
  readonly target: string | null;
  readonly sourceHandle?: string | null;
  readonly targetHandle?: string | null;
};
/** The end that gives. */
export const sourceOf = (at: End): PortRef => ({ node: at.source ?? "", port: at.sourceHandle ?? "out", side: "output" });
/** The end that takes. */
export const targetOf = (at: End): PortRef => ({ node: at.target ?? "", port: at.targetHandle ?? "in", side: "input" });

/** Where an edge was dropped that found no port: on a card, on empty canvas, or on a port that refuses it. */
export const endConnection: OnConnectEnd = (event, state) => {
  if (state.isValid === true || state.fromHandle === null || state.fromNode === null) return;
  const from: PortRef = {
    node: state.fromNode.id,
    port: state.fromHandle.id ?? "",
    side: state.fromHandle.type === "source" ? "output" : "input",
  };
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  if (at === undefined) return;
  if (state.toHandle !== null && state.toNode !== null) {
    const side = state.toHandle.type === "source" ? "output" : "input";
    const same = state.toHandle.id === from.port && state.toNode.id === from.node && side === from.side;
    const reason = same ? undefined : refusal(from, { node: state.toNode.id, port: state.toHandle.id ?? "", side });
    if (reason !== undefined) toast(t("Not connected. {reason}", { reason }));
    return;
  }
  const under = document.elementFromPoint(at.clientX, at.clientY);
  const card = under?.closest<HTMLElement>("[data-node-card]")?.dataset["nodeCard"];
  if (card === from.node) return;
  const port = card === undefined ? undefined : fittingPortOf(card, from);
  if (port !== undefined) connectPorts(from, port);
  else if (card !== undefined) toast(t("Not connected. No port of this node takes what the edge carries."));
  else if (under?.closest(".react-flow__pane")) openNodeCreator({ at: viewport.toFlow({ x: at.clientX, y: at.clientY }), from });
};

/** Dragging swallows the browser's own focus change; a focus that comes of the pointer shows no ring. */
export function focusCanvas(target: EventTarget, canvas: HTMLElement): void {
  if (!(target instanceof Element) || target.closest("button, input, .canvas-empty, [role=button]") !== null) return;
  canvas.dataset["pointer"] = "";
  viewport.focus();
}

/** A double click on empty canvas adds a node there. */
export function openCreator(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.classList.contains("react-flow__pane")) {
    openNodeCreator({ at: cornerAt(event) });
  }
}

export function openMenu(event: globalThis.MouseEvent | MouseEvent, of: NonNullable<UiState["menu"]>["of"]): void {
  event.preventDefault();
  setUi({ menu: { x: event.clientX, y: event.clientY, of } });
}

/** A type over the canvas may be dropped there, or on the wire that is marked for it. */
export function allowDrop(event: DragEvent): void {
  const dragged = draggedType();
  if (dragged === undefined || !event.dataTransfer.types.includes(DRAGGED_TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  markUnderType(dragged.type, { x: event.clientX, y: event.clientY });
}

/** Nothing is marked for a type that is not over the canvas any more. */
export function leaveWithDrop({ currentTarget, relatedTarget }: DragEvent): void {
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) takeMarked();
}

/** A type dropped from the palette becomes a node or region whose middle is under the pointer; on a wire it stands in it. */
export function dropType(event: DragEvent): void {
  const dragged = draggedType();
  const text = takeMarked();
  if (dragged === undefined) return;
  event.preventDefault();
  const { workflow, catalogue } = useEditor.getState();
  const edge = text === undefined ? undefined : edgeOf(workflow, catalogue, text);
  const at = cornerAt(event);
  dragged.insert({ at, center: at, ...(edge === undefined ? {} : { edge: edge.text, from: { ...edge.from, side: "output" } }) });
  viewport.focus();
}

/** Where the corner of a card is whose middle is under the pointer. */
function cornerAt(event: MouseEvent): Point {
  const { x, y } = viewport.toFlow({ x: event.clientX, y: event.clientY });
  return { x: x - CARD.width / 2, y: y - CARD.height / 2 };
}
