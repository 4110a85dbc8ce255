import { loadFunctions, needLateCode } from "../expression/functions/lateCode.ts";
import { NodeError } from "../model/failure.ts";
import type { Host, HttpRequest, HttpResponse } from "../model/host.ts";
import { loadContractCode } from "./contractCode.ts";
import { loadKeepingCode } from "./keeper.ts";
import { loadOutside } from "./outsideCode.ts";
import { loadRegionCode } from "./regionCode.ts";
import { VirtualClock } from "./virtualClock.ts";

// Loading takes real time, which no virtual clock shows.
needLateCode();
await Promise.all([loadRegionCode(), loadKeepingCode(), loadOutside(), loadFunctions(), loadContractCode()]);

/** Rounds of twenty microtasks without a timer after which nothing can come any more: a stream takes many. */
const MOST_IDLE = 2000;

/** A host for tests: time moves only when nothing else is left to do, chance is a counter, the network is a function. */
export class VirtualHost implements Host {
  readonly place = "node" as const;
  readonly clock: VirtualClock;
  readonly requests: HttpRequest[] = [];
  #ids = 0;
  readonly #answer: (request: HttpRequest) => HttpResponse | undefined;

  constructor(time = Date.UTC(2026, 0, 1), answer: (request: HttpRequest) => HttpResponse | undefined = () => undefined) {
    this.clock = new VirtualClock(time);
    this.#answer = answer;
  }

  get time(): number {
    return this.clock.now();
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
      idle = this.pending === 0 ? idle + 1 : 0;
      if (idle > MOST_IDLE) throw new Error("nothing is left to do, and the promise is still open");
      this.clock.advance();
    }
    return promise;
  }

  /** Timers that nobody withdrew. */
  get pending(): number {
    return this.clock.pending;
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
