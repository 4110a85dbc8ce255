import { homesOf } from "../../model/checkRegions.ts";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import { BODY, SINKS } from "../../model/region.ts";
import { moveToRegion } from "../../model/regionEdits.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { t } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { CARD, GAP, GRID, onGrid, positionsOf } from "./grid.ts";
import { drawingOf, titleOf, type WholeEdge } from "./portsOfNode.ts";
import { edgeOf, spliced, splicePorts } from "./splicing.ts";
import { announce, type PortRef } from "./uiStore.ts";

/** The region in which an edge at this port runs; undefined outside of all. */
export function levelOf(workflow: Workflow, { node, port }: Pick<PortRef, "node" | "port">): string | undefined {
  const inner = own(workflow.regions, node) !== undefined && (port === BODY || SINKS.some((sink) => sink === port));
  return inner ? node : homesOf(workflow).get(node);
}

/** The edge with this text, where a node that has no edge yet can stand in it. */
export function edgeToStandIn(node: string, text: string): WholeEdge | undefined {
  const { workflow, catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  return edge === undefined || splicePorts(workflow, catalogue, node, edge) === undefined ? undefined : edge;
}

/** True for a node that no edge touches. */
export function isLoose(node: string): boolean {
  const { workflow, catalogue } = useEditor.getState();
  return !drawingOf(workflow, catalogue).edges.some(({ from, to }) => from.node === node || to.node === node);
}

/** Puts a node that was dropped on an edge into it: one step with the move. */
export function dropOnEdge(node: string, at: Position, text: string): void {
  const edge = edgeToStandIn(node, text);
  if (edge === undefined) return;
  editor.apply(
    (workflow) => {
      const moved = edits.moveNodes(workflow, new Map([[node, at]]));
      const level = levelOf(moved, edge.from);
      return withNodeOnEdge(homesOf(moved).get(node) === level ? moved : moveToRegion(moved, [node], level), node, text, at);
    },
    { label: t("put a node into a wire") },
  );
  const { workflow } = useEditor.getState();
  const titles = { title: titleOf(workflow, node), from: titleOf(workflow, edge.from.node), to: titleOf(workflow, edge.to.node) };
  announce(t("{title} stands between {from} and {to}", titles));
}

/**
 * The workflow with a node put into an edge: where it was dropped, else in the middle; with what lies behind it moved on where there is
 * no room.
 */
export function withNodeOnEdge(workflow: Workflow, id: string, text: string, dropped?: Position): Workflow {
  const { catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  const positions = positionsOf(workflow);
  const [from, to] = [edge && positions.get(edge.from.node), edge && positions.get(edge.to.node)];
  const joined = spliced(workflow, catalogue, id, text);
  if (edge === undefined || from === undefined || to === undefined || joined === workflow) return joined;
  const room = to[0] - from[0] - CARD.width;
  const missing = CARD.width + 2 * GAP - room;
  if (dropped !== undefined && room < 0) return joined;
  if (missing <= 0) {
    const [first, last] = [from[0] + CARD.width + GAP, to[0] - CARD.width - GAP];
    const between = (x: number): number => Math.min(Math.max(x, first), last);
    const at: Position = dropped ? [between(dropped[0]), dropped[1]] : onGrid({ x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 });
    return edits.moveNodes(joined, new Map([[id, at]]));
  }
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
