import { type Alignment, type Axis, aligned, distributed, type Placed } from "../../model/arrange.ts";
import { own } from "../../model/json.ts";
import type { Position } from "../../model/workflow.ts";
import { cardHeight } from "../canvas/cardShape.ts";
import { t } from "../words/words.ts";
import { useEditor } from "./editorStore.ts";
import { framesOf } from "./frames.ts";
import { CARD, onGrid, positionsOf } from "./grid.ts";
import { drawingOf } from "./portsOfNode.ts";
import { selectedRoots, withInside } from "./regions.ts";
import { moveTo } from "./selecting.ts";
import { announce } from "./uiStore.ts";

/** The selected nodes and regions as boxes. */
function selectedBoxes(): readonly Placed[] {
  const { workflow, catalogue } = useEditor.getState();
  const positions = positionsOf(workflow);
  const frames = framesOf(workflow, catalogue, positions);
  const { ports } = drawingOf(workflow, catalogue);
  return selectedRoots().flatMap((id): readonly Placed[] => {
    const frame = frames.get(id);
    if (frame !== undefined) return [{ id, at: [frame.x, frame.y], width: frame.width, height: frame.height }];
    const [at, shape] = [positions.get(id), ports.get(id)];
    return at === undefined || shape === undefined ? [] : [{ id, at, width: CARD.width, height: cardHeight(shape) }];
  });
}

/** True where so many nodes or regions are selected. */
export function canArrange(least: number): boolean {
  return selectedRoots().filter((name) => !name.includes(":")).length >= least;
}

/** Puts the selected nodes and regions on one line. */
export function align(to: Alignment): void {
  const boxes = selectedBoxes();
  place(boxes, aligned(boxes, to));
  announce(t("Aligned {count} nodes", { count: boxes.length }));
}

/** Puts the same gap between the selected nodes and regions. */
export function distribute(along: Axis): void {
  const boxes = selectedBoxes();
  place(boxes, distributed(boxes, along));
  announce(t("Distributed {count} nodes", { count: boxes.length }));
}

/** Moves boxes to the grid points nearest to where they are to be; a region takes along what lies in it. */
export function place(boxes: readonly Placed[], corners: ReadonlyMap<string, Position>): void {
  const { workflow } = useEditor.getState();
  const positions = positionsOf(workflow);
  const moves = new Map<string, Position>();
  for (const { id, at } of boxes) {
    const corner = corners.get(id);
    if (corner === undefined) continue;
    const [x, y] = onGrid({ x: corner[0], y: corner[1] });
    if (own(workflow.nodes, id) !== undefined) moves.set(id, [x, y]);
    else {
      for (const inner of withInside(workflow, [id])) {
        const from = positions.get(inner);
        if (from !== undefined) moves.set(inner, onGrid({ x: from[0] + x - at[0], y: from[1] + y - at[1] }));
      }
    }
  }
  if (moves.size > 0) moveTo(moves);
}
