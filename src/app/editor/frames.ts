import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { cardHeight } from "../canvas/cardShape.ts";
import { CARD, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";

/** The box of a region on the canvas. */
export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How many regions are around it. */
  readonly depth: number;
  /** From its top to the middle of the cards in it, where its edges come in and go out. */
  readonly middle: number;
};

/** From the edges of a frame to what lies in it; the title bar is part of `top`. */
export const FRAME = { side: 48, top: 64, bottom: 40, title: 32 } as const;
/** The size of a frame with nothing in it. */
export const EMPTY = { width: 320, height: 160 } as const;

/** `first` and `last` are the top and bottom of the cards in it. */
type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly first: number;
  readonly last: number;
};

/** The frames of all regions around their members, the outer ones first. */
export function framesOf(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  positions: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Frame> {
  const { ports } = drawingOf(workflow, catalogue);
  const boxes = new Map<string, Box>();
  const depths = new Map<string, number>();
  const lowest = Math.max(0, ...[...positions.values()].map(([, y]) => y + CARD.height + FRAME.side));
  const boxOf = (id: string, depth: number): Box | undefined => {
    const at = own(workflow.nodes, id) === undefined ? undefined : positions.get(id);
    const shape = ports.get(id);
    if (at !== undefined && shape !== undefined) return cardBox(at, cardHeight(shape));
    const region = own(workflow.regions, id);
    if (region === undefined || depths.has(id)) return boxes.get(id);
    depths.set(id, depth);
    const inner = region.nodes.flatMap((member) => boxOf(member, depth + 1) ?? []);
    const box = inner.length === 0 ? emptyBox(own(workflow.layout?.nodes, id) ?? [0, lowest]) : around(inner);
    boxes.set(id, box);
    return box;
  };
  const homed = new Set(Object.values(workflow.regions ?? {}).flatMap(({ nodes }) => nodes));
  const ids = Object.keys(workflow.regions ?? {});
  for (const id of [...ids.filter((each) => !homed.has(each)), ...ids]) boxOf(id, 0);
  const frames = [...boxes].map(([id, box]): readonly [string, Frame] => [id, frameOf(box, depths.get(id) ?? 0)]);
  return new Map(frames.sort(([, a], [, b]) => a.depth - b.depth));
}

function frameOf({ left, top, right, bottom, first, last }: Box, depth: number): Frame {
  return { x: left, y: top, width: right - left, height: bottom - top, depth, middle: (first + last) / 2 - top };
}

function cardBox([x, y]: Position, height: number): Box {
  return { left: x, top: y, right: x + CARD.width, bottom: y + height, first: y, last: y + height };
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)) - FRAME.side,
    top: Math.min(...boxes.map((box) => box.top)) - FRAME.top,
    right: Math.max(...boxes.map((box) => box.right)) + FRAME.side,
    bottom: Math.max(...boxes.map((box) => box.bottom)) + FRAME.bottom,
    first: Math.min(...boxes.map((box) => box.first)),
    last: Math.max(...boxes.map((box) => box.last)),
  };
}

function emptyBox([x, y]: Position): Box {
  return { left: x, top: y, right: x + EMPTY.width, bottom: y + EMPTY.height, first: y + FRAME.title, last: y + EMPTY.height };
}

/** Where nodes and regions are drawn: their top left corners. */
export function placesOf(workflow: Workflow, catalogue: readonly NodeDescription[]): ReadonlyMap<string, Position> {
  const positions = positionsOf(workflow);
  if (workflow.regions === undefined) return positions;
  const frames = [...framesOf(workflow, catalogue, positions)].map(([id, { x, y }]): readonly [string, Position] => [id, [x, y]]);
  return new Map([...positions, ...frames]);
}
