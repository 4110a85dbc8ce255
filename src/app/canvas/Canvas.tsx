import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { type MouseEvent, memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { hasNoNodes } from "../../model/workflowChange.ts";
import { connectPorts, refusal } from "../editor/connecting.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { CARD, GRID } from "../editor/grid.ts";
import { setUi, useUi } from "../editor/uiStore.ts";
import { useRunStore } from "../run/runStore.ts";
import { useDeviceSettings } from "../settings/deviceSettings.ts";
import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { t } from "../words/words.ts";
import { CanvasControls } from "./CanvasControls.tsx";
import { CanvasEdge } from "./CanvasEdge.tsx";
import type { Wire } from "./canvasNodes.ts";
import { EmptyWorkflow } from "./EmptyWorkflow.tsx";
import { GroupBox } from "./GroupBox.tsx";
import { allowDrop, dropType, endConnection, focusCanvas, leaveWithDrop, openCreator, openMenu, sourceOf, targetOf } from "./gestures.ts";
import { watchLongPress } from "./longPress.ts";
import { Minimap } from "./Minimap.tsx";
import { NodeCard } from "./NodeCard.tsx";
import { NoteCard } from "./NoteCard.tsx";
import { Overview } from "./Overview.tsx";
import { ALL_DRAWN, isOverview, nodeAt } from "./overview.ts";
import { RegionFrame } from "./RegionFrame.tsx";
import { useSelectMore } from "./selectMore.ts";
import { type BoardNode, type Reports, useCanvasNodes } from "./useCanvasNodes.ts";
import { useElements } from "./useElements.ts";
import {
  enterView,
  keepViewport,
  onShowAll,
  rememberView,
  showNodes,
  showViewport,
  viewOf,
  viewport,
  ZOOM,
  zoomOnEntry,
} from "./viewport.ts";
import { WirePeek } from "./WirePeek.tsx";
import { markUnderCard, takeMarked } from "./wireUnder.ts";

const NODE_TYPES: NodeTypes = { card: NodeCard, frame: RegionFrame, note: NoteCard, box: GroupBox };
const EDGE_TYPES: EdgeTypes = { wire: CanvasEdge };
const NO_WIRES: Wire[] = [];
/** Milliseconds for which the canvas is ready for a view that is on its way. */
const ENTRY = 250;
/** How the canvas behaves: dragging on it selects, the middle button and the space bar pan, our own keys do the rest. */
const BEHAVIOUR = {
  snapGrid: [GRID, GRID] as [number, number],
  minZoom: ZOOM.least,
  maxZoom: ZOOM.most,
  selectionOnDrag: true,
  selectionMode: SelectionMode.Partial,
  panOnDrag: [1],
  multiSelectionKeyCode: ["Shift", "Meta", "Control"],
  deleteKeyCode: null,
  zoomOnDoubleClick: false,
  connectOnClick: false,
  connectionRadius: 28,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  elevateNodesOnSelect: false,
  proOptions: { hideAttribution: true },
};

/** The open workflow, drawn and edited. The focus stays on the landmark itself, so that it is one tab stop. */
export function Canvas() {
  const element = useRef<HTMLElement>(null);
  const ran = useRunStore((state) => state.facts.runId !== undefined);
  const empty = useEditor(({ workflow }) => hasNoNodes(workflow.nodes));
  return (
    <ReactFlowProvider>
      <main
        ref={element}
        aria-label={t("Canvas")}
        aria-describedby="canvas-help"
        className="canvas"
        data-pane="Canvas"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas is one tab stop, worked by keys
        tabIndex={0}
        onPointerDown={(event) => focusCanvas(event.target, event.currentTarget)}
        onKeyDown={(event) => delete event.currentTarget.dataset["pointer"]}
        onDoubleClick={openCreator}
        onDragOver={allowDrop}
        onDragLeave={leaveWithDrop}
        onDrop={dropType}
      >
        <span id="canvas-help" className="visually-hidden">
          {t(
            "Tab adds a node, arrows go from node to node, Enter opens a node, C connects it, W goes to its wires, question mark lists all keys, F6 leaves the canvas.",
          )}
        </span>
        <Board element={element} />
        {empty && <EmptyWorkflow />}
        <CanvasControls />
      </main>
      {ran && <WirePeek />}
    </ReactFlowProvider>
  );
}

function Board({ element }: { readonly element: { readonly current: HTMLElement | null } }) {
  const id = useEditor((state) => state.id);
  const viewing = useEditor((state) => state.viewing);
  const flow = useReactFlow();
  const { nodes, wires, reports } = useCanvasNodes();
  useEffect(() => showNodes(nodes), [nodes]);
  useEffect(() => (element.current === null ? undefined : watchLongPress(element.current)), [element]);
  useEffect(() => {
    showViewport(flow, element.current ?? undefined);
    const watch = new ResizeObserver(viewport.refit);
    if (element.current !== null) watch.observe(element.current);
    return () => {
      watch.disconnect();
      showViewport(undefined, undefined);
    };
  }, [flow, element]);
  useSelectMore();
  const overview = useOverview(id, nodes);
  const [pointed, setPointed] = useState<string>();
  // The press that may follow at once is already meant for the card.
  const point = useCallback((node: string | undefined) => flushSync(() => setPointed(node)), []);
  const elements = useElements(nodes, pointed, overview);
  return <Flow key={id} {...{ id, viewing, nodes, elements, wires, overview, reports, point }} />;
}

/**
 * Whether all is drawn on one layer. Known before the view is there: React Flow would else make an element of each card and wire
 * in it, to throw them away at once.
 */
function useOverview(id: string, nodes: readonly BoardNode[]): boolean {
  const [entered, setEntered] = useState("");
  const [ahead, setAhead] = useState<{ readonly zoom: number; readonly show: () => void }>();
  const zoom = entered === id ? ahead?.zoom : zoomOnEntry(id, nodes);
  const overview = useStore((state) => isOverview(zoom ?? state.transform[2], nodes.length));
  useEffect(() => {
    onShowAll((next, show) => (isOverview(next, nodes.length) && !overview ? setAhead({ zoom: next, show }) : show()));
  }, [overview, nodes]);
  useEffect(() => {
    enterView(id);
    const there = setTimeout(() => setEntered(id), ENTRY);
    return () => clearTimeout(there);
  }, [id]);
  useEffect(() => {
    if (ahead === undefined) return;
    ahead.show();
    // Longer than the view takes to get there.
    const there = setTimeout(() => setAhead(undefined), ENTRY);
    return () => clearTimeout(there);
  }, [ahead]);
  return overview;
}

type FlowProps = {
  readonly id: string;
  readonly viewing: boolean;
  readonly nodes: readonly BoardNode[];
  /** Those that React Flow is given. */
  readonly elements: readonly BoardNode[];
  readonly wires: Wire[];
  readonly overview: boolean;
  readonly reports: Reports;
  readonly point: (node: string | undefined) => void;
};

/** Drawn again only when something of it changed. */
const Flow = memo(function Flow({ id, viewing, nodes, elements, wires, overview, reports, point }: FlowProps) {
  const snap = useDeviceSettings((state) => state.snap);
  const left = viewOf(id);
  const handlers = useMemo(() => handlersOf(id, overview, reports), [id, overview, reports]);
  return (
    <ReactFlow
      {...BEHAVIOUR}
      {...handlers}
      {...(left === undefined ? {} : { defaultViewport: left })}
      snapToGrid={snap}
      nodes={elements as BoardNode[]}
      edges={overview ? NO_WIRES : wires}
      nodesDraggable={!viewing}
      nodesConnectable={!viewing}
      onlyRenderVisibleElements={nodes.length > ALL_DRAWN}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
    >
      <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} color="var(--dot)" />
      {overview && <Overview nodes={nodes} wires={wires} onPoint={point} />}
      <Minimap nodes={nodes} />
    </ReactFlow>
  );
});

type Handlers = Partial<ReactFlowProps<BoardNode, Wire>>;

/** What is done for gestures. React Flow tells all cards and wires of each function that is another, so they stay the same in a drag. */
function handlersOf(id: string, overview: boolean, { drawn, onMove, onSelect, onEdgesChange, dropNodes }: Reports): Handlers {
  return {
    onNodesChange(changes) {
      onMove(changes, overview);
      // React Flow knows only some of the nodes then, so it cannot say what is selected no longer.
      if (!overview) onSelect(changes);
    },
    onEdgesChange,
    onMoveEnd: (_event, view) => rememberView(id, view),
    onMoveStart: (event) => event !== null && keepViewport(),
    onNodeDragStart(_event, node) {
      keepViewport();
      if (overview && !useEditor.getState().selection.has(node.id)) editor.select([node.id]);
    },
    onNodeDrag(_event, { id, type, position, height = 0 }, all) {
      if (type === "card" && all.length === 1) markUnderCard(id, { x: position.x + CARD.width / 2, y: position.y + height / 2 });
    },
    onNodeDragStop: () => dropNodes(takeMarked()),
    onSelectionDragStop: () => dropNodes(),
    onConnect: (at) => connectPorts(sourceOf(at), targetOf(at)),
    onConnectEnd: endConnection,
    isValidConnection: (at) => refusal(sourceOf(at), targetOf(at)) === undefined,
    onNodeClick: (event, node) => (overview || SELECTED_BY_US.has(node.type)) && selectNode(event, node),
    onPaneClick(event) {
      if (overview) selectNode(event, nodeAt(drawn(), viewport.toFlow({ x: event.clientX, y: event.clientY })));
    },
    onNodeDoubleClick: openNode,
    onPaneContextMenu: (event) => openMenu(event, "canvas"),
    onNodeContextMenu: menuOfNode,
    onSelectionContextMenu: (event) => openMenu(event, "node"),
    onEdgeContextMenu: menuOfEdge,
  };
}

/** What React Flow must not select: see `selectable` of frames and groups. */
const SELECTED_BY_US: ReadonlySet<string> = new Set(["frame", "box"]);

/** Selects a node, or nothing; with Shift, Ctrl or ⌘ it is added to what is selected or taken from it. */
function selectNode(event: MouseEvent, node: BoardNode | undefined): void {
  const { selection, selectedEdges } = useEditor.getState();
  if (node === undefined) editor.select([]);
  else if (!(event.shiftKey || event.ctrlKey || event.metaKey || useUi.getState().more)) editor.select([node.id]);
  else if (selection.has(node.id))
    editor.select(
      [...selection].filter((id) => id !== node.id),
      selectedEdges,
    );
  else editor.select([...selection, node.id], selectedEdges);
}

function openNode(_event: MouseEvent, node: BoardNode): void {
  if (node.type === "note") return;
  editor.select([node.id]);
  setUi({ inspector: true, tab: "Params", pane: "Inspector" });
}

function menuOfNode(event: MouseEvent, node: BoardNode): void {
  if (!useEditor.getState().selection.has(node.id)) editor.select([node.id]);
  const alone = useEditor.getState().selection.size === 1;
  openMenu(event, alone ? MENUS[node.type] : "node");
}

const MENUS = { card: "node", frame: "region", note: "note", box: "group" } as const;

function menuOfEdge(event: MouseEvent, wire: Wire): void {
  editor.select([], [wire.id]);
  openMenu(event, "edge");
}
