import type { Item } from "../model/item.ts";
import type { Activation } from "./kernel.ts";
import { normaliseItems } from "./normalise.ts";
import { identityIndex, type Origin, Packet } from "./packet.ts";
import type { PortItems } from "./results.ts";

const NONE: readonly Item[] = [];

/**
 * Makes the packets that leave an activation: items normalised, lineage kept when asked for — by `sources` (positions in the
 * first in-port's packet) in mode `each`, by object identity in mode `once` (F8).
 */
export function packPorts(
  activation: Activation,
  ports: PortItems,
  lineage: boolean,
  sources?: readonly (readonly number[] | undefined)[],
): (Packet | undefined)[] {
  const { node, inputs } = activation;
  const known = inputs[0]?.items ?? NONE;
  const packets: (Packet | undefined)[] = new Array<Packet | undefined>(ports.length).fill(undefined);
  for (let port = 0; port < ports.length; port += 1) {
    const given = ports[port];
    if (given === undefined) continue;
    const items = normaliseItems(given, known);
    packets[port] = lineage ? new Packet(items, node.index, originsOf(activation, items, sources?.[port])) : new Packet(items, node.index);
  }
  return packets;
}

function originsOf(activation: Activation, items: readonly Item[], sources: readonly number[] | undefined): readonly Origin[] {
  const origins: Origin[] = [];
  activation.inputs.forEach((packet, port) => {
    if (packet === undefined) return;
    if (sources === undefined) origins.push({ packet, index: identityIndex(packet.items, items) });
    else if (port === 0) origins.push({ packet, index: Uint32Array.from(sources) });
  });
  return origins;
}
