import type { OutputPacket } from "../model/event.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import { recordedOrigins } from "./toldAncestors.ts";

/** The packets that left an activation, made again from the record, their lineage included (F8). */
export function recordedPackets(activation: Activation, told: readonly OutputPacket[]): PortOutput[] {
  const { node } = activation;
  const outputs = new Array<PortOutput>(node.outputs.length).fill(undefined);
  for (const { port, items, from, streamed } of told) {
    if (streamed === true) continue;
    const at = node.outputs.indexOf(port);
    const packet = new Packet(items, node.uid, from === undefined ? undefined : recordedOrigins(activation, from));
    if (node.type.emits === "packets") outputs[at] = [...((outputs[at] as readonly Packet[] | undefined) ?? []), packet];
    else outputs[at] = packet;
  }
  return outputs;
}
