import type { Clock } from "../src/model/host.ts";

/** Batches on their way with which the engine still goes on: as many as come about in a frame. */
export const AHEAD = 2;
/** Milliseconds after which it goes on all the same: a page in the background draws seldom. */
export const LONGEST = 50;

/**
 * Keeps the engine from running far ahead of what its page has drawn: on few cores it would take the time that the page needs for drawing,
 * and what happens would be seen late. Told of every batch that is sent and given back; there is one for all runs of a thread.
 */
export class PagePace {
  #onTheWay = 0;
  #waiting: (() => void)[] = [];

  sent(): void {
    this.#onTheWay += 1;
  }

  /** Batches were drawn, or nobody is there any more to draw them. */
  givenBack(count: number): void {
    this.#onTheWay -= count;
    if (this.#onTheWay >= AHEAD) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** A clock as `clock`, but who yields waits for as long as the page is behind. */
  pacing(clock: Clock): Clock {
    return { ...clock, yield: (call) => (this.#onTheWay < AHEAD ? clock.yield(call) : this.#wait(clock, call)) };
  }

  #wait(clock: Clock, call: () => void): void {
    const go = (): void => {
      withdraw();
      this.#waiting = this.#waiting.filter((each) => each !== go);
      clock.yield(call);
    };
    const withdraw = clock.schedule(LONGEST, go);
    this.#waiting.push(go);
  }
}

/** That of this thread. */
export const pagePace = new PagePace();
