import type { Clock } from "../model/host.ts";

type Timer = { readonly at: number; readonly order: number; readonly call: () => void };

/** A clock that stands still until it is told to go on. What is due at the same time is called in the order in which it was asked for. */
export class VirtualClock implements Clock {
  #time: number;
  #order = 0;
  readonly #timers = new Set<Timer>();
  readonly #looked: (() => void) | undefined;

  /** `looked` is called whenever somebody asks for the time. */
  constructor(time: number, looked?: () => void) {
    this.#time = time;
    this.#looked = looked;
  }

  now(): number {
    this.#looked?.();
    return this.#time;
  }

  schedule(ms: number, call: () => void): () => void {
    const timer = { at: this.#time + Math.max(0, ms), order: this.#order, call };
    this.#order += 1;
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  yield(call: () => void): void {
    this.schedule(0, call);
  }

  /** Milliseconds until something is due; undefined when nothing ever will be. */
  get untilNext(): number | undefined {
    const next = this.#next();
    return next === undefined ? undefined : next.at - this.#time;
  }

  /** Goes on to the time of what is due first, and calls it. */
  advance(): void {
    const next = this.#next();
    if (next === undefined) return;
    this.#timers.delete(next);
    this.#time = next.at;
    next.call();
  }

  /** Timers that nobody withdrew. */
  get pending(): number {
    return this.#timers.size;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }
}
