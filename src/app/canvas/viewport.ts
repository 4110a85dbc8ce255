import type { ReactFlowInstance } from "@xyflow/react";
import type { Point } from "../editor/uiStore.ts";

const DURATION = 160;
let flow: ReactFlowInstance | undefined;
let element: HTMLElement | undefined;

/** Tells which canvas is shown; undefined when it is taken away. */
export function showViewport(instance: ReactFlowInstance | undefined, canvas: HTMLElement | undefined): void {
  flow = instance;
  element = canvas;
}

/** Moves and measures what the canvas shows; does nothing while there is none. */
export const viewport = {
  zoomIn: () => void flow?.zoomIn({ duration: duration() }),
  zoomOut: () => void flow?.zoomOut({ duration: duration() }),
  full: () => void flow?.zoomTo(1, { duration: duration() }),
  fit: () => void flow?.fitView({ duration: duration(), padding: 0.12, maxZoom: 1 }),
  focus: () => element?.focus({ preventScroll: true }),
  /** True while the focus is on the canvas or in it. */
  hasFocus: () => element?.contains(document.activeElement) ?? false,
  /** True while the focus is on the canvas itself. */
  isFocused: () => element !== undefined && document.activeElement === element,
  /** A point of the window as a point of the workflow. */
  toFlow: (at: Point): Point => flow?.screenToFlowPosition(at) ?? at,
  /** The middle of what is shown, as a point of the workflow. */
  center(): Point {
    const box = element?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : viewport.toFlow({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  },
  /** Scrolls so that a node is in sight. */
  reveal(id: string): void {
    const node = flow?.getNode(id);
    const box = element?.getBoundingClientRect();
    if (flow === undefined || node === undefined || box === undefined) return;
    const at = flow.flowToScreenPosition(node.position);
    const zoom = flow.getZoom();
    const inside = at.x > box.left && at.y > box.top && at.x + 220 * zoom < box.right && at.y + 84 * zoom < box.bottom;
    if (!inside) void flow.setCenter(node.position.x + 110, node.position.y + 42, { zoom, duration: duration() });
  },
  port: (node: string, side: "input" | "output", port: string): HTMLElement | undefined =>
    [...(element?.querySelectorAll<HTMLElement>(`[data-side="${side}"]`) ?? [])].find(
      (each) => each.dataset["node"] === node && each.dataset["port"] === port,
    ),
};

function duration(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : DURATION;
}
