import type { Clock } from "../model/host.ts";

/** The timers of one activation: withdrawn together when it ends, so that none outlives it. */
export class Timers {
  readonly #clock: Clock;
  readonly #withdrawals = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls back after `ms`; returns a function that withdraws the call. */
  after(ms: number, call: () => void): () => void {
    const withdraw = this.#clock.schedule(ms, () => {
      this.#withdrawals.delete(withdraw);
      call();
    });
    this.#withdrawals.add(withdraw);
    return () => {
      withdraw();
      this.#withdrawals.delete(withdraw);
    };
  }

  get pending(): number {
    return this.#withdrawals.size;
  }

  withdrawAll(): void {
    for (const withdraw of this.#withdrawals) withdraw();
    this.#withdrawals.clear();
  }
}
