import { getBezierPath, Position } from "@xyflow/react";
import type { Position as Place } from "../../model/workflow.ts";
import type { Point } from "../editor/uiStore.ts";
import { backwardPath, goesBack } from "./backwardPath.ts";

type Ends = {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
  readonly sourcePosition: Position;
  readonly targetPosition: Position;
};

/** The path of a wire and the middle of it, through the points that it bends at. */
export function wirePath(ends: Ends, bends: readonly Place[]): readonly [path: string, x: number, y: number] {
  if (bends.length === 0) {
    if (ends.sourcePosition === Position.Right && goesBack(ends)) return backwardPath(ends);
    const [path, x, y] = getBezierPath(ends);
    return [path, x, y];
  }
  const stops: readonly Point[] = [
    { x: ends.sourceX, y: ends.sourceY },
    ...bends.map(([x, y]) => ({ x, y })),
    { x: ends.targetX, y: ends.targetY },
  ];
  const parts = stops.slice(1).map((to, index) => {
    const from = stops[index] as Point;
    const forward = to.x >= from.x;
    return getBezierPath({
      sourceX: from.x,
      sourceY: from.y,
      sourcePosition: index === 0 ? ends.sourcePosition : forward ? Position.Right : Position.Left,
      targetX: to.x,
      targetY: to.y,
      targetPosition: index === stops.length - 2 ? ends.targetPosition : forward ? Position.Left : Position.Right,
    });
  });
  const [, x = 0, y = 0] = parts[Math.floor(parts.length / 2)] ?? [];
  return [parts.map(([path], index) => (index === 0 ? path : path.replace(/^M[^C]*/, ""))).join(" "), x, y];
}

/** The place in the list where a new bend at this point belongs: in the stretch that it is nearest to. */
export function bendIndex(stops: readonly Point[], at: Point): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 1 < stops.length; index += 1) {
    const away = distance(stops[index] as Point, stops[index + 1] as Point, at);
    if (away < least) [best, least] = [index, away];
  }
  return best;
}

/** From a point to a stretch. */
function distance(a: Point, b: Point, at: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
  return Math.hypot(at.x - a.x - along * dx, at.y - a.y - along * dy);
}
