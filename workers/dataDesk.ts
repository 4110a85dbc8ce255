import type { Place, RunEvent } from "../src/model/event.ts";
import type { Item, PortItems } from "../src/model/item.ts";
import type { ItemPage, ItemView } from "../src/model/itemView.ts";
import { packetsAt } from "./packetItems.ts";
import type { PacketAddress } from "./protocol.ts";
import { asOf, type RunData } from "./recordedRun.ts";
import { viewIndexes } from "./viewIndexes.ts";

/** Most items in one page. */
const LARGEST_PAGE = 1000;
/** Views whose order is remembered, and activations whose input is. */
const KEPT = 6;

type InputOf = (log: readonly RunEvent[], place: Place) => Promise<readonly PortItems[] | undefined>;

type Seen = { readonly packets: readonly (readonly Item[])[]; readonly items: readonly Item[]; readonly indexes: Uint32Array | undefined };

/** Looks at the items of runs in views; remembers the order of the last ones, so that paging through them costs nothing. */
export class DataDesk {
  readonly #seen = new Map<string, Seen>();
  readonly #inputs = new Map<string, Promise<readonly PortItems[] | undefined>>();
  readonly #run: (runId: string) => RunData | undefined;
  readonly #inputOf: InputOf;

  /** `inputOf` works out what came in at the ports of an activation. */
  constructor(run: (runId: string) => RunData | undefined, inputOf: InputOf) {
    this.#run = run;
    this.#inputOf = inputOf;
  }

  /** A page of a view; empty where there is no such run. */
  async page(address: PacketAddress, from: number, count: number, view: ItemView = {}): Promise<ItemPage> {
    const first = Math.max(0, Math.floor(from));
    const last = first + Math.min(count, LARGEST_PAGE);
    const { items, indexes } = await this.#look(address, view);
    if (indexes === undefined) return { total: items.length, from: first, items: items.slice(first, last) };
    const shown = Array.from(indexes.subarray(first, last));
    return { total: indexes.length, from: first, items: shown.map((index) => items[index] as Item), indexes: shown };
  }

  /** All items of a view, in its order. */
  async all(address: PacketAddress, view: ItemView): Promise<readonly Item[]> {
    const { items, indexes } = await this.#look(address, view);
    return indexes === undefined ? items : Array.from(indexes, (index) => items[index] as Item);
  }

  async #look(address: PacketAddress, view: ItemView): Promise<Seen> {
    const key = JSON.stringify([address, view]);
    const packets = await this.#packets(address);
    const before = this.#seen.get(key);
    this.#seen.delete(key);
    const same = before?.packets.length === packets.length && packets.every((packet, at) => packet === before.packets[at]);
    const items = same ? (before as Seen).items : packets.length === 1 ? (packets[0] as readonly Item[]) : packets.flat();
    const seen = same ? (before as Seen) : { packets, items, indexes: viewIndexes(items, view) };
    this.#seen.set(key, seen);
    dropOldest(this.#seen);
    return seen;
  }

  async #packets(address: PacketAddress): Promise<readonly (readonly Item[])[]> {
    const run = this.#run(address.runId);
    if (address.side === "input" && run !== undefined) return [await this.#input(run, address)];
    return packetsAt(run === undefined || address.until === undefined ? run : asOf(run, address.until), address);
  }

  async #input({ log }: RunData, { runId, node, port, scope = "run", activation = 0 }: PacketAddress): Promise<readonly Item[]> {
    const place = { node, scope, activation };
    const key = JSON.stringify([runId, place]);
    const known = this.#inputs.get(key) ?? this.#inputOf(log, place);
    this.#inputs.set(key, known);
    dropOldest(this.#inputs);
    return (await known)?.find((each) => each.port === port)?.items ?? NOTHING;
  }
}

const NOTHING: readonly Item[] = [];

function dropOldest(kept: Map<string, unknown>): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
}
