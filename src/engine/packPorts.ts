import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { normaliseItems } from "./normalise.ts";
import { identityIndex, type Origin, Packet } from "./packet.ts";
import type { PortItems } from "./results.ts";
import type { RunEnvironment } from "./runEnvironment.ts";

type Packing = Pick<RunEnvironment, "lineage" | "secrets">;
const NONE: readonly Item[] = [];

/**
 * Makes the packets that leave an activation: items normalised and without secrets, lineage kept when asked for — by `sources` (positions in the
 * first in-port's packet) in mode `each`, by object identity in mode `once` (F8).
 */
export function packPorts(
  activation: Activation,
  ports: PortItems,
  environment: Packing,
  sources?: readonly (readonly number[] | undefined)[],
): PortOutput[] {
  const { node } = activation;
  const outputs: PortOutput[] = new Array<PortOutput>(ports.length);
  for (let port = 0; port < ports.length; port += 1) {
    const given = ports[port];
    const from = sources?.[port];
    if (given === undefined) outputs[port] = undefined;
    else if (node.type.emits === "packets") outputs[port] = given.map((items) => pack(activation, packetItems(items), environment, from));
    else outputs[port] = pack(activation, given, environment, from);
  }
  return outputs;
}

function pack(
  activation: Activation,
  items: readonly unknown[],
  { lineage, secrets }: Packing,
  sources: readonly number[] | undefined,
): Packet {
  const { node, inputs } = activation;
  const clean = normaliseItems(items, inputs[0]?.items ?? NONE);
  const shown = secrets === undefined ? clean : secrets.redaction.json(clean);
  return lineage ? new Packet(shown, node.uid, originsOf(activation, clean, sources)) : new Packet(shown, node.uid);
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
