import { type Node as FlowNode, type NodeHandle, Position as Side } from "@xyflow/react";
import { own } from "../../model/json.ts";
import type { NodeDescription, Port } from "../../model/nodeType.ts";
import { BODY, SINKS } from "../../model/region.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { type Frame, framesOf } from "../editor/frames.ts";
import { positionsOf } from "../editor/grid.ts";
import { drawingOf, type NodePorts } from "../editor/portsOfNode.ts";
import type { Point } from "../editor/uiStore.ts";
import { PORT } from "./cardShape.ts";

/** A port of a frame, with its middle from the top left of the frame and the side that its edges come from. */
export type FramePort = {
  readonly port: Port;
  readonly side: "input" | "output";
  readonly inside: boolean;
  readonly place: Point;
  readonly position: Side;
};
export type FrameData = { readonly frame: Frame; readonly ports: readonly FramePort[]; readonly wired: ReadonlySet<string> };
export type FrameNode = FlowNode<FrameData, "frame">;

const STEP = 24;
/** From the border to the ports of the inside. */
const INSET = 22;
/** Below all edges and cards. */
const LOWEST = -1000;

type Kept = { readonly key: string; readonly node: FrameNode };

/** Makes React Flow's nodes for the regions; one that did not change keeps its identity. */
export function frameMaker(): (
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  selection: ReadonlySet<string>,
  dragged: ReadonlyMap<string, Position>,
) => FrameNode[] {
  let kept = new Map<string, Kept>();
  return (workflow, catalogue, selection, dragged) => {
    if (workflow.regions === undefined) return [];
    const next = new Map<string, Kept>();
    const { ports, edges } = drawingOf(workflow, catalogue);
    const wired = wiredPorts(workflow, edges);
    for (const [id, frame] of framesOf(workflow, catalogue, new Map([...positionsOf(workflow), ...dragged]))) {
      const shape = ports.get(id);
      if (shape === undefined) continue;
      const names = wired.get(id) ?? new Set<string>();
      const key = JSON.stringify([frame, selection.has(id), [...names], shape.inputs.length, shape.outputs.length]);
      const before = kept.get(id);
      next.set(id, before?.key === key ? before : { key, node: make(id, frame, shape, names, selection.has(id)) });
    }
    kept = next;
    return [...next.values()].map(({ node }) => node);
  };
}

function wiredPorts(workflow: Workflow, edges: ReturnType<typeof drawingOf>["edges"]): ReadonlyMap<string, Set<string>> {
  const wired = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    for (const { node, port } of [from, to]) {
      if (own(workflow.regions, node) !== undefined) wired.set(node, (wired.get(node) ?? new Set()).add(port));
    }
  }
  return wired;
}

function make(id: string, frame: Frame, shape: NodePorts, wired: ReadonlySet<string>, selected: boolean): FrameNode {
  const { x, y, width, height, depth } = frame;
  const ports = framePorts(frame, shape);
  return {
    id,
    type: "frame",
    position: { x, y },
    data: { frame, ports, wired },
    selected,
    // A box drawn inside a frame would otherwise always take the frame along; a click on its title selects it.
    selectable: false,
    dragHandle: ".frame-title",
    zIndex: LOWEST + depth,
    width,
    height,
    measured: { width, height },
    handles: ports.map(handle),
    style: { pointerEvents: "none" },
    domAttributes: { "aria-roledescription": undefined },
  };
}

function handle({ port, side, place, position }: FramePort): NodeHandle {
  return {
    id: port.name,
    type: side === "input" ? "target" : "source",
    position,
    x: place.x - PORT / 2,
    y: place.y - PORT / 2,
    width: PORT,
    height: PORT,
  };
}

/** Outside on the border, inside next to it; the first port of each row on the height of the cards' middle. */
export function framePorts({ width, middle }: Frame, { inputs, outputs }: NodePorts): readonly FramePort[] {
  const row = (ports: readonly Port[], side: "input" | "output", inside: boolean, x: number, position: Side): FramePort[] =>
    ports.map((port, index) => ({ port, side, inside, place: { x, y: middle + index * STEP }, position }));
  const sink = ({ name }: Port): boolean => SINKS.some((each) => each === name);
  return [
    ...row(
      inputs.filter((port) => !sink(port)),
      "input",
      false,
      0,
      Side.Left,
    ),
    ...row(
      outputs.filter(({ name }) => name === BODY),
      "output",
      true,
      INSET,
      Side.Right,
    ),
    ...row(inputs.filter(sink), "input", true, width - INSET, Side.Left),
    ...row(
      outputs.filter(({ name }) => name !== BODY),
      "output",
      false,
      width,
      Side.Right,
    ),
  ];
}
