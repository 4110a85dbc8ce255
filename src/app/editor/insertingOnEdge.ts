import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { useEditor } from "./editorStore.ts";
import { CARD, GAP, GRID, onGrid, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";
import { edgeOf, spliced } from "./splicing.ts";

/** The workflow with a new node put into an edge: in the middle of it, with what lies behind it moved on where there is no room. */
export function withNodeOnEdge(workflow: Workflow, id: string, text: string): Workflow {
  const { catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  const positions = positionsOf(workflow);
  const [from, to] = [edge && positions.get(edge.from.node), edge && positions.get(edge.to.node)];
  const joined = spliced(workflow, catalogue, id, text);
  if (edge === undefined || from === undefined || to === undefined || joined === workflow) return joined;
  const room = to[0] - from[0] - CARD.width;
  const missing = CARD.width + 2 * GAP - room;
  if (missing <= 0) return edits.moveNodes(joined, new Map([[id, onGrid({ x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 })]]));
  const by = Math.ceil(missing / GRID) * GRID;
  const moves = new Map<string, Position>([[id, [from[0] + CARD.width + GAP, from[1]]]]);
  for (const each of behind(workflow, edge.to.node)) {
    const at = positions.get(each);
    if (at !== undefined && at[0] >= to[0] && own(workflow.nodes, each) !== undefined && each !== edge.from.node)
      moves.set(each, [at[0] + by, at[1]]);
  }
  return edits.moveNodes(joined, moves);
}

/** A node and all that it feeds. */
function behind(workflow: Workflow, start: string): ReadonlySet<string> {
  const { edges } = drawingOf(workflow, useEditor.getState().catalogue);
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from.node, [...(next.get(from.node) ?? []), to.node]);
  const found = new Set([start]);
  for (const id of found) for (const to of next.get(id) ?? []) found.add(to);
  return found;
}
