import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import { Attempt } from "./attempt.ts";
import type { Invocation } from "./invocation.ts";
import { failureOf, isPieces, isPromise, REPORT_MS } from "./invocationSupport.ts";
import { FailedItem, inPieces, joinResults, SKIPPED } from "./itemResults.ts";
import { packPorts } from "./packPorts.ts";
import { retryLater } from "./retryLater.ts";

const EACH_IN_FLIGHT = 4;

/** The items of an activation of mode `each`: some in flight at once, each with its attempts, failures and policy (O2, H3). */
export class ItemWork {
  readonly #invocation: Invocation;
  readonly #results: unknown[];
  readonly #limit: number;
  #next = 0;
  #inFlight = 0;
  #advancing = false;
  #spare: Attempt | undefined;
  #reportedAt = 0;
  /** A result came in pieces. */
  #pieces = false;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
    this.#results = new Array(invocation.items.length);
    this.#limit = invocation.activation.node.node.policy?.concurrency ?? EACH_IN_FLIGHT;
  }

  /**
   * Starts items while some are left and places are free (O2); what returns a value is done at once. Yields the thread when its
   * share is over.
   */
  advance(): void {
    if (this.#advancing) return;
    this.#advancing = true;
    const invocation = this.#invocation;
    const { items, environment } = invocation;
    const { type } = invocation.activation.node;
    while (!invocation.ended && this.#next < items.length && this.#inFlight < this.#limit) {
      const index = this.#next;
      this.#next += 1;
      const attempt = this.#attempt(index);
      try {
        attempt.params = invocation.params(index);
        const result: unknown = type.run(attempt);
        if (isPromise(result)) this.#await(attempt, result, index, 1);
        else {
          this.#results[index] = result;
          if (attempt.reusable) this.#spare = attempt;
          if (isPieces(result)) this.#pieces = true;
        }
      } catch (thrown) {
        this.#inFlight += 1;
        this.#threw(thrown, index, 1);
      }
      if ((index & 63) === 63 && environment.overdue()) {
        this.#advancing = false;
        if (!invocation.ended) environment.yield(() => this.advance());
        return;
      }
    }
    this.#advancing = false;
    if (!invocation.ended && this.#inFlight === 0 && this.#next >= items.length) this.#finish();
  }

  #attempt(index: number): Attempt {
    const item = this.#invocation.items[index] as Item;
    const position = this.#invocation.first + index;
    const spare = this.#spare;
    if (spare === undefined) return new Attempt(this.#invocation, item, position);
    this.#spare = undefined;
    spare.item = item;
    spare.index = position;
    return spare;
  }

  #await(attempt: Attempt, result: PromiseLike<unknown>, index: number, number: number): void {
    if (number === 1) this.#inFlight += 1;
    this.#invocation.settle(
      attempt,
      result,
      (value) => {
        this.#report();
        this.#settle(index, value);
      },
      (thrown) => this.#threw(thrown, index, number),
    );
  }

  /** Tells now and then how many items are through, of work that takes its time. */
  #report(): void {
    if (!this.#invocation.whole) return;
    const now = this.#invocation.environment.host.clock.now();
    if (this.#reportedAt === 0) this.#reportedAt = now;
    if (now - this.#reportedAt < REPORT_MS) return;
    this.#reportedAt = now;
    this.#invocation.tell({ kind: "node-progressed", done: this.#next - this.#inFlight + 1, total: this.#results.length });
  }

  #threw(thrown: unknown, index: number, number: number): void {
    if (!retryLater(this.#invocation, thrown, number, index, (next) => this.#again(index, next))) this.#failed(index, thrown);
  }

  #again(index: number, number: number): void {
    const invocation = this.#invocation;
    const attempt = new Attempt(invocation, invocation.items[index] as Item, invocation.first + index);
    try {
      attempt.params = invocation.params(index);
      const result: unknown = invocation.activation.node.type.run(attempt);
      if (isPromise(result)) this.#await(attempt, result, index, number);
      else this.#settle(index, result);
    } catch (thrown) {
      this.#threw(thrown, index, number);
    }
  }

  #settle(index: number, result: unknown): void {
    if (this.#invocation.ended) return;
    this.#results[index] = result;
    if (isPieces(result)) this.#pieces = true;
    this.#inFlight -= 1;
    if (!this.#advancing) this.advance();
  }

  /** The last attempt of an item failed: the port `error`, the node's policy, or the whole activation (H3). */
  #failed(index: number, thrown: unknown): void {
    const invocation = this.#invocation;
    const failure = failureOf(invocation, thrown, index);
    const { node } = invocation.activation;
    const onError = node.node.policy?.onError;
    const wired = (node.outEdges[node.outEdges.length - 1] as readonly number[]).length > 0;
    if (!wired && (onError === undefined || onError === "fail")) return invocation.end({ failure });
    invocation.repeatable = false;
    invocation.environment.append({ kind: "item-failed", ...invocation.where(), index: invocation.first + index, failure });
    if (wired) this.#settle(index, new FailedItem(failure, invocation.items[index] as Item));
    else this.#settle(index, onError === "skip" ? SKIPPED : [(onError as { default: Json }).default]);
  }

  #finish(): void {
    const invocation = this.#invocation;
    const { activation, environment } = invocation;
    if (this.#pieces) return environment.stream(invocation, inPieces(activation.node, this.#results));
    try {
      const { ports, ends } = joinResults(activation.node, this.#results, environment.lineage);
      invocation.end({ outputs: packPorts(activation, ports, environment, ends) });
    } catch (thrown) {
      invocation.fail(thrown);
    }
  }
}
