import { type Node as FlowNode, Position as Side } from "@xyflow/react";
import { GROUP, type Group, groupsOf } from "../../model/annotations.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { framesOf } from "../editor/frames.ts";
import { CARD, positionsOf } from "../editor/grid.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { withInside } from "../editor/regions.ts";
import type { Wire } from "./canvasNodes.ts";
import { cardHeight, PORT } from "./cardShape.ts";

export type GroupNode = FlowNode<{ readonly group: Group }, "box">;

/** Below frames; above notes. */
const LOWEST = -1500;
/** Around the members; the title bar is part of `top`. */
const PAD = { side: 24, top: 52, bottom: 24 } as const;

/** React Flow's nodes for the groups: boxes around their members, or small cards in their place. */
export function groupNodes(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  selection: ReadonlySet<string>,
  dragged: ReadonlyMap<string, Position>,
): GroupNode[] {
  const groups = groupsOf(workflow);
  if (groups.length === 0) return [];
  const positions = new Map([...positionsOf(workflow), ...dragged]);
  const frames = framesOf(workflow, catalogue, positions);
  const { ports } = drawingOf(workflow, catalogue);
  return groups.flatMap((group) => {
    const boxes = group.nodes.flatMap((id): readonly Box[] => {
      const frame = frames.get(id);
      if (frame !== undefined) return [frame];
      const at = own(workflow.nodes, id) === undefined ? undefined : positions.get(id);
      const shape = ports.get(id);
      return at === undefined || shape === undefined ? [] : [{ x: at[0], y: at[1], width: CARD.width, height: cardHeight(shape) }];
    });
    return boxes.length === 0 ? [] : [make(group, around(boxes), selection.has(GROUP + group.id))];
  });
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - PAD.side;
  const y = Math.min(...boxes.map((box) => box.y)) - PAD.top;
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + PAD.side - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + PAD.bottom - y,
  };
}

function make(group: Group, box: Box, selected: boolean): GroupNode {
  const { width, height } = group.collapsed ? { width: CARD.width, height: 60 } : box;
  const handle = (type: "source" | "target", x: number) => ({
    id: type === "source" ? "out" : "in",
    type,
    position: type === "source" ? Side.Right : Side.Left,
    x: x - PORT / 2,
    y: height / 2 - PORT / 2,
    width: PORT,
    height: PORT,
  });
  return {
    id: GROUP + group.id,
    type: "box",
    position: { x: box.x, y: box.y },
    data: { group },
    selected,
    selectable: false,
    connectable: false,
    dragHandle: ".group-title",
    zIndex: LOWEST,
    width,
    height,
    measured: { width, height },
    handles: group.collapsed ? [handle("target", 0), handle("source", width)] : [],
    style: group.collapsed ? {} : { pointerEvents: "none" },
    domAttributes: { "aria-roledescription": undefined },
  };
}

/** The nodes and regions that a collapsed group stands for, each with the group as it is selected. */
export function hiddenBy(workflow: Workflow): ReadonlyMap<string, string> {
  const hidden = new Map<string, string>();
  for (const { id, nodes, collapsed } of groupsOf(workflow)) {
    if (collapsed) for (const inner of withInside(workflow, nodes)) hidden.set(inner, GROUP + id);
  }
  return hidden;
}

/** The wires as they are drawn where groups hide their members: those inside are gone, those that cross end at the group. */
export function boundaryWires(wires: readonly Wire[], hidden: ReadonlyMap<string, string>): Wire[] {
  return wires.flatMap((wire) => {
    const [source, target] = [hidden.get(wire.source), hidden.get(wire.target)];
    if (source === undefined && target === undefined) return [wire];
    if (source === target) return [];
    return [
      {
        ...wire,
        ...(source === undefined ? {} : { source, sourceHandle: "out" }),
        ...(target === undefined ? {} : { target, targetHandle: "in" }),
      },
    ];
  });
}
