import type { RunEvent } from "../model/event.ts";

/**
 * An event as its maker writes it: the log sets number and time. Makers of the events that a run is full of leave room for both, as
 * zeros: setting what an object has costs less than adding to it.
 */
export type NewEvent = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, "seq" | "at"> & { seq?: 0; at?: 0 } : never) : never;

/** The append-only log of one run: the one place where events are made (G1, G5). */
export class RunLog {
  readonly events: RunEvent[];
  /** Told of every event: whoever keeps the log. */
  watcher: (() => void) | undefined;
  #ended = false;
  #wake: (() => void)[] = [];

  /** Goes on behind `events`, where a run goes on. */
  constructor(events: RunEvent[] = []) {
    this.events = events;
    this.#ended = events.at(-1)?.kind === "run-finished";
  }

  append(event: NewEvent, at: number): void {
    const made = event as RunEvent & { seq: number; at: number };
    made.seq = this.events.length + 1;
    made.at = at;
    this.events.push(made);
    if (event.kind === "run-finished") this.#ended = true;
    this.watcher?.();
    if (this.#wake.length > 0) this.#wakeReaders();
  }

  #wakeReaders(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }

  /** All events from the first on, those to come included; ends behind `run-finished`. Every reader gets all of them. */
  async *read(): AsyncGenerator<RunEvent, void, undefined> {
    for (let at = 0; ; at += 1) {
      while (at >= this.events.length) {
        if (this.#ended) return;
        await new Promise<void>((wake) => this.#wake.push(wake));
      }
      yield this.events[at] as RunEvent;
    }
  }
}
