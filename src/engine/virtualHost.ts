import { NodeError } from "../model/failure.ts";
import type { Clock, Host, HttpRequest, HttpResponse } from "../model/host.ts";

type Timer = { readonly at: number; readonly order: number; readonly call: () => void };

/** A host for tests: time moves only when nothing else is left to do, chance is a counter, the network is a function. */
export class VirtualHost implements Host {
  readonly place = "node" as const;
  readonly clock: Clock;
  readonly requests: HttpRequest[] = [];
  time: number;
  readonly #timers = new Set<Timer>();
  #order = 0;
  #ids = 0;
  readonly #answer: (request: HttpRequest) => HttpResponse | undefined;

  constructor(time = Date.UTC(2026, 0, 1), answer: (request: HttpRequest) => HttpResponse | undefined = () => undefined) {
    this.time = time;
    this.#answer = answer;
    this.clock = {
      now: () => this.time,
      schedule: (ms, call) => this.#schedule(ms, call),
      yield: (call) => void this.#schedule(0, call),
    };
  }

  #schedule(ms: number, call: () => void): () => void {
    const timer = { at: this.time + ms, order: this.#order, call };
    this.#order += 1;
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets time run until `promise` settles; throws when nothing is left that could settle it. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const mark = (): void => {
      settled = true;
    };
    promise.then(mark, mark);
    for (let idle = 0; !settled; ) {
      for (let turn = 0; turn < 20 && !settled; turn += 1) await Promise.resolve();
      if (settled) break;
      const next = this.#next();
      idle = next === undefined ? idle + 1 : 0;
      if (idle > 50) throw new Error("nothing is left to do, and the promise is still open");
      if (next === undefined) continue;
      this.#timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    return promise;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }

  /** Timers that nobody withdrew. */
  get pending(): number {
    return this.#timers.size;
  }

  async fetch(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const response = this.#answer(request);
    if (response === undefined) throw new NodeError("network", `${request.url} did not answer.`, { kind: "outside" });
    return response;
  }

  randomId(): string {
    this.#ids += 1;
    return `run${this.#ids}`;
  }
}
