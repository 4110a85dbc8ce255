import type { OutputPacket } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import { madeFrom } from "../model/madeOf.ts";
import type { PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import { eachFrom } from "./packPorts.ts";
import type { PlanNode } from "./plan.ts";

/** The packets of a pinned node. */
export function pinnedPackets(node: PlanNode): readonly (Packet | undefined)[] {
  return (node.pin ?? []).map((items) => (items === undefined ? undefined : new Packet(items as readonly Json[], node.uid)));
}

/** Whether more is known of where items that leave by a port come from than they say themselves. */
export function tellsAncestors(output: PortOutput): boolean {
  if (!(output instanceof Packet)) return output?.some(tellsAncestors) ?? false;
  const { origins, items } = output;
  return origins !== undefined || eachFrom(items) !== undefined || madeFrom(items[0])?.places !== undefined;
}

/** The packets that leave a node, as the log tells them. */
export function toldPackets(node: PlanNode, outputs: readonly PortOutput[]): OutputPacket[] {
  let list: OutputPacket[] | undefined;
  for (let port = 0; port < outputs.length; port += 1) {
    const output = outputs[port];
    if (output === undefined) continue;
    const name = node.outputs[port] as string;
    if (!(output instanceof Packet)) for (const packet of output) list = and(list, told(name, packet));
    else list = and(list, told(name, output));
  }
  return list ?? [];
}

function told(port: string, { items }: Packet): OutputPacket {
  return { port, count: items.length, items };
}

/** Most lists hold one packet: a list of that length takes a quarter of one that grows. */
function and(list: OutputPacket[] | undefined, packet: OutputPacket): OutputPacket[] {
  if (list === undefined) return [packet];
  list.push(packet);
  return list;
}
