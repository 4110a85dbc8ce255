import type { PacketAddress } from "../../../workers/protocol.ts";
import type { Item } from "../../model/item.ts";
import type { ItemPage, ItemView } from "../../model/itemView.ts";
import { isObject } from "../../model/json.ts";

/** Items asked for at once. */
export const PAGE = 200;
/** Pages kept; the one drawn longest ago goes first. */
const KEPT = 100;

export type FetchPage = (from: number, count: number) => Promise<ItemPage | undefined>;

/** Columns found in the first page: the keys of its items, in the order in which they appear. */
export type Columns = {
  readonly keys: readonly string[] /** An item that is not an object: the table has one column of values. */;
  readonly plain: boolean;
};

/** The items of one view of a packet, fetched a page at a time as they are drawn. */
export class ItemPages {
  readonly #pages = new Map<number, ItemPage>();
  readonly #asked = new Set<number>();
  readonly #fetch: FetchPage;
  readonly #changed: () => void;
  /** Undefined until the first page is here. */
  total: number | undefined;
  columns: Columns;

  /** `columns` are those of the same packet in another view, where they are known. */
  constructor(fetch: FetchPage, changed: () => void, columns: Columns = { keys: [], plain: false }) {
    this.#fetch = fetch;
    this.#changed = changed;
    this.columns = columns;
  }

  /** Undefined while it is not here yet. */
  item(index: number): Item | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.items[index % PAGE];
  }

  /** Where the item stood when it left the port; undefined while it is not here yet. */
  origin(index: number): number | undefined {
    const page = this.#pages.get(Math.floor(index / PAGE));
    return page?.indexes === undefined ? page && index : page.indexes[index % PAGE];
  }

  /** Sees to it that these items come. */
  want(first: number, last: number): void {
    for (let page = Math.floor(Math.max(0, first) / PAGE); page * PAGE <= last; page += 1) {
      const here = this.#pages.get(page);
      if (here !== undefined) {
        this.#pages.delete(page);
        this.#pages.set(page, here);
      } else if (!this.#asked.has(page)) void this.#load(page);
    }
  }

  async #load(page: number): Promise<void> {
    this.#asked.add(page);
    const answer = await this.#fetch(page * PAGE, PAGE);
    this.#asked.delete(page);
    if (answer === undefined) return;
    this.total = answer.total;
    if (this.columns.keys.length === 0 && !this.columns.plain) this.columns = columnsOf(answer.items);
    this.#pages.set(page, answer);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) break;
      this.#pages.delete(oldest);
    }
    this.#changed();
  }
}

/** The address of a packet as a key: another key means other data. */
export function packetKey({ runId, node, port, activation, scope, side }: PacketAddress, version: number, view: ItemView = {}): string {
  return JSON.stringify([runId, node, port, activation, scope, side, version, view.search, view.sort]);
}

export function columnsOf(items: readonly Item[]): Columns {
  const keys = new Set<string>();
  let plain = items.length > 0;
  for (const item of items) {
    if (!isObject(item)) continue;
    plain = false;
    for (const key of Object.keys(item)) keys.add(key);
  }
  return { keys: [...keys], plain };
}
