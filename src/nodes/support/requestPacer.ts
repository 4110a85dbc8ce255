import type { NodeHost } from "../../model/host.ts";

/** Lets so many requests begin at once, and the next so many when all of those are over and a pause is too. */
export class RequestPacer {
  readonly #most: number;
  #begun = 0;
  #turn: Promise<void> = Promise.resolve();
  #batch: Promise<unknown>[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Does the work when its batch has its turn. */
  pass<T>(host: NodeHost, pause: number, work: () => Promise<T>): Promise<T> {
    if (this.#begun === this.#most) {
      this.#turn = Promise.allSettled(this.#batch).then(() => (pause > 0 ? host.sleep(pause) : undefined));
      this.#batch = [];
      this.#begun = 0;
    }
    this.#begun += 1;
    const done = this.#turn.then(work);
    this.#batch.push(done);
    return done;
  }
}
