import type { Item } from "../src/model/item.ts";
import type { ItemPage, ItemView } from "../src/model/itemView.ts";
import { packetsAt } from "./packetItems.ts";
import type { PacketAddress } from "./protocol.ts";
import { asOf, type RunData } from "./recordedRun.ts";
import { viewIndexes } from "./viewIndexes.ts";

/** Most items in one page. */
const LARGEST_PAGE = 1000;
/** Views whose order is remembered. */
const KEPT = 6;

type Seen = { readonly packets: readonly (readonly Item[])[]; readonly items: readonly Item[]; readonly indexes: Uint32Array | undefined };

/** Looks at the items of runs in views; remembers the order of the last ones, so that paging through them costs nothing. */
export class DataDesk {
  readonly #seen = new Map<string, Seen>();
  readonly #run: (runId: string) => RunData | undefined;

  constructor(run: (runId: string) => RunData | undefined) {
    this.#run = run;
  }

  /** A page of a view; empty where there is no such run. */
  page(address: PacketAddress, from: number, count: number, view: ItemView = {}): ItemPage {
    const first = Math.max(0, Math.floor(from));
    const last = first + Math.min(count, LARGEST_PAGE);
    const { items, indexes } = this.#look(address, view);
    if (indexes === undefined) return { total: items.length, from: first, items: items.slice(first, last) };
    const shown = Array.from(indexes.subarray(first, last));
    return { total: indexes.length, from: first, items: shown.map((index) => items[index] as Item), indexes: shown };
  }

  /** All items of a view, in its order. */
  all(address: PacketAddress, view: ItemView): readonly Item[] {
    const { items, indexes } = this.#look(address, view);
    return indexes === undefined ? items : Array.from(indexes, (index) => items[index] as Item);
  }

  #look(address: PacketAddress, view: ItemView): Seen {
    const key = JSON.stringify([address, view]);
    const run = this.#run(address.runId);
    const packets = packetsAt(run === undefined || address.until === undefined ? run : asOf(run, address.until), address);
    const before = this.#seen.get(key);
    this.#seen.delete(key);
    const same = before?.packets.length === packets.length && packets.every((packet, at) => packet === before.packets[at]);
    const items = same ? (before as Seen).items : packets.length === 1 ? (packets[0] as readonly Item[]) : packets.flat();
    const seen = same ? (before as Seen) : { packets, items, indexes: viewIndexes(items, view) };
    this.#seen.set(key, seen);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= KEPT) break;
      this.#seen.delete(oldest);
    }
    return seen;
  }
}
