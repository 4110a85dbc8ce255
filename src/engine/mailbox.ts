import type { Json } from "../model/json.ts";

type Waiter = { readonly name: string; readonly take: (data: Json | undefined) => void };

/** The signals of one run: each goes to the one that has waited longest for its name, or is kept until somebody asks (E1). */
export class Mailbox {
  readonly #kept = new Map<string, (Json | undefined)[]>();
  readonly #waiters = new Set<Waiter>();

  /** Delivers to the first that waits; else keeps it, unless it is transient. */
  deliver(name: string, data: Json | undefined, transient: boolean): void {
    for (const waiter of this.#waiters) {
      if (waiter.name !== name) continue;
      this.#waiters.delete(waiter);
      waiter.take(data);
      return;
    }
    if (transient) return;
    const kept = this.#kept.get(name);
    if (kept === undefined) this.#kept.set(name, [data]);
    else kept.push(data);
  }

  /** The oldest signal of that name that was kept, taken out. */
  take(name: string): { readonly data: Json | undefined } | undefined {
    const kept = this.#kept.get(name);
    if (kept === undefined) return undefined;
    const data = kept.shift();
    if (kept.length === 0) this.#kept.delete(name);
    return { data };
  }

  /** Waits for the next signal of that name; returns a function that withdraws the wait. */
  wait(name: string, take: (data: Json | undefined) => void): () => void {
    const waiter = { name, take };
    this.#waiters.add(waiter);
    return () => void this.#waiters.delete(waiter);
  }

  get waiting(): number {
    return this.#waiters.size;
  }
}
