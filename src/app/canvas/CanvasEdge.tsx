import { BaseEdge, type EdgeProps, getBezierPath, Position } from "@xyflow/react";
import { memo } from "react";
import { useEdgeCount, useNodeRun } from "../run/runStore.ts";
import { backwardPath, goesBack } from "./backwardPath.ts";
import type { Wire } from "./canvasNodes.ts";

const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A shorter edge has no room for its count. */
const SHORTEST = 40;

/** An edge, named by its ends and the number of items that passed. */
export const CanvasEdge = memo(function CanvasEdge(props: EdgeProps<Wire>) {
  const { data, source, selected } = props;
  const count = useEdgeCount(source, data?.edge.from.port ?? "");
  const running = useNodeRun(source)?.status === "running" && data?.late !== true;
  const [path, x, y] = props.sourcePosition === Position.Right && goesBack(props) ? backwardPath(props) : getBezierPath(props);
  const shown = count === undefined ? undefined : count < 10_000 ? count.toLocaleString("en") : COMPACT.format(count);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group in SVG is no control
    <g
      role="group"
      aria-label={`${data?.label ?? ""}, ${(count ?? 0).toLocaleString("en")} ${count === 1 ? "item" : "items"}`}
      className="wire"
      data-passed={count !== undefined && count > 0}
      data-running={running}
      data-selected={selected === true}
      data-error={data?.edge.from.port === "error"}
    >
      <BaseEdge path={path} interactionWidth={20} />
      {shown !== undefined && Math.hypot(props.targetX - props.sourceX, props.targetY - props.sourceY) >= SHORTEST && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group in SVG takes no focus
        <g transform={`translate(${x} ${y})`} className="wire-count" aria-hidden="true">
          <rect x={-shown.length * 3.5 - 8} y={-10} width={shown.length * 7 + 16} height={20} rx={10} />
          <text textAnchor="middle" dominantBaseline="central">
            {shown}
          </text>
        </g>
      )}
    </g>
  );
});
