import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { originsOf } from "./lineage.ts";
import { normaliseItems } from "./normalise.ts";
import { Packet } from "./packet.ts";
import type { PortItems } from "./results.ts";
import type { RunEnvironment } from "./runEnvironment.ts";

type Packing = Pick<RunEnvironment, "lineage" | "secrets">;
const NONE: readonly Item[] = [];

/** What a node of mode `each` made of several items otherwise than one of each: behind each of `of`, how many there were. */
export type EachFrom = { readonly of: readonly Item[]; readonly ends: readonly number[] };
const tellings = new WeakMap<readonly Item[], EachFrom>();

/** Of the items of a packet, where it is known of them. */
export function eachFrom(items: readonly Item[]): EachFrom | undefined {
  return tellings.get(items);
}

/**
 * Makes the packets that leave an activation: items normalised and without secrets, lineage kept when asked for — by `ends` (how many items there
 * were behind each of the first in-port) in mode `each`, by object identity in mode `once` (F8).
 */
export function packPorts(
  activation: Activation,
  ports: PortItems,
  environment: Packing,
  ends?: readonly (readonly number[])[],
): PortOutput[] {
  const { node } = activation;
  const outputs: PortOutput[] = new Array<PortOutput>(ports.length);
  for (let port = 0; port < ports.length; port += 1) {
    const given = ports[port];
    const from = ends?.[port];
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
  ends: readonly number[] | undefined,
): Packet {
  const { node, inputs } = activation;
  const of = inputs[0]?.items ?? NONE;
  const clean = normaliseItems(items, of);
  const shown = secrets === undefined ? clean : secrets.redaction.json(clean);
  if (ends !== undefined && of.length > 1) tellings.set(shown, { of, ends });
  return lineage ? new Packet(shown, node.uid, originsOf(activation, clean, ends)) : new Packet(shown, node.uid);
}

function packetItems(items: unknown): readonly unknown[] {
  if (Array.isArray(items)) return items;
  throw new NodeError("not-packets", "The node returned something other than a list of packets.", { kind: "bug" });
}
