import type { Item } from "../src/model/item.ts";
import type { PacketAddress } from "./protocol.ts";
import type { RunData } from "./recordedRun.ts";

/** The items at an address, packet by packet, as they left; nothing is copied. */
export function packetsAt(run: RunData | undefined, { node, port, activation, scope }: PacketAddress): readonly (readonly Item[])[] {
  if (run === undefined) return [];
  if (scope === undefined) return [run.items(node, port, activation)];
  const packets: (readonly Item[])[] = [];
  for (const event of run.log) {
    if ((event.kind !== "node-finished" && event.kind !== "node-failed") || event.node !== node) continue;
    if (scope !== "*" && event.scope !== scope) continue;
    if (activation !== undefined && event.activation !== activation) continue;
    packets.push(event.outputs.find((each) => each.port === port)?.items ?? []);
  }
  return packets;
}
