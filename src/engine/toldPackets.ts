import type { OutputPacket } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";

/** The packets of a pinned node. */
export function pinnedPackets(node: PlanNode): readonly (Packet | undefined)[] {
  return (node.pin ?? []).map((items) => (items === undefined ? undefined : new Packet(items as readonly Json[], node.index)));
}

/** The packets that leave a node, as the log tells them. */
export function toldPackets(node: PlanNode, outputs: readonly (Packet | undefined)[]): OutputPacket[] {
  const list: OutputPacket[] = [];
  for (let port = 0; port < outputs.length; port += 1) {
    const packet = outputs[port];
    if (packet !== undefined) list.push({ port: node.outputs[port] as string, count: packet.items.length, items: packet.items });
  }
  return list;
}
