import { BaseEdge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { BODY } from "../../model/region.ts";
import type { Position } from "../../model/workflow.ts";
import { useOnLineage } from "../data/lineageStore.ts";
import { bend } from "../editor/bending.ts";
import { useEditor } from "../editor/editorStore.ts";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { useEdgeCount, useEnteredCount, useIsRunning } from "../run/runStore.ts";
import { locale, numberText, t, tn } from "../words/words.ts";
import type { Wire } from "./canvasNodes.ts";
import { viewport } from "./viewport.ts";
import { WireBends } from "./WireBends.tsx";
import { wirePath } from "./wirePath.ts";

const COMPACT = { notation: "compact", maximumFractionDigits: 1 } as const;

/** From the middle of a wire to the middle of its plus: a click on the wire itself selects it. */
const ABOVE = 18;
const NO_EDGE = { from: { node: "", port: "" }, to: { node: "", port: "" } };
const STRAIGHT: readonly Position[] = [];

/** A shorter edge has no room for its count. */
const SHORTEST = 40;

/** An edge, named by its ends and the number of items that passed. */
export const CanvasEdge = memo(function CanvasEdge(props: EdgeProps<Wire>) {
  const { id, data, selected } = props;
  const { from, to } = data?.edge ?? NO_EDGE;
  // By its own ends, not those that are drawn: a collapsed group stands for nodes.
  const left = useEdgeCount(from.node, from.port);
  // What enters a region's nodes leaves no port; where other edges lead to the same one nobody can tell what came by which.
  const inner = useEditor(({ workflow, catalogue }) => from.port === BODY && isAlone(drawingOf(workflow, catalogue).edges, to));
  const entered = useEnteredCount(to.node, to.port, inner);
  const count = left ?? entered;
  const traced = useOnLineage(from.node, to.node);
  const running = useIsRunning(from.node) && data?.late !== true;
  const bends = data?.bends ?? STRAIGHT;
  const [path, x, y] = wirePath(props, bends);
  const shown = count === undefined ? undefined : count < 10_000 ? numberText(count) : count.toLocaleString(locale(), COMPACT);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group in SVG is no control
    <g
      role="group"
      aria-label={tn(count ?? 0, "{label}, {count} item", "{label}, {count} items", { label: data?.label ?? "" })}
      className="wire"
      data-passed={count !== undefined && count > 0}
      data-running={running}
      data-lineage={traced}
      data-selected={selected === true}
      data-error={data?.edge.from.port === "error"}
      data-port-kind={data?.kind}
      onDoubleClick={(event) => bend(id, viewport.toFlow({ x: event.clientX, y: event.clientY }))}
    >
      <BaseEdge path={path} interactionWidth={20} />
      {/* A straight wire has no height: with this it has a middle to point at. */}
      <rect x={x - 6} y={y - 6} width={12} height={12} fill="transparent" />
      {shown !== undefined && Math.hypot(props.targetX - props.sourceX, props.targetY - props.sourceY) >= SHORTEST && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group in SVG takes no focus
        <g transform={`translate(${x} ${y})`} className="wire-count" aria-hidden="true">
          <rect x={-shown.length * 3.5 - 8} y={-10} width={shown.length * 7 + 16} height={20} rx={10} />
          <text textAnchor="middle" dominantBaseline="central">
            {shown}
          </text>
        </g>
      )}
      {bends.length > 0 && <WireBends edge={id} bends={bends} />}
      <InsertButton edge={id} label={data?.label ?? ""} x={x} y={y - ABOVE} />
    </g>
  );
});

type WiredEnds = { readonly to: { readonly node: string; readonly port: string } };

/** Nothing else leads to the same port. */
function isAlone(edges: readonly WiredEnds[], { node, port }: WiredEnds["to"]): boolean {
  return edges.filter(({ to }) => to.node === node && to.port === port).length === 1;
}

/** Shown while the pointer is on the wire, or the wire is selected; by keyboard the wire's menu does the same. */
function InsertButton({ edge, label, x, y }: { readonly edge: string; readonly label: string; readonly x: number; readonly y: number }) {
  return (
    <g
      role="button"
      tabIndex={-1}
      aria-label={t("Insert node on {label}", { label })}
      className="wire-insert"
      transform={`translate(${x} ${y})`}
      onClick={(event) => {
        event.stopPropagation();
        openNodeCreator({ edge });
      }}
    >
      <circle r={10} />
      <path d="M -4 0 H 4 M 0 -4 V 4" />
    </g>
  );
}
