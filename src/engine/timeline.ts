import type { Clock } from "../model/host.ts";

const SLICE_MS = 8;

/** The time of a run: read a few times a slice, not once an event, and the end of the slice in which the loop may hold the thread. */
export class Timeline {
  /** The time that events which are written now carry. */
  at = 0;
  readonly #clock: Clock;
  #end = 0;
  #steps = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  read(): void {
    this.at = this.#clock.now();
  }

  enterSlice(): void {
    this.read();
    this.#end = this.at + SLICE_MS;
  }

  /** Looks at the clock: true when the slice is over. */
  overdue(): boolean {
    this.read();
    return this.at >= this.#end;
  }

  /** As `overdue`, but looks at the clock only once in a while. */
  sliceIsOver(): boolean {
    this.#steps += 1;
    return (this.#steps & 31) === 0 && this.overdue();
  }
}
