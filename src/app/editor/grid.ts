import { own } from "../../model/json.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { changedNodes } from "../../model/workflowChange.ts";
import type { Point } from "./uiStore.ts";

/** Positions are multiples of this. */
export const GRID = 20;
export const CARD = { width: 220, height: 84 } as const;
/** Between cards that are placed beside each other. */
export const GAP = 60;

/** The nearest point of the grid. */
export function onGrid({ x, y }: Point): Position {
  return [Math.round(x / GRID) * GRID, Math.round(y / GRID) * GRID];
}

/** Where a node is drawn: its place in the layout, else in a row below everything, in file order. */
export function positionsOf(workflow: Workflow): ReadonlyMap<string, Position> {
  const { nodes } = workflow;
  const layout = workflow.layout?.nodes;
  const same = latest !== undefined && latest.layout === layout && changedNodes(latest.nodes, nodes) !== undefined;
  latest = { nodes, layout, positions: same && latest !== undefined ? latest.positions : place(workflow) };
  return latest.positions;
}

/** True where the file says of some node where it lies. */
export function isPlaced({ nodes, layout }: Workflow): boolean {
  return Object.keys(nodes).some((id) => isPosition(own(layout?.nodes, id)));
}

/** Most edits move nothing: then the positions are the very same. */
let latest: { readonly nodes: Workflow["nodes"]; readonly layout: unknown; readonly positions: ReadonlyMap<string, Position> } | undefined;

function place(workflow: Workflow): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  const ids = Object.keys(workflow.nodes);
  let bottom = 0;
  for (const id of ids) {
    const at = own(workflow.layout?.nodes, id);
    if (!isPosition(at)) continue;
    positions.set(id, at);
    bottom = Math.max(bottom, at[1] + CARD.height + GAP);
  }
  let placed = 0;
  const row = positions.size === 0 ? 0 : Math.ceil(bottom / GRID) * GRID;
  for (const id of ids) {
    if (positions.has(id)) continue;
    positions.set(id, [(placed % 6) * (CARD.width + GAP), row + Math.floor(placed / 6) * 140]);
    placed += 1;
  }
  return positions;
}

function isPosition(at: unknown): at is Position {
  return Array.isArray(at) && at.length === 2 && at.every((part) => Number.isFinite(part));
}
