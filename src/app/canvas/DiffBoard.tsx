import {
  Background,
  BackgroundVariant,
  BaseEdge,
  type EdgeProps,
  type EdgeTypes,
  getBezierPath,
  Handle,
  type NodeProps,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  type Position as Side,
} from "@xyflow/react";
import { createContext, useContext, useMemo } from "react";
import type { WorkflowDiff } from "../../model/diffWorkflows.ts";
import { formatEdge, parseEdge } from "../../model/edge.ts";
import { own } from "../../model/json.ts";
import { REGION_KINDS } from "../../model/region.ts";
import type { Position } from "../../model/workflow.ts";
import { useDescription } from "../editor/describeType.ts";
import { useEditor } from "../editor/editorStore.ts";
import { CARD, GRID } from "../editor/grid.ts";
import { summaryOf, summaryOfRegion } from "../editor/summaryOf.ts";
import type { Point } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { msg, t } from "../words/words.ts";
import { type CardNode, nodeMaker, type Wire, wireMaker } from "./canvasNodes.ts";
import { portPlace, portSide } from "./cardShape.ts";
import { type FrameNode, frameMaker } from "./frameNodes.ts";

const NODE_TYPES: NodeTypes = { card: DiffCard, frame: DiffFrame };
const EDGE_TYPES: EdgeTypes = { wire: DiffWire };
const FIT = { padding: 0.1, maxZoom: 1 };
const NOTHING: ReadonlySet<string> = new Set();
const NOWHERE: ReadonlyMap<string, Position> = new Map();
/** Colour is never alone: each change has a sign too. */
const SIGNS = { added: "plus", removed: "minus", changed: "pencil" } as const;

const Shown = createContext<WorkflowDiff | undefined>(undefined);

/** A difference drawn as a workflow that can be looked at: what is in either version, with what became of it. */
export function DiffBoard({ diff }: { readonly diff: WorkflowDiff }) {
  const catalogue = useEditor((state) => state.catalogue);
  const { nodes, wires } = useMemo(() => {
    const { both } = diff;
    return {
      nodes: [...frameMaker()(both, catalogue, NOTHING, NOWHERE), ...apart(nodeMaker()(both, catalogue, NOTHING, NOWHERE), diff)],
      wires: wireMaker()(both, catalogue, NOTHING),
    };
  }, [diff, catalogue]);
  return (
    <section aria-label={t("Version on the canvas")} className="diff-board">
      <Shown value={diff}>
        <ReactFlowProvider>
          <ReactFlow
            nodes={nodes as (CardNode | FrameNode)[]}
            edges={wires}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            deleteKeyCode={null}
            disableKeyboardA11y
            minZoom={0.1}
            maxZoom={2}
            fitView
            fitViewOptions={FIT}
            proOptions={{ hideAttribution: true }}
          >
            <Background variant={BackgroundVariant.Dots} gap={GRID} size={1.5} color="var(--dot)" />
          </ReactFlow>
        </ReactFlowProvider>
      </Shown>
    </section>
  );
}

/** Removed cards below those that have taken their places. */
function apart(cards: readonly CardNode[], { parts }: WorkflowDiff): readonly CardNode[] {
  const gone = ({ id }: CardNode): boolean => parts.get(id)?.kind === "removed";
  const taken = cards.filter((card) => !gone(card)).map(({ position }) => position);
  return cards.map((card) => {
    if (!gone(card)) return card;
    const { x } = card.position;
    let { y } = card.position;
    const covered = (): boolean => taken.some((at) => Math.abs(at.x - x) < CARD.width && Math.abs(at.y - y) < CARD.height + GRID);
    while (covered()) y += GRID;
    taken.push({ x, y });
    return { ...card, position: { x, y } };
  });
}

function useChange(id: string) {
  const diff = useContext(Shown);
  const kind = diff?.parts.get(id)?.kind;
  return { diff, kind: kind ?? (diff?.moved.has(id) ? ("moved" as const) : undefined) };
}

function DiffCard({ id, data: { ports } }: NodeProps<CardNode>) {
  const { diff, kind } = useChange(id);
  const node = own(diff?.both.nodes, id);
  const type = useDescription(node?.type);
  if (node === undefined) return null;
  const title = node.name || id;
  return (
    <div
      role="group"
      aria-label={`${title}, ${type?.title ?? node.type}, ${t(KINDS[kind ?? "unchanged"])}`}
      className="card"
      data-change={kind}
    >
      <div className="card-head">
        <span className="card-icon">
          <Icon name={type?.icon ?? "box"} size={18} />
        </span>
        <span className="card-names">
          <span className="card-title">{title}</span>
          <span className="card-kind">{type?.title ?? node.type}</span>
        </span>
      </div>
      <p className="card-summary">{summaryOf(node, type)}</p>
      <Sign kind={kind} />
      {(["input", "output"] as const).flatMap((side) =>
        (side === "input" ? ports.inputs : ports.outputs).map(({ name }, index) => (
          <End key={`${side} ${name}`} name={name} side={side} place={portPlace(ports, side, index)} position={portSide(side, name)} />
        )),
      )}
    </div>
  );
}

function DiffFrame({ id, data }: NodeProps<FrameNode>) {
  const { diff, kind } = useChange(id);
  const region = own(diff?.both.regions, id);
  if (region === undefined) return null;
  const title = region.name || id;
  return (
    <div role="group" aria-label={`${title}, ${t(KINDS[kind ?? "unchanged"])}`} className="frame" data-change={kind}>
      <div className="frame-title">
        <Icon name={own(REGION_KINDS, region.kind)?.icon ?? "group"} />
        <span className="frame-name">{title}</span>
        <span className="frame-summary">{summaryOfRegion(region)}</span>
      </div>
      <Sign kind={kind} />
      {data.ports.map(({ port, side, place, position }) => (
        <End key={`${side} ${port.name}`} name={port.name} side={side} place={place} position={position} />
      ))}
    </div>
  );
}

type EndProps = { readonly name: string; readonly side: "input" | "output"; readonly place: Point; readonly position: Side };

/** Where edges are drawn from and to. */
function End({ name, side, place, position }: EndProps) {
  return (
    <Handle
      id={name}
      type={side === "input" ? "target" : "source"}
      position={position}
      className="port"
      style={{ left: place.x, top: place.y }}
      isConnectable={false}
      aria-hidden="true"
    />
  );
}

const KINDS = {
  added: msg("added"),
  removed: msg("removed"),
  changed: msg("changed"),
  moved: msg("moved"),
  unchanged: msg("unchanged"),
} as const;

function Sign({ kind }: { readonly kind: keyof typeof SIGNS | "moved" | undefined }) {
  if (kind === undefined) return null;
  return (
    <span className="diff-sign" data-change={kind}>
      <Icon name={kind === "moved" ? "move" : SIGNS[kind]} size={12} />
      {t(KINDS[kind])}
    </span>
  );
}

function DiffWire(props: EdgeProps<Wire>) {
  const diff = useContext(Shown);
  const [path, x, y] = getBezierPath(props);
  const edge = parseEdge(props.id);
  const text = edge === undefined ? props.id : formatEdge(edge);
  const kind = diff?.edges.find((change) => change.edge === text)?.kind;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group in SVG is no control
    <g role="group" aria-label={`${props.data?.label ?? text}, ${t(KINDS[kind ?? "unchanged"])}`} className="wire" data-change={kind}>
      <BaseEdge path={path} />
      {kind !== undefined && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group in SVG takes no focus
        <g transform={`translate(${x} ${y})`} className="diff-wire-sign" aria-hidden="true">
          <circle r={9} />
          <text textAnchor="middle" dominantBaseline="central">
            {{ added: "+", removed: "−", changed: "~" }[kind]}
          </text>
        </g>
      )}
    </g>
  );
}
