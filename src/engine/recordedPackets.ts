import type { OutputPacket } from "../model/event.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { NO_ANCESTOR, type Origin, Packet } from "./packet.ts";

/** The packets that left an activation, made again from the record, their lineage included (F8). */
export function recordedPackets(activation: Activation, told: readonly OutputPacket[]): PortOutput[] {
  const { node } = activation;
  const outputs = new Array<PortOutput>(node.outputs.length).fill(undefined);
  for (const { port, items, from, streamed } of told) {
    if (streamed === true) continue;
    const at = node.outputs.indexOf(port);
    const packet = new Packet(items, node.uid, from === undefined ? undefined : originsOf(activation, from));
    if (node.type.emits === "packets") outputs[at] = [...((outputs[at] as readonly Packet[] | undefined) ?? []), packet];
    else outputs[at] = packet;
  }
  return outputs;
}

function originsOf({ inputs }: Activation, from: readonly (readonly number[] | null)[]): readonly Origin[] {
  return inputs
    .filter((packet) => packet !== undefined)
    .flatMap((packet, at) => {
      const index = from[at];
      if (index === undefined) return [];
      return [{ packet, index: index === null ? undefined : Uint32Array.from(index, (each) => (each < 0 ? NO_ANCESTOR : each)) }];
    });
}
