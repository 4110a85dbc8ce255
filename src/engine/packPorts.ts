import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { normaliseItems } from "./normalise.ts";
import { identityIndex, type Origin, Packet } from "./packet.ts";
import type { PortItems } from "./results.ts";
import type { RunEnvironment } from "./runEnvironment.ts";

const NONE: readonly Item[] = [];

/**
 * Makes the packets that leave an activation: items normalised and without secrets, lineage kept when asked for — by `sources` (positions in the
 * first in-port's packet) in mode `each`, by object identity in mode `once` (F8).
 */
export function packPorts(
  activation: Activation,
  ports: PortItems,
  { lineage, secrets }: Pick<RunEnvironment, "lineage" | "secrets">,
  sources?: readonly (readonly number[] | undefined)[],
): PortOutput[] {
  const { node, inputs } = activation;
  const known = inputs[0]?.items ?? NONE;
  const outputs: PortOutput[] = new Array<PortOutput>(ports.length);
  const pack = (items: readonly unknown[], port: number): Packet => {
    const clean = normaliseItems(items, known);
    const shown = secrets === undefined ? clean : secrets.redaction.json(clean);
    return lineage ? new Packet(shown, node.uid, originsOf(activation, clean, sources?.[port])) : new Packet(shown, node.uid);
  };
  for (let port = 0; port < ports.length; port += 1) {
    const given = ports[port];
    if (given === undefined) outputs[port] = undefined;
    else if (node.type.emits === "packets") outputs[port] = given.map((items) => pack(packetItems(items), port));
    else outputs[port] = pack(given, port);
  }
  return outputs;
}

function packetItems(items: unknown): readonly unknown[] {
  if (Array.isArray(items)) return items;
  throw new NodeError("not-packets", "The node returned something other than a list of packets.", { kind: "bug" });
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
