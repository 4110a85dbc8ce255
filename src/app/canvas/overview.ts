import type { Point } from "../editor/uiStore.ts";
import type { Wire } from "./canvasNodes.ts";
import type { BoardNode } from "./useCanvasNodes.ts";

/** Below this zoom nothing of a card can be read. */
const READABLE = 0.4;
/** Up to so many nodes all are drawn as elements, and so found by name wherever they are. */
export const ALL_DRAWN = 300;
/** The title bars of frames and of groups, which take the pointer for them. */
const TITLE = 36;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** True where nodes and wires are drawn on one layer, and only the node at the pointer is an element. */
export function isOverview(zoom: number, nodes: number): boolean {
  return zoom < READABLE && nodes > ALL_DRAWN;
}

/** The place of a node on the board. */
export function boxOf({ position, width = 0, height = 0 }: BoardNode): Box {
  return { x: position.x, y: position.y, width, height };
}

/** The box around all nodes; undefined where there is none. */
export function boundsOf(nodes: readonly BoardNode[]): Box | undefined {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return nodes.length === 0 ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The node that takes the pointer at a point: of those that overlap the one drawn last. Frames and open groups do so by their title. */
export function nodeAt(nodes: readonly BoardNode[], { x, y }: Point): BoardNode | undefined {
  return nodes.findLast((node) => {
    const { x: left, y: top, width, height } = boxOf(node);
    const titled = node.type === "frame" || (node.type === "box" && !node.data.group.collapsed);
    return x >= left && x <= left + width && y >= top && y <= top + (titled ? Math.min(TITLE, height) : height);
  });
}

/** The cards and notes that a box touches. */
export function nodesIn(nodes: readonly BoardNode[], box: Box): readonly string[] {
  return nodes.filter((node) => (node.type === "card" || node.type === "note") && touches(boxOf(node), box)).map(({ id }) => id);
}

/** True where two boxes have a point in common. */
export function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** From where to where each wire leads: four numbers a wire. */
export function wireEnds(nodes: readonly BoardNode[], wires: readonly Wire[]): Float32Array {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Float32Array(wires.length * 4);
  wires.forEach(({ source, sourceHandle, target, targetHandle }, index) => {
    const from = portOf(byId.get(source), sourceHandle, "source");
    const to = portOf(byId.get(target), targetHandle, "target");
    ends.set([from.x, from.y, to.x, to.y], index * 4);
  });
  return ends;
}

function portOf(node: BoardNode | undefined, id: string | null | undefined, type: "source" | "target"): Point {
  const handle = node?.handles?.find((each) => each.type === type && each.id === id);
  if (node === undefined || handle === undefined) return { x: Number.NaN, y: Number.NaN };
  return { x: node.position.x + handle.x + (handle.width ?? 0) / 2, y: node.position.y + handle.y + (handle.height ?? 0) / 2 };
}
