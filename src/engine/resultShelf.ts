import type { OutputPacket } from "../model/event.ts";
import type { CachedResult, RunStore } from "../model/runStore.ts";
import { fillPackets, JournalWriter, type StoredPacket } from "./journalText.ts";

/** A result that can be used again. What is large may still be in the store. */
type Kept = { readonly at: number; readonly run: string; packets: readonly StoredPacket[]; readonly whole: boolean };

/** A result that is not in the store yet. */
type Fresh = { readonly key: string; readonly at: number; readonly packets: readonly OutputPacket[] };

/** Workflows whose results stay in memory. */
const MOST_WORKFLOWS = 8;
/** Results of one workflow that stay in memory: the oldest make room. */
const MOST_RESULTS = 20_000;
/** Results that are written at once: what the thread has to tell meanwhile does not wait for all of them. */
const GROUP = 100;

/** The results of one workflow that can be used again, in memory and in a store. */
export class WorkflowResults {
  readonly #store: RunStore;
  readonly #name: string;
  readonly #kept = new Map<string, Kept>();
  readonly #writer = new JournalWriter();
  #fresh: Fresh[] = [];

  private constructor(store: RunStore, name: string) {
    this.#store = store;
    this.#name = name;
  }

  static async load(store: RunStore, name: string): Promise<WorkflowResults> {
    const results = new WorkflowResults(store, name);
    for (const { key, at, outputs } of await store.results(name)) {
      const packets = outputs as unknown as readonly StoredPacket[];
      results.#kept.set(key, { at, run: "", packets, whole: packets.every(({ items }) => Array.isArray(items)) });
    }
    return results;
  }

  /** What a run other than `run` kept under the key since `oldest`; a promise where it has to be read, undefined where there is nothing. */
  find(key: string, run: string, oldest: number): readonly OutputPacket[] | Promise<readonly OutputPacket[] | undefined> | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.run === run || kept.at < oldest) return undefined;
    return kept.whole ? (kept.packets as readonly OutputPacket[]) : this.#read(key, kept);
  }

  async #read(key: string, { at, run, packets }: Kept): Promise<readonly OutputPacket[] | undefined> {
    try {
      const whole = await fillPackets(structuredClone(packets), (hash) => this.#store.getBlob(hash));
      this.#kept.set(key, { at, run, packets: whole, whole: true });
      return whole;
    } catch {
      this.#kept.delete(key); // the store has lost it: it is worked out again
      return undefined;
    }
  }

  keep(key: string, run: string, at: number, packets: readonly OutputPacket[]): void {
    this.#kept.delete(key);
    this.#kept.set(key, { at, run, packets, whole: true });
    this.#fresh.push({ key, at, packets });
    if (this.#kept.size <= MOST_RESULTS) return;
    const [oldest] = this.#kept.keys();
    this.#kept.delete(oldest as string);
  }

  /** Writes what is new to the store. */
  async flush(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    for (let from = 0; from < fresh.length; from += GROUP) await this.#write(fresh.slice(from, from + GROUP));
  }

  async #write(fresh: readonly Fresh[]): Promise<void> {
    const blobs = new Map<string, Uint8Array>();
    const results = fresh.map(({ key, at, packets }): CachedResult => {
      const text = packets.map((packet) => this.#writer.packet(packet, blobs, new Set())).join(",");
      return { key, at, outputs: JSON.parse(`[${text}]`) };
    });
    await this.#store.keepResults(this.#name, results, blobs);
  }
}

const shelves = new WeakMap<RunStore, Map<string, Promise<WorkflowResults>>>();

/** The results of a workflow by its name; those of the workflows used last stay in memory. */
export function resultsOf(store: RunStore, name: string): Promise<WorkflowResults> {
  const shelf = shelves.get(store) ?? new Map<string, Promise<WorkflowResults>>();
  shelves.set(store, shelf);
  const results = shelf.get(name) ?? WorkflowResults.load(store, name);
  shelf.delete(name);
  shelf.set(name, results);
  if (shelf.size > MOST_WORKFLOWS) shelf.delete([...shelf.keys()][0] as string);
  results.catch(() => shelf.delete(name));
  return results;
}
