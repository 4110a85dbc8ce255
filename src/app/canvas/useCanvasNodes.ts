import type { OnEdgesChange, OnNodesChange } from "@xyflow/react";
import { useMemo, useState } from "react";
import type { Position } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { onGrid } from "../editor/inserting.ts";
import { moveTo } from "../editor/selecting.ts";
import { type CardNode, nodeMaker, type Wire, wireMaker } from "./canvasNodes.ts";

const NOT_DRAGGED: ReadonlyMap<string, Position> = new Map();

/** Cards and wires of the open workflow, and what React Flow reports about them. A drag is one change, made when it ends. */
export function useCanvasNodes() {
  const { workflow, catalogue, selection, selectedEdges } = useEditor();
  const [dragged, setDragged] = useState(NOT_DRAGGED);
  const [makeNodes] = useState(nodeMaker);
  const [makeWires] = useState(wireMaker);
  const nodes = useMemo(() => makeNodes(workflow, catalogue, selection, dragged), [makeNodes, workflow, catalogue, selection, dragged]);
  const wires = useMemo(() => makeWires(workflow, catalogue, selectedEdges), [makeWires, workflow, catalogue, selectedEdges]);
  const onNodesChange: OnNodesChange<CardNode> = (changes) => {
    const moved = changes.filter((change) => change.type === "position" && change.position !== undefined);
    if (moved.length > 0) setDragged((before) => withMoves(before, moved));
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
  const dropNodes = (): void => {
    const places = new Map([...dragged].map(([node, [x, y]]) => [node, onGrid({ x, y })]));
    if (places.size > 0) moveTo(places);
    setDragged(NOT_DRAGGED);
  };
  return { nodes, wires, onNodesChange, onEdgesChange, dropNodes };
}

function withMoves(before: ReadonlyMap<string, Position>, moves: readonly object[]): ReadonlyMap<string, Position> {
  const after = new Map(before);
  for (const move of moves as readonly { id: string; position: { x: number; y: number } }[])
    after.set(move.id, [move.position.x, move.position.y]);
  return after;
}

function changed(before: ReadonlySet<string>, selects: readonly object[]): ReadonlySet<string> {
  const after = new Set(before);
  for (const { id, selected } of selects as readonly { id: string; selected: boolean }[]) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}
