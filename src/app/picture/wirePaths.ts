import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { backwardPath, goesBack } from "../canvas/backwardPath.ts";
import { portPlace } from "../canvas/cardShape.ts";
import { framePorts } from "../canvas/frameNodes.ts";
import type { Frame } from "../editor/frames.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import type { Point } from "../editor/uiStore.ts";

export type WirePath = { readonly path: string; readonly error: boolean };
type End = Point & { readonly down: boolean };

/** Every edge as the path that the canvas draws. */
export function wirePaths(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  positions: ReadonlyMap<string, Position>,
  frames: ReadonlyMap<string, Frame>,
): readonly WirePath[] {
  const { ports, edges } = drawingOf(workflow, catalogue);
  const inFrames = new Map([...frames].map(([id, frame]) => [id, framePorts(frame, ports.get(id) ?? { inputs: [], outputs: [] })]));
  const endOf = (node: string, port: string, side: "input" | "output"): End | undefined => {
    const frame = own(workflow.nodes, node) === undefined ? frames.get(node) : undefined;
    if (frame !== undefined) {
      const place = inFrames.get(node)?.find((each) => each.side === side && each.port.name === port)?.place;
      return place && { x: frame.x + place.x, y: frame.y + place.y, down: false };
    }
    const at = positions.get(node);
    const shape = ports.get(node);
    if (at === undefined || shape === undefined) return undefined;
    const index = (side === "input" ? shape.inputs : shape.outputs).findIndex(({ name }) => name === port);
    if (index < 0) return undefined;
    const { x, y } = portPlace(shape, side, index);
    return { x: at[0] + x, y: at[1] + y, down: side === "output" && port === ERROR_PORT.name };
  };
  return edges.flatMap(({ from, to }) => {
    const source = endOf(from.node, from.port, "output");
    const target = endOf(to.node, to.port, "input");
    if (source === undefined || target === undefined) return [];
    return [{ path: pathOf(source, target), error: from.port === ERROR_PORT.name }];
  });
}

function pathOf(source: End, target: End): string {
  const ends = { sourceX: source.x, sourceY: source.y, targetX: target.x, targetY: target.y };
  if (!source.down && goesBack(ends)) return backwardPath(ends)[0];
  const reach = bend(target.x - source.x);
  const down = bend(target.y - source.y);
  const first = source.down ? `${source.x} ${source.y + down}` : `${source.x + reach} ${source.y}`;
  return `M${source.x} ${source.y}C${first} ${target.x - reach} ${target.y} ${target.x} ${target.y}`;
}

/** How far a curve goes on straight from its end, as React Flow draws it. */
function bend(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}
