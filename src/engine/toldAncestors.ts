import type { OutputPacket } from "../model/event.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { originsOf } from "./lineage.ts";
import { NO_ANCESTOR, type Origin, Packet } from "./packet.ts";
import { eachFrom } from "./packPorts.ts";

/** The packets as the log tells them, with the ancestors of their items: what a run that goes on later needs to know of them. */
export function withAncestors(activation: Activation, outputs: readonly PortOutput[], told: readonly OutputPacket[]): OutputPacket[] {
  const packets = outputs.flatMap((output) => (output === undefined ? [] : output instanceof Packet ? [output] : output));
  return told.map((each, at) => {
    const { origins, items } = packets[at] as Packet;
    const from = ancestorsIn(activation, origins ?? originsOf(activation, items, eachFrom(items)?.ends));
    return from === undefined ? each : { ...each, from };
  });
}

/** By packet that the activation got; undefined for one that it passed on, and for what came from nothing. */
function ancestorsIn({ inputs }: Activation, origins: readonly Origin[]): OutputPacket["from"] {
  const given = inputs.filter((packet) => packet !== undefined);
  if (origins.length === 0 || origins.some(({ packet }) => !given.includes(packet))) return undefined;
  return given.map((packet) => {
    const origin = origins.find((each) => each.packet === packet);
    return origin === undefined ? [] : positionsIn(origin);
  });
}

function positionsIn({ index, groups }: Origin): readonly (number | readonly number[])[] | null {
  if (index === undefined) return null;
  return Array.from(index, (at, item) => {
    const group = groups?.get(item);
    return group === undefined ? (at === NO_ANCESTOR ? -1 : at) : Array.from(group);
  });
}

/** The ancestors that a record tells of, by the packets that the activation got. */
export function recordedOrigins({ inputs }: Activation, from: NonNullable<OutputPacket["from"]>): readonly Origin[] {
  return inputs
    .filter((packet) => packet !== undefined)
    .flatMap((packet, at): Origin[] => {
      const told = from[at];
      if (told === undefined) return [];
      if (told === null) return [{ packet, index: undefined }];
      const groups = new Map<number, Uint32Array>();
      const index = Uint32Array.from(told, (each, item) => {
        if (typeof each !== "number") groups.set(item, Uint32Array.from(each));
        const first = typeof each === "number" ? each : (each[0] ?? -1);
        return first < 0 ? NO_ANCESTOR : first;
      });
      return groups.size === 0 ? [{ packet, index }] : [{ packet, index, groups }];
    });
}
