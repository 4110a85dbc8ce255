import { Position as Side } from "@xyflow/react";
import { ERROR_PORT } from "../../model/ports.ts";
import { CARD } from "../editor/grid.ts";
import type { NodePorts } from "../editor/portsOfNode.ts";
import type { Point } from "../editor/uiStore.ts";

/** Width and height of a port. */
export const PORT = 12;
const STEP = 22;
/** From the top of a card to the first of several outputs, whose names stand beside the type and the summary. */
const FIRST = 42;
const ERROR_LEFT = CARD.width - 28;

/** Height of a card: one for all, more only where the ports of a side need it. */
export function cardHeight(ports: NodePorts): number {
  return CARD.height + STEP * Math.max(0, ports.inputs.length - 3, ports.outputs.length - 3);
}

/** The middle of a port, from the top left of its card. The error port is at the bottom, out of the way of the others. */
export function portPlace(ports: NodePorts, side: "input" | "output", index: number): Point {
  const height = cardHeight(ports);
  if (side === "input") return { x: 0, y: height / 2 + (index - (ports.inputs.length - 1) / 2) * STEP };
  if (ports.outputs[index]?.name === ERROR_PORT.name) return { x: ERROR_LEFT, y: height };
  return { x: CARD.width, y: ports.outputs.length > 2 ? FIRST + index * STEP : height / 2 };
}

/** The side of its card that a port sits on. */
export function portSide(side: "input" | "output", name: string): Side {
  if (side === "input") return Side.Left;
  return name === ERROR_PORT.name ? Side.Bottom : Side.Right;
}
