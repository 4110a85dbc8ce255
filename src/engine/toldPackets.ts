import type { OutputPacket } from "../model/event.ts";
import type { Json } from "../model/json.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { NO_ANCESTOR, type Origin, Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";

/** The packets of a pinned node. */
export function pinnedPackets(node: PlanNode): readonly (Packet | undefined)[] {
  return (node.pin ?? []).map((items) => (items === undefined ? undefined : new Packet(items as readonly Json[], node.uid)));
}

/** As `toldPackets`, with the ancestors of their items: what a run that goes on later needs to know of them. */
export function toldWithAncestors(activation: Activation, outputs: readonly PortOutput[]): OutputPacket[] {
  const packets = outputs.flatMap((output) => (output === undefined ? [] : output instanceof Packet ? [output] : output));
  return toldPackets(activation.node, outputs).map((told, at) => {
    const from = ancestorsIn(activation, (packets[at] as Packet).origins);
    return from === undefined ? told : { ...told, from };
  });
}

/** By packet that the activation got; undefined for one that it passed on, and for what came from nothing. */
function ancestorsIn({ inputs }: Activation, origins: readonly Origin[] | undefined): OutputPacket["from"] {
  const given = inputs.filter((packet) => packet !== undefined);
  if (origins === undefined || origins.length === 0 || origins.some(({ packet }) => !given.includes(packet))) return undefined;
  return given.map((packet) => {
    const origin = origins.find((each) => each.packet === packet);
    if (origin === undefined) return [];
    return origin.index === undefined ? null : Array.from(origin.index, (at) => (at === NO_ANCESTOR ? -1 : at));
  });
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
