import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  type OnConnectEnd,
  type OnEdgesChange,
  type OnNodesChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Position } from "../../model/workflow.ts";
import { connectPorts, fittingPortOf, refusal } from "../editor/connecting.ts";
import { describeType } from "../editor/describeType.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { GRID, insertNode, onGrid } from "../editor/inserting.ts";
import { moveTo } from "../editor/selecting.ts";
import { type PortRef, setUi } from "../editor/uiStore.ts";
import { toast } from "../ui/Toasts.tsx";
import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { CanvasControls } from "./CanvasControls.tsx";
import { CanvasEdge } from "./CanvasEdge.tsx";
import { type CardNode, nodeMaker, type Wire, wireMaker } from "./canvasNodes.ts";
import { DRAGGED_TYPE } from "./draggedType.ts";
import { EmptyWorkflow } from "./EmptyWorkflow.tsx";
import { NodeCard } from "./NodeCard.tsx";
import { showViewport, viewport } from "./viewport.ts";

const NODE_TYPES: NodeTypes = { card: NodeCard };
const EDGE_TYPES: EdgeTypes = { wire: CanvasEdge };
const SNAP: [number, number] = [GRID, GRID];
const MULTI = ["Shift", "Meta", "Control"];
const PAN_BUTTONS = [1];
const FIT = { padding: 0.12, maxZoom: 1 };
const NOT_DRAGGED: ReadonlyMap<string, Position> = new Map();

/** The open workflow, drawn and edited. The focus stays on the landmark itself, so that it is one tab stop. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  );
}

function Board() {
  const { workflow, catalogue, selection, selectedEdges, id } = useEditor();
  const flow = useReactFlow();
  const element = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState(NOT_DRAGGED);
  const [makeNodes] = useState(nodeMaker);
  const [makeWires] = useState(wireMaker);
  const nodes = useMemo(() => makeNodes(workflow, catalogue, selection, dragged), [makeNodes, workflow, catalogue, selection, dragged]);
  const wires = useMemo(() => makeWires(workflow, catalogue, selectedEdges), [makeWires, workflow, catalogue, selectedEdges]);
  useEffect(() => {
    showViewport(flow, element.current ?? undefined);
    return () => showViewport(undefined, undefined);
  }, [flow]);

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

  return (
    <main
      ref={element}
      aria-label="Canvas"
      aria-describedby="canvas-help"
      className="canvas"
      data-pane="Canvas"
      tabIndex={0}
      onPointerDown={(event) => focusCanvas(event.target, event.currentTarget)}
      onKeyDown={(event) => delete event.currentTarget.dataset["pointer"]}
      onDoubleClick={openCreator}
      onDragOver={allowDrop}
      onDrop={dropType}
    >
      <span id="canvas-help" className="visually-hidden">
        Tab adds a node, arrows go from node to node, Enter opens a node, C connects it, question mark lists all keys, F6 leaves the canvas.
      </span>
      <ReactFlow
        key={id}
        nodes={nodes}
        edges={wires}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={dropNodes}
        onSelectionDragStop={dropNodes}
        onConnect={(at) => connectPorts(sourceOf(at), targetOf(at))}
        onConnectEnd={endConnection}
        isValidConnection={(at) => refusal(sourceOf(at), targetOf(at)) === undefined}
        onNodeDoubleClick={(_event, node) => {
          editor.select([node.id]);
          setUi({ inspector: true, tab: "Params", pane: "Inspector" });
        }}
        onPaneContextMenu={(event) => openMenu(event, "canvas")}
        onNodeContextMenu={(event, node) => {
          if (!useEditor.getState().selection.has(node.id)) editor.select([node.id]);
          openMenu(event, "node");
        }}
        onSelectionContextMenu={(event) => openMenu(event, "node")}
        onEdgeContextMenu={(event, wire) => {
          editor.select([], [wire.id]);
          openMenu(event, "edge");
        }}
        snapToGrid
        snapGrid={SNAP}
        minZoom={0.1}
        maxZoom={2}
        fitView
        fitViewOptions={FIT}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={PAN_BUTTONS}
        multiSelectionKeyCode={MULTI}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        connectOnClick={false}
        connectionRadius={28}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} color="var(--dot)" />
        <MiniMap pannable zoomable ariaLabel="Minimap" nodeColor="var(--line-strong)" maskColor="transparent" nodeBorderRadius={8} />
      </ReactFlow>
      {nodes.length === 0 && <EmptyWorkflow />}
      <CanvasControls />
    </main>
  );
}

type End = { readonly source: string | null; readonly target: string | null; readonly sourceHandle?: string | null; readonly targetHandle?: string | null };
const sourceOf = (at: End): PortRef => ({ node: at.source ?? "", port: at.sourceHandle ?? "out", side: "output" });
const targetOf = (at: End): PortRef => ({ node: at.target ?? "", port: at.targetHandle ?? "in", side: "input" });

const endConnection: OnConnectEnd = (event, state) => {
  if (state.isValid === true || state.fromHandle === null || state.fromNode === null) return;
  const from: PortRef = { node: state.fromNode.id, port: state.fromHandle.id ?? "", side: state.fromHandle.type === "source" ? "output" : "input" };
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  if (at === undefined) return;
  if (state.toHandle !== null && state.toNode !== null) {
    const side = state.toHandle.type === "source" ? "output" : "input";
    const same = state.toHandle.id === from.port && state.toNode.id === from.node && side === from.side;
    const reason = same ? undefined : refusal(from, { node: state.toNode.id, port: state.toHandle.id ?? "", side });
    if (reason !== undefined) toast(`Not connected. ${reason}`);
    return;
  }
  const under = document.elementFromPoint(at.clientX, at.clientY);
  const card = under?.closest<HTMLElement>("[data-node-card]")?.dataset["nodeCard"];
  if (card === from.node) return;
  const port = card === undefined ? undefined : fittingPortOf(card, from);
  if (port !== undefined) connectPorts(from, port);
  else if (card !== undefined) toast("Not connected. No port of this node takes what the edge carries.");
  else if (under?.closest(".react-flow__pane")) setUi({ creator: { at: viewport.toFlow({ x: at.clientX, y: at.clientY }), from } });
};

function withMoves(before: ReadonlyMap<string, Position>, moves: readonly object[]): ReadonlyMap<string, Position> {
  const after = new Map(before);
  for (const move of moves as readonly { id: string; position: { x: number; y: number } }[]) after.set(move.id, [move.position.x, move.position.y]);
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

/** Dragging swallows the browser's own focus change; a focus that comes of the pointer shows no ring. */
function focusCanvas(target: EventTarget, canvas: HTMLElement): void {
  if (!(target instanceof Element) || target.closest("button, input, .canvas-empty, [role=button]") !== null) return;
  canvas.dataset["pointer"] = "";
  viewport.focus();
}

function openCreator(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.classList.contains("react-flow__pane")) {
    const { x, y } = viewport.toFlow({ x: event.clientX, y: event.clientY });
    setUi({ creator: { at: { x: x - 110, y: y - 42 } } });
  }
}

function openMenu(event: globalThis.MouseEvent | MouseEvent, of: "canvas" | "node" | "edge"): void {
  event.preventDefault();
  setUi({ menu: { x: event.clientX, y: event.clientY, of } });
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED_TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}

function dropType(event: DragEvent): void {
  const type = describeType(useEditor.getState().catalogue, event.dataTransfer.getData(DRAGGED_TYPE));
  if (type === undefined) return;
  event.preventDefault();
  const { x, y } = viewport.toFlow({ x: event.clientX, y: event.clientY });
  insertNode(type, { at: { x: x - 110, y: y - 42 }, center: { x, y } });
  viewport.focus();
}
