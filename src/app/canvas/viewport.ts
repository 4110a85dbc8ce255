import { getViewportForBounds, type ReactFlowInstance, type Viewport } from "@xyflow/react";
import type { Point } from "../editor/uiStore.ts";
import { boundsOf } from "./overview.ts";
import type { BoardNode } from "./useCanvasNodes.ts";

const DURATION = 160;
/** Leaves room for what floats over the canvas, and at the sides for edges that go back. */
/** The least and the most that the canvas zooms. */
export const ZOOM = { least: 0.1, most: 2 } as const;
/** From this zoom on the text of a card is read without effort. */
const LEGIBLE = 0.75;
const FIT = { padding: { top: "60px", bottom: "64px", x: "64px" }, maxZoom: 1 } as const;
let flow: ReactFlowInstance | undefined;
let element: HTMLElement | undefined;
let nodes: readonly BoardNode[] = [];
let focusable: () => HTMLElement | undefined = () => element;
/** The person chose what is shown. */
let chosen = false;
/** Has the canvas get ready for a zoom, then calls back. */
let ready: (zoom: number, show: () => void) => void = (_zoom, show) => show();

/** What was shown of each workflow that was open on this page, once the person chose it. */
const views = new Map<string, Viewport>();

/** What was shown of a workflow when it was left; undefined where nobody had chosen. */
export const viewOf = (id: string): Viewport | undefined => views.get(id);

/** Remembers what is shown of a workflow, where the person chose it. */
export function rememberView(id: string, view: Viewport): void {
  if (chosen) views.set(id, view);
}

export function forgetViewOf(id: string): void {
  views.delete(id);
}

/** Tells which canvas is shown, and what of it takes the focus where it is not the whole; undefined when it is taken away. */
export function showViewport(
  instance: ReactFlowInstance | undefined,
  canvas: HTMLElement | undefined,
  focus: () => HTMLElement | undefined = () => element,
): void {
  flow = instance;
  element = canvas;
  focusable = focus;
  chosen = false;
}

/** Tells what is on the canvas, also where React Flow draws only some of it. */
export function showNodes(all: readonly BoardNode[]): void {
  nodes = all;
}

/** Tells what gets the canvas ready before all is shown: what is drawn at another zoom would else be made first and thrown away. */
export function onShowAll(call: typeof ready): void {
  ready = call;
}

/** The zoom at which a workflow that is entered will be shown; undefined where that is not known before. */
export function zoomOnEntry(id: string, all: readonly BoardNode[]): number | undefined {
  const view = views.get(id) ?? viewOfAll(all);
  return view?.zoom;
}

/** Tells which workflow is shown: unless it was shown before, nobody has chosen what is shown of it, and all is. */
export function enterView(id: string): void {
  chosen = views.has(id);
  viewport.refit();
}

/** Tells that the person moved or zoomed the canvas, or moved what is on it. */
export function keepViewport(): void {
  chosen = true;
}

/** Moves and measures what the canvas shows; does nothing while there is none. */
export const viewport = {
  zoomIn: () => void move((shown) => shown.zoomIn({ duration: duration() })),
  zoomOut: () => void move((shown) => shown.zoomOut({ duration: duration() })),
  full: () => void move((shown) => shown.zoomTo(1, { duration: duration() })),
  fit(): void {
    chosen = false;
    showAll(duration());
  },
  /** Shows all of what has just been added, once it is drawn, unless the person chose what is shown. */
  fitNew(): void {
    requestAnimationFrame(() => requestAnimationFrame(viewport.refit));
  },
  /** Fits again after the canvas changed its size, unless the person chose what is shown. */
  refit(): void {
    if (!chosen) showAll(0);
  },
  focus: () => focusable()?.focus({ preventScroll: true }),
  /** True while the focus is on the canvas or in it. */
  hasFocus: () => element?.contains(document.activeElement) ?? false,
  /** True while the focus is on the canvas itself. */
  isFocused: () => element !== undefined && document.activeElement === element,
  /** A point of the window as a point of the workflow. */
  toFlow: (at: Point): Point => flow?.screenToFlowPosition(at) ?? at,
  /** A point of the workflow as a point of the window. */
  toWindow: (at: Point): Point => flow?.flowToScreenPosition(at) ?? at,
  /** The middle of what is shown, as a point of the workflow. */
  center(): Point {
    const box = element?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : viewport.toFlow({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  },
  /** Scrolls so that a node is in sight, and zooms where it is to be read and could not be; resolves when it is. */
  async reveal(id: string, legible = false): Promise<void> {
    const node = nodes.find((each) => each.id === id);
    const box = element?.getBoundingClientRect();
    if (flow === undefined || node === undefined || box === undefined || box.width === 0) return;
    const at = flow.flowToScreenPosition(node.position);
    const small = legible && flow.getZoom() < LEGIBLE;
    const zoom = small ? 1 : flow.getZoom();
    const inside = at.x > box.left && at.y > box.top && at.x + 220 * zoom < box.right && at.y + 84 * zoom < box.bottom;
    if (!inside || small)
      await move((shown) => shown.setCenter(node.position.x + 110, node.position.y + 42, { zoom, duration: duration() }));
  },
  port: (node: string, side: "input" | "output", port: string): HTMLElement | undefined =>
    [...(element?.querySelectorAll<HTMLElement>(`[data-side="${side}"]`) ?? [])].find(
      (each) => each.dataset["node"] === node && each.dataset["port"] === port,
    ),
  /** The middle of what is drawn of a node or an edge, as a point of the window; that of the canvas where nothing is. */
  middleOf(id: string | undefined): Point {
    const drawn = [...(element?.querySelectorAll<HTMLElement>(".react-flow__node, .react-flow__edge") ?? [])];
    const box = (drawn.find((each) => each.dataset["id"] === id) ?? element)?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  },
};

async function move(by: (shown: ReactFlowInstance) => Promise<boolean>): Promise<void> {
  if (flow === undefined) return;
  chosen = true;
  await by(flow);
}

function showAll(duration: number): void {
  const view = viewOfAll(nodes);
  if (flow === undefined || view === undefined) return;
  ready(view.zoom, () => void flow?.setViewport(view, { duration }));
}

function viewOfAll(all: readonly BoardNode[]): Viewport | undefined {
  const bounds = boundsOf(all);
  if (element === undefined || bounds === undefined) return undefined;
  const { clientWidth, clientHeight } = element;
  // Behind another pane it has no size; it fits once it has one.
  if (clientWidth === 0 || clientHeight === 0) return undefined;
  return getViewportForBounds(bounds, clientWidth, clientHeight, ZOOM.least, FIT.maxZoom, FIT.padding);
}

function duration(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : DURATION;
}
