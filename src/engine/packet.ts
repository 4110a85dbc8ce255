import type { Item } from "../model/item.ts";
import { sourcesOf } from "../model/madeOf.ts";

/** Where the items of a packet come from, one entry for each in-port packet: `index[i]` is the ancestor's position; none means the same. */
export type Origin = { readonly packet: Packet; readonly index: Uint32Array | undefined };

/** Marks an item without an ancestor in an {@link Origin}. */
export const NO_ANCESTOR = 0xffff_ffff;

/** One logical, immutable batch of items. `origins` and `parts` are kept only where an expression asks for ancestors (F8). */
export class Packet {
  readonly items: readonly Item[];
  /** The node that made it; −1 for several packets put one behind the other. */
  readonly producer: number;
  readonly origins: readonly Origin[] | undefined;
  readonly parts: readonly Packet[] | undefined;

  constructor(items: readonly Item[], producer: number, origins?: readonly Origin[], parts?: readonly Packet[]) {
    this.items = items;
    this.producer = producer;
    this.origins = origins;
    this.parts = parts;
  }
}

/** Puts packets one behind the other (R3). */
export function concatenate(packets: readonly Packet[]): Packet {
  const items: Item[] = [];
  for (const packet of packets) for (const item of packet.items) items.push(item);
  return new Packet(items, -1, undefined, packets);
}

/**
 * The item of node `producer` that item `index` of `packet` came from; undefined when it has none. Of several ancestors the
 * one by the first port, then the lowest index. Iterative: lineage may be as deep as the graph.
 */
export function ancestor(packet: Packet, index: number, producer: number): Item | undefined {
  const stack: { packet: Packet; index: number }[] = [{ packet, index }];
  const seen = new Map<Packet, Set<number>>();
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.packet.producer === producer) return step.packet.items[step.index];
    if (visited(seen, step.packet, step.index)) continue;
    if (step.packet.parts !== undefined) stack.push(partAt(step.packet.parts, step.index));
    const origins = step.packet.origins ?? [];
    for (let at = origins.length - 1; at >= 0; at -= 1) {
      const origin = origins[at] as Origin;
      const position = origin.index === undefined ? step.index : (origin.index[step.index] ?? NO_ANCESTOR);
      if (position !== NO_ANCESTOR) stack.push({ packet: origin.packet, index: position });
    }
  }
  return undefined;
}

function visited(seen: Map<Packet, Set<number>>, packet: Packet, index: number): boolean {
  const known = seen.get(packet);
  if (known?.has(index)) return true;
  if (known === undefined) seen.set(packet, new Set([index]));
  else known.add(index);
  return false;
}

function partAt(parts: readonly Packet[], index: number): { packet: Packet; index: number } {
  let rest = index;
  for (const part of parts) {
    if (rest < part.items.length) return { packet: part, index: rest };
    rest -= part.items.length;
  }
  return { packet: parts[0] as Packet, index: 0 };
}

/**
 * Lineage by object identity for a node of mode `once`: for each output item its position in `input`. Undefined when all
 * items keep their position. An item made of others has the first of them that is in `input`. Scalars have no identity and so no ancestor, unless the node passed the very array on.
 */
export function identityIndex(input: readonly Item[], output: readonly Item[]): Uint32Array | undefined {
  if (input === output) return undefined;
  const positions = new Map<unknown, number>();
  for (let at = input.length - 1; at >= 0; at -= 1) {
    const item = input[at];
    if (typeof item === "object" && item !== null) positions.set(item, at);
  }
  return Uint32Array.from(output, (item) => positions.get(item) ?? sourceAt(item, positions));
}

function sourceAt(item: Item, positions: ReadonlyMap<unknown, number>): number {
  for (const source of sourcesOf(item)) {
    const position = positions.get(source);
    if (position !== undefined) return position;
  }
  return NO_ANCESTOR;
}
