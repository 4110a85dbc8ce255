import type { NodeChange, OnEdgesChange } from "@xyflow/react";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Position } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { positionsOf } from "../editor/grid.ts";
import { dropOnEdge } from "../editor/insertingOnEdge.ts";
import { withInside } from "../editor/regions.ts";
import { moveTo } from "../editor/selecting.ts";
import { type CardNode, nodeMaker, type Wire, wireMaker } from "./canvasNodes.ts";
import { type FrameNode, frameMaker } from "./frameNodes.ts";
import { boundaryWires, type GroupNode, groupNodes, hiddenBy } from "./groupNodes.ts";
import { listKeeper } from "./listKeeper.ts";
import { type NoteNode, noteNodes } from "./noteNodes.ts";
import { whereDropped } from "./whereDropped.ts";

export type BoardNode = CardNode | FrameNode | NoteNode | GroupNode;

const NOT_DRAGGED: ReadonlyMap<string, Position> = new Map();

/** Frames, cards and wires of the open workflow, and what React Flow reports about them. A drag is one change, made when it ends. */
export function useCanvasNodes() {
  const workflow = useEditor((state) => state.workflow);
  const catalogue = useEditor((state) => state.catalogue);
  const selection = useEditor((state) => state.selection);
  const selectedEdges = useEditor((state) => state.selectedEdges);
  const [dragged, setDragged] = useState(NOT_DRAGGED);
  const [makeNodes] = useState(nodeMaker);
  const [makeFrames] = useState(frameMaker);
  const [makeWires] = useState(wireMaker);
  const [keepNodes] = useState(listKeeper<BoardNode>);
  const [keepWires] = useState(listKeeper<Wire>);
  const hidden = useMemo(() => hiddenBy(workflow), [workflow]);
  const nodes = useMemo(
    () =>
      keepNodes([
        ...noteNodes(workflow, selection, dragged),
        ...groupNodes(workflow, catalogue, selection, dragged),
        ...makeFrames(workflow, catalogue, selection, dragged).filter(({ id }) => !hidden.has(id)),
        ...makeNodes(workflow, catalogue, selection, dragged).filter(({ id }) => !hidden.has(id)),
      ]),
    [keepNodes, makeFrames, makeNodes, workflow, catalogue, selection, dragged, hidden],
  );
  const wires = useMemo(() => {
    const all = makeWires(workflow, catalogue, selectedEdges);
    return keepWires(hidden.size === 0 ? all : boundaryWires(all, hidden)) as Wire[];
  }, [keepWires, makeWires, workflow, catalogue, selectedEdges, hidden]);
  const drawn = useRef(nodes);
  useLayoutEffect(() => {
    drawn.current = nodes;
  });
  const [reports] = useState(() => reportsOf(() => drawn.current, setDragged));
  return { nodes, wires, reports };
}

export type Reports = ReturnType<typeof reportsOf>;

/** What React Flow reports, made into selections, drags and edits: the same functions for as long as the canvas is there. */
function reportsOf(drawn: () => readonly BoardNode[], show: (dragged: ReadonlyMap<string, Position>) => void) {
  let dragged = NOT_DRAGGED;
  /** `alone`: React Flow moves only what it was given, so that what else is selected has to be taken along. */
  const onMove = (changes: readonly NodeChange<BoardNode>[], alone: boolean): void => {
    const moved = changes.filter((change) => change.type === "position" && change.position !== undefined) as readonly Move[];
    if (moved.length === 0) return;
    const nodes = drawn();
    dragged = withMoves(dragged, alone ? withSelected(moved, nodes) : moved, nodes);
    show(dragged);
  };
  const onSelect = (changes: readonly NodeChange<BoardNode>[]): void => {
    const selects = changes.filter((change) => change.type === "select");
    if (selects.length === 0) return;
    const state = useEditor.getState();
    editor.select(changed(state.selection, selects), state.selectedEdges);
  };
  const onEdgesChange: OnEdgesChange<Wire> = (changes) => {
    const selects = changes.filter((change) => change.type === "select");
    if (selects.length === 0) return;
    const state = useEditor.getState();
    editor.select(state.selection, changed(state.selectedEdges, selects));
  };
  /** `onto`: the edge that a card was dropped on. */
  const dropNodes = (onto?: string): void => {
    const places = new Map([...dragged].map(([node, [x, y]]) => [node, whereDropped({ x, y })]));
    const [only] = places;
    if (onto !== undefined && only !== undefined) dropOnEdge(...only, onto);
    else if (places.size > 0) moveTo(places);
    dragged = NOT_DRAGGED;
    show(dragged);
  };
  return { drawn, onMove, onSelect, onEdgesChange, dropNodes };
}

type Move = { readonly id: string; readonly position: { readonly x: number; readonly y: number } };

/** The moves, and those of all that is selected where a selected node is moved. */
function withSelected(moves: readonly Move[], drawn: readonly BoardNode[]): readonly Move[] {
  const { selection } = useEditor.getState();
  const lead = moves.find(({ id }) => selection.has(id));
  const from = lead && drawn.find(({ id }) => id === lead.id)?.position;
  if (lead === undefined || from === undefined) return moves;
  const [dx, dy] = [lead.position.x - from.x, lead.position.y - from.y];
  const rest = drawn.filter(({ id }) => selection.has(id) && !moves.some((move) => move.id === id));
  return [...moves, ...rest.map(({ id, position: { x, y } }) => ({ id, position: { x: x + dx, y: y + dy } }))];
}

/** A frame that moves takes along what lies in it, by steps of the grid where things keep to it. */
function withMoves(
  before: ReadonlyMap<string, Position>,
  moves: readonly Move[],
  drawn: readonly BoardNode[],
): ReadonlyMap<string, Position> {
  const after = new Map(before);
  const { workflow } = useEditor.getState();
  const places = positionsOf(workflow);
  const carried = new Set<string>();
  for (const { id, position } of moves) {
    const frame = drawn.find((node) => node.id === id && holds(node));
    if (frame === undefined) {
      after.set(id, [position.x, position.y]);
      carried.add(id);
    }
  }
  for (const { id, position } of moves) {
    const frame = drawn.find((node) => node.id === id && holds(node));
    if (frame === undefined) continue;
    const [dx, dy] = whereDropped({ x: position.x - frame.position.x, y: position.y - frame.position.y });
    for (const inner of withInside(workflow, [id])) {
      const at = before.get(inner) ?? places.get(inner);
      if (at === undefined || carried.has(inner)) continue;
      after.set(inner, [at[0] + dx, at[1] + dy]);
      carried.add(inner);
    }
  }
  return after;
}

/** It moves with what lies in it. */
function holds(node: BoardNode): boolean {
  return node.type === "frame" || node.type === "box";
}

function changed(before: ReadonlySet<string>, selects: readonly object[]): ReadonlySet<string> {
  const after = new Set(before);
  for (const { id, selected } of selects as readonly { id: string; selected: boolean }[]) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}
