import type { RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";

/** The items a port gave in an activation by a log (the latest when left out); empty when it gave none. */
export function itemsOf(log: readonly RunEvent[], node: string, port: string, activation?: number): readonly Item[] {
  for (let at = log.length - 1; at >= 0; at -= 1) {
    const event = log[at] as RunEvent;
    if ((event.kind !== "node-finished" && event.kind !== "node-failed") || event.node !== node) continue;
    if (activation !== undefined && event.activation !== activation) continue;
    return event.outputs.find((packet) => packet.port === port)?.items ?? [];
  }
  return [];
}
