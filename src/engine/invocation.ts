import type { Place } from "../model/event.ts";
import type { Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { Control, Fold, NodeType } from "../model/nodeType.ts";
import { inputByPort } from "./activationInputs.ts";
import { ActivationScope } from "./activationScope.ts";
import { Attempt } from "./attempt.ts";
import { ActivationControl } from "./control.ts";
import { activationKey, cancelled, failureOf, isPieces, isPromise, itemsOf, REPORT_MS, timeOver } from "./invocationSupport.ts";
import { ItemWork } from "./itemWork.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { packPorts } from "./packPorts.ts";
import type { ParamResolver } from "./params.ts";
import type { Recall } from "./recall.ts";
import { portItems } from "./results.ts";
import { timeLimits } from "./retry.ts";
import { retryLater } from "./retryLater.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import { placeOf } from "./runParts.ts";
import { settleInTime } from "./settleInTime.ts";
import { Timers } from "./timers.ts";

/** How an activation ended: packets by out-port, or a failure. */
export type InvocationEnd = { readonly outputs: readonly PortOutput[] } | { readonly failure: Failure };
type Progress = { kind: "node-progressed"; done: number; total?: number };
type Part = { readonly items: readonly Item[]; readonly first: number };

/** One activation being carried out: attempts, items in flight, retries and time limits. Ends exactly once. */
export class Invocation {
  readonly activation: Activation;
  readonly environment: RunEnvironment;
  readonly startedAt: number;
  readonly items: readonly Item[];
  readonly first: number;
  /** It works on all items of its packets, not on a part of a stream, which tells itself how far it is. */
  readonly whole: boolean;
  /** Of one that runs again after an interruption. */
  readonly recall: Recall | undefined;
  readonly #resolver: ParamResolver;
  #scope: ActivationScope | undefined;
  #same: Attempt["params"] | undefined;
  #controllers: AbortController[] | undefined;
  #timers: Timers | undefined;
  #limits: ReturnType<typeof timeLimits>;
  #input: Record<string, readonly Item[]> | undefined;
  #control: ActivationControl | undefined;
  /** It was told how far the node is less than half a second ago; the latest that the node said since. */
  #said: { latest?: Progress } | undefined;
  ended = false;
  /** The same again would give the same: it has asked for no time, chance, log or anything of this run (P6). */
  repeatable = true;
  /** Ends its scope once it has finished (D6). */
  endsScope = false;

  /** `part`: it works on these items alone, the first of which is at position `first` of the packet. */
  constructor(environment: RunEnvironment, activation: Activation, resolver: ParamResolver, recall?: Recall, part?: Part) {
    this.environment = environment;
    this.activation = activation;
    this.#resolver = resolver;
    this.items = part?.items ?? itemsOf(environment, activation);
    this.first = part?.first ?? 0;
    this.whole = part === undefined;
    this.#limits = timeLimits(activation.node.node.policy);
    this.recall = recall;
    this.startedAt = recall?.startedAt ?? environment.activationTime();
  }

  start(): void {
    const { node } = this.activation;
    const { activation: ms } = this.#limits;
    if (ms !== undefined) this.after(ms, () => this.fail(timeOver("The activation", ms)));
    if (node.type.mode === "each") new ItemWork(this).advance();
    else this.#attemptOnce(1);
  }

  /** Aborts what runs; it ends without a result. */
  cancel(): void {
    this.ended = true;
    this.#stop(cancelled("The run was cancelled."));
  }

  #stop(reason: NodeError): void {
    this.#timers?.withdrawAll();
    this.#control?.withdraw(reason);
    for (const controller of this.#controllers ?? []) controller.abort(reason);
  }

  end(end: InvocationEnd): void {
    if (this.ended) return;
    this.ended = true;
    const waits = this.#timers !== undefined || this.#controllers !== undefined;
    if (waits || "failure" in end) this.#stop(cancelled("The activation ended."));
    this.environment.ended(this, end);
  }

  fail(thrown: unknown): void {
    this.end({ failure: failureOf(this, thrown, undefined) });
  }

  /** Calls back after `ms` unless it has ended by then; returns a function that withdraws the call. */
  after(ms: number, call: () => void): () => void {
    this.#timers ??= new Timers(this.environment.host.clock);
    return this.#timers.after(ms, () => {
      if (!this.ended) call();
    });
  }

  /** The params for an item; a constant resolver needs no scope, and one that moves by functions is asked once. */
  params(index: number): Attempt["params"] {
    if (this.#resolver.constant) return this.#resolver.resolve(undefined as never) as Attempt["params"];
    if (this.#same !== undefined) return this.#same;
    const { scope, inputs } = this.activation;
    this.#scope ??= new ActivationScope(this.environment.shared, scope, inputs[0], this.items, this.startedAt);
    this.#scope.item = this.items[index];
    this.#scope.index = this.first + index;
    const params = this.#resolver.resolve(this.#scope) as Attempt["params"];
    if (this.#resolver.once) this.#same = params;
    return params;
  }

  #attemptOnce(number: number): void {
    const attempt = new Attempt(this, this.items[0] ?? null, this.first);
    let result: unknown;
    try {
      attempt.params = this.params(0);
      result = this.activation.node.type.run(attempt);
    } catch (thrown) {
      return this.#onceThrew(thrown, number);
    }
    if (!isPromise(result)) return this.#finishOnce(result);
    this.settle(
      attempt,
      result,
      (value) => this.#finishOnce(value),
      (thrown) => this.#onceThrew(thrown, number),
    );
  }

  #onceThrew(thrown: unknown, number: number): void {
    if (!retryLater(this, thrown, number, undefined, (next) => this.#attemptOnce(next))) this.fail(thrown);
  }

  #finishOnce(result: unknown): void {
    if (this.ended) return;
    if (isPieces(result)) return this.environment.stream(this, result);
    let outputs: readonly PortOutput[];
    try {
      outputs = packPorts(this.activation, portItems(this.activation.node, result), this.environment);
    } catch (thrown) {
      return this.fail(thrown);
    }
    this.end({ outputs });
  }

  /** Awaits what an attempt gives, within the time that one may take (H6). */
  settle(attempt: Attempt, result: PromiseLike<unknown>, good: (value: unknown) => void, bad: (thrown: unknown) => void): void {
    const ms = this.#limits.attempt;
    settleInTime(result, ms === undefined ? undefined : { ms, after: (time, call) => this.after(time, call) }, {
      good,
      bad,
      late: () => {
        attempt.abort();
        bad(timeOver("An attempt", ms ?? 0));
      },
    });
  }

  inputByPort(): Record<string, readonly Item[]> {
    this.#input ??= inputByPort(this.activation, this.items);
    return this.#input;
  }

  /** What only the engine can do for the node. */
  control(): Control {
    if (this.#control === undefined) {
      this.repeatable = false;
      this.#control = new ActivationControl(this, this.#limits.wait);
      this.environment.acts(this);
    }
    return this.#control;
  }

  /** Begins to take a stream, for a type that folds. */
  fold(): Fold {
    const attempt = new Attempt(this, null, 0);
    attempt.params = this.params(0);
    return (this.activation.node.type.run.fold as NonNullable<NodeType["run"]["fold"]>)(attempt);
  }

  /** The same in every attempt, and after an interruption. */
  idempotencyKey(index: number): string {
    const key = activationKey(this.environment.runInfo.id, this.activation);
    return this.activation.node.type.mode === "each" ? `${key}-${index}` : key;
  }

  onCancel(controller: AbortController): void {
    this.#controllers ??= [];
    this.#controllers.push(controller);
  }

  /** Logs how far the node says it is, at most twice a second: the first time at once, later the latest. */
  progress(said: Progress): void {
    if (this.ended) return;
    if (this.#said !== undefined) {
      this.#said.latest = said;
      return;
    }
    const since: { latest?: Progress } = {};
    this.#said = since;
    this.tell(said);
    this.after(REPORT_MS, () => {
      this.#said = undefined;
      if (since.latest !== undefined) this.progress(since.latest);
    });
  }

  /** Logs what the node says of itself while it runs. */
  tell(event: { kind: "log-written"; message: string; data?: Json } | Progress): void {
    if (event.kind === "log-written") this.repeatable = false;
    if (this.ended) return;
    const { secrets } = this.environment;
    this.environment.append({ ...(secrets === undefined ? event : secrets.redaction.json(event)), ...this.where() });
  }

  where(): Place {
    return placeOf(this.activation);
  }
}
