import type { OutputPacket } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import type { PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";

/** The packets of a pinned node. */
export function pinnedPackets(node: PlanNode): readonly (Packet | undefined)[] {
  return (node.pin ?? []).map((items) => (items === undefined ? undefined : new Packet(items as readonly Json[], node.uid)));
}

/** The packets that leave a node, as the log tells them. */
export function toldPackets(node: PlanNode, outputs: readonly PortOutput[]): OutputPacket[] {
  const list: OutputPacket[] = [];
  for (let port = 0; port < outputs.length; port += 1) {
    const output = outputs[port];
    if (output === undefined) continue;
    if (output instanceof Packet) list.push({ port: node.outputs[port] as string, count: output.items.length, items: output.items });
    else for (const { items } of output) list.push({ port: node.outputs[port] as string, count: items.length, items });
  }
  return list;
}
