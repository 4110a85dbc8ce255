import { type Failure, NodeError } from "../model/failure.ts";
import type { Grant, Host } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { RunContext } from "../model/nodeType.ts";
import { inputByPort } from "./activationInputs.ts";
import { ActivationScope } from "./activationScope.ts";
import { Attempt } from "./attempt.ts";
import { chance } from "./chance.ts";
import { FailedItem, joinResults, SKIPPED } from "./itemResults.ts";
import type { Activation } from "./kernel.ts";
import type { Packet } from "./packet.ts";
import { packPorts } from "./packPorts.ts";
import type { ParamResolver } from "./params.ts";
import { portItems } from "./results.ts";
import { retryDelay, timeLimits } from "./retry.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import type { NewEvent } from "./runLog.ts";
import { settleInTime } from "./settleInTime.ts";
import { Timers } from "./timers.ts";
import { toFailure } from "./toFailure.ts";

/** How an activation ended: packets by out-port, or a failure. */
export type InvocationEnd = { readonly outputs: readonly (Packet | undefined)[] } | { readonly failure: Failure };

const EMPTY_ITEM: readonly Item[] = [{}];
const EACH_IN_FLIGHT = 4;

/** One activation being carried out: attempts, items in flight, retries and time limits. Ends exactly once, by `done`. */
export class Invocation {
  readonly activation: Activation;
  readonly runInfo: RunContext["run"];
  readonly #environment: RunEnvironment;
  readonly #resolver: ParamResolver;
  readonly #done: (end: InvocationEnd) => void;
  readonly #scope: ActivationScope;
  readonly #items: readonly Item[];
  readonly #controllers: AbortController[] = [];
  #timers: Timers | undefined;
  readonly #startedAt: number;
  readonly #limits: ReturnType<typeof timeLimits>;
  readonly #results: unknown[] = [];
  #next = 0;
  #inFlight = 0;
  #ended = false;
  #advancing = false;
  #spare: Attempt | undefined;
  #input: Record<string, readonly Item[]> | undefined;
  #limit = 1;

  constructor(environment: RunEnvironment, activation: Activation, resolver: ParamResolver, done: (end: InvocationEnd) => void) {
    this.#environment = environment;
    this.activation = activation;
    this.runInfo = environment.runInfo;
    this.#resolver = resolver;
    this.#done = done;
    const first = activation.inputs[0];
    this.#items = first?.items ?? (activation.node.inEdgeCount === 0 ? (environment.runInfo.input ?? EMPTY_ITEM) : []);
    this.#limits = timeLimits(activation.node.node.policy);
    this.#startedAt = environment.activationTime();
    this.#scope = new ActivationScope(environment.shared, first, this.#items, this.#startedAt);
  }

  start(): void {
    const { node } = this.activation;
    const { activation: ms } = this.#limits;
    if (ms !== undefined) this.#after(ms, () => this.#fail(timeOver("The activation", ms)));
    if (node.type.mode === "each") {
      this.#limit = node.node.policy?.concurrency ?? EACH_IN_FLIGHT;
      this.#advance();
    } else this.#attemptOnce(1);
  }

  /** Aborts what runs; `done` will not be called any more. */
  cancel(): void {
    this.#ended = true;
    this.#stop(new NodeError("cancelled", "The run was cancelled.", { kind: "cancelled" }));
  }

  #stop(reason: NodeError): void {
    this.#timers?.withdrawAll();
    for (const controller of this.#controllers) controller.abort(reason);
  }

  #end(end: InvocationEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    if ((this.#timers?.pending ?? 0) > 0 || "failure" in end)
      this.#stop(new NodeError("cancelled", "The activation ended.", { kind: "cancelled" }));
    this.#done(end);
  }

  #fail(thrown: unknown): void {
    this.#end({ failure: this.#failure(thrown, undefined) });
  }

  #failure(thrown: unknown, index: number | undefined): Failure {
    const place = thrown instanceof Error && "itemIndex" in thrown && typeof thrown.itemIndex === "number" ? thrown.itemIndex : index;
    const at = { node: this.activation.node.id };
    return toFailure(thrown, place === undefined ? at : { ...at, item: this.#items[place] ?? null, itemIndex: place });
  }

  #after(ms: number, call: () => void): () => void {
    this.#timers ??= new Timers(this.#environment.host.clock);
    return this.#timers.after(ms, () => {
      if (!this.#ended) call();
    });
  }

  #attemptOnce(number: number): void {
    const attempt = new Attempt(this, this.#items);
    attempt.item = this.#items[0] ?? null;
    this.#call(
      attempt,
      0,
      (result) => this.#finishOnce(result),
      (thrown) =>
        this.#retryOr(
          thrown,
          number,
          undefined,
          (next) => this.#attemptOnce(next),
          () => this.#fail(thrown),
        ),
    );
  }

  #finishOnce(result: unknown): void {
    if (this.#ended) return;
    let outputs: (Packet | undefined)[];
    try {
      outputs = packPorts(this.activation, portItems(this.activation.node, result), this.#environment.lineage);
    } catch (thrown) {
      return this.#fail(thrown);
    }
    this.#end({ outputs });
  }

  /** Calls `run`; `good` or `bad` follows at once when it returns a value, later when it returns a promise (never awaited otherwise). */
  #call(attempt: Attempt, index: number, good: (result: unknown) => void, bad: (thrown: unknown) => void): boolean {
    let result: unknown;
    try {
      const scope = this.#scope;
      scope.index = index;
      attempt.params = this.#resolver.resolve(scope) as Attempt["params"];
      result = this.activation.node.type.run(attempt);
    } catch (thrown) {
      bad(thrown);
      return false;
    }
    if (!isPromise(result)) {
      good(result);
      return false;
    }
    const ms = this.#limits.attempt;
    settleInTime(result, ms === undefined ? undefined : { ms, after: (time, call) => this.#after(time, call) }, {
      good,
      bad,
      late: () => {
        attempt.abort();
        bad(timeOver("An attempt", ms ?? 0));
      },
    });
    return true;
  }

  #retryOr(thrown: unknown, number: number, index: number | undefined, again: (number: number) => void, otherwise: () => void): void {
    if (this.#ended) return;
    const { node, number: activation } = this.activation;
    if (node.node.policy?.retry === undefined) return otherwise();
    const failure = this.#failure(thrown, index);
    const random = chance(`${this.#environment.seed}/${this.#environment.scope}/${node.id}/${activation}/${index ?? 0}/retry${number}`);
    const delay = retryDelay(node.node.policy, number, failure, random);
    if (delay === undefined) return otherwise();
    this.#append({
      kind: "retry-scheduled",
      ...this.#where(),
      attempt: number + 1,
      delay,
      failure,
      ...(index === undefined ? {} : { index }),
    });
    this.#after(delay, () => again(number + 1));
  }

  /** Starts items while some are left and places are free (O2); yields the thread when its share is over. */
  #advance(): void {
    if (this.#advancing) return;
    this.#advancing = true;
    const items = this.#items;
    while (!this.#ended && this.#next < items.length && this.#inFlight < this.#limit) {
      const index = this.#next;
      this.#next += 1;
      this.#inFlight += 1;
      this.#attemptItem(index, 1);
      if ((index & 63) === 63 && this.#environment.overdue()) {
        this.#advancing = false;
        if (!this.#ended) this.#environment.yield(() => this.#advance());
        return;
      }
    }
    this.#advancing = false;
    if (!this.#ended && this.#inFlight === 0 && this.#next >= items.length) this.#finishEach();
  }

  #attemptItem(index: number, number: number): void {
    const attempt = this.#spare ?? new Attempt(this, this.#items);
    this.#spare = undefined;
    const item = this.#items[index] as Item;
    attempt.item = item;
    attempt.index = index;
    this.#scope.item = item;
    const later = this.#call(
      attempt,
      index,
      (result) => this.#settleItem(index, result),
      (thrown) =>
        this.#retryOr(
          thrown,
          number,
          index,
          (next) => this.#attemptItem(index, next),
          () => this.#itemFailed(index, thrown),
        ),
    );
    if (!later && number === 1 && attempt.reusable) this.#spare = attempt;
  }

  #settleItem(index: number, result: unknown): void {
    if (this.#ended) return;
    this.#results[index] = result;
    this.#inFlight -= 1;
    if (!this.#advancing) this.#advance();
  }

  /** The last attempt of an item failed: the port `error`, the node's policy, or the whole activation (H3). */
  #itemFailed(index: number, thrown: unknown): void {
    const failure = this.#failure(thrown, index);
    const { node } = this.activation;
    const onError = node.node.policy?.onError;
    const wired = (node.outEdges[node.outEdges.length - 1] as readonly number[]).length > 0;
    if (!wired && (onError === undefined || onError === "fail")) return this.#end({ failure });
    this.#append({ kind: "item-failed", ...this.#where(), index, failure });
    if (wired) this.#settleItem(index, new FailedItem(failure, this.#items[index] as Item));
    else this.#settleItem(index, onError === "skip" ? SKIPPED : [(onError as { default: Json }).default]);
  }

  #finishEach(): void {
    try {
      const { ports, sources } = joinResults(this.activation.node, this.#results, this.#environment.lineage);
      this.#end({ outputs: packPorts(this.activation, ports, this.#environment.lineage, sources) });
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  inputByPort(): Record<string, readonly Item[]> {
    this.#input ??= inputByPort(this.activation, this.#items);
    return this.#input;
  }

  outside(index: number): { host: Host; grant: Grant; now: number; chanceKey: string } {
    const { seed, scope, host, grant } = this.#environment;
    const { node, number } = this.activation;
    return { host, grant, now: this.#startedAt, chanceKey: `${seed}/${scope}/${node.id}/${number}/${index}` };
  }

  onCancel(controller: AbortController): void {
    this.#controllers.push(controller);
  }

  writeLog(message: string, data: Json | undefined): void {
    if (!this.#ended) this.#append({ kind: "log-written", ...this.#where(), message, ...(data === undefined ? {} : { data }) });
  }

  reportProgress(done: number, total: number | undefined): void {
    if (!this.#ended) this.#append({ kind: "node-progressed", ...this.#where(), done, ...(total === undefined ? {} : { total }) });
  }

  #where(): { node: string; scope: string; activation: number } {
    return { node: this.activation.node.id, scope: this.#environment.scope, activation: this.activation.number };
  }

  #append(event: NewEvent): void {
    this.#environment.append(event);
  }
}

function timeOver(what: string, ms: number): NodeError {
  return new NodeError("timeout", `${what} reached its time limit of ${ms} ms.`, {
    kind: "timeout",
    hint: "Raise policy.timeout of the node, or make the step smaller.",
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
