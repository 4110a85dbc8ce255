import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { PlanNode } from "./plan.ts";

/** Items by out-port index; undefined for a port without a packet. */
export type PortItems = (readonly unknown[] | undefined)[];

/**
 * Sorts what `run` returned into ports. A type with one out-port always returns items, so an object is one item; with several,
 * an object whose keys are all ports and whose values are all lists is `{ port: items }`.
 */
export function portItems(node: PlanNode, result: unknown): PortItems {
  const ports: PortItems = new Array<readonly unknown[] | undefined>(node.outputs.length).fill(undefined);
  if (node.returns === "nothing") return ports;
  if (result === undefined) ports[0] = [];
  else if (Array.isArray(result)) ports[0] = result;
  else if (node.returns === "ports" && isPorts(node, result)) {
    for (const name of Object.keys(result)) ports[node.outputs.indexOf(name)] = result[name];
  } else ports[0] = [result];
  return ports;
}

function isPorts(node: PlanNode, result: unknown): result is Record<string, readonly Item[]> {
  if (typeof result !== "object" || result === null) return false;
  const keys = Object.keys(result);
  const lists = keys.every((key) => Array.isArray((result as Record<string, unknown>)[key]));
  if (!lists) return false;
  const stranger = keys.find((key) => !node.outputs.includes(key));
  if (stranger === undefined) return true;
  if (keys.some((key) => node.outputs.includes(key))) {
    throw new NodeError(
      "unknown-port",
      `The node returned items for “${stranger}”, which is not one of its ports: ${node.outputs.join(", ")}.`,
      {
        kind: "bug",
      },
    );
  }
  return false;
}
