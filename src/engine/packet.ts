import type { Item } from "../model/item.ts";

/**
 * Where the items of a packet come from, one entry for each in-port packet: `index[i]` is the ancestor's position; none means the same.
 * An item that was made of several has all their positions in `groups`, by its own.
 */
export type Origin = {
  readonly packet: Packet;
  readonly index: Uint32Array | undefined;
  readonly groups?: ReadonlyMap<number, Uint32Array>;
};

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
