import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { ActivationScope } from "./activationScope.ts";
import type { Activation } from "./kernelState.ts";
import { OneScope } from "./oneScope.ts";
import { yieldedPacket } from "./oneScopeRegion.ts";
import { Packet } from "./packet.ts";
import { onPort, type RegionRun, type RegionSupport } from "./regionRun.ts";
import type { Scope } from "./scope.ts";

type Condition = ((scope: ActivationScope) => unknown) | undefined;

const DEFAULT_LIMIT = 1000;

/**
 * `loop` (L1): round after round, each in a fresh scope; the next opens after the last has ended (L2). What a round yields goes
 * into the next; over a list, each value is a round and what was yielded before is `loop.carried`.
 */
export class LoopRegion implements RegionRun {
  readonly activation: Activation;
  readonly scopes = new OneScope();
  readonly #support: RegionSupport;
  #while: Condition;
  #until: Condition;
  #list: readonly Item[] | undefined;
  #rounds = Number.POSITIVE_INFINITY;
  #limit = DEFAULT_LIMIT;
  #keepsAll = false;
  #round = 0;
  /** What the last round yielded; at first what came in. */
  #latest: Packet | undefined;
  #carried: Item | undefined;
  readonly #results: Packet[] = [];

  constructor(activation: Activation, support: RegionSupport) {
    this.activation = activation;
    this.#support = support;
  }

  start(): void {
    this.#support.listen(this.activation);
    this.#latest = this.activation.inputs[0];
    try {
      this.#readParams();
    } catch (thrown) {
      return this.#fail(thrown);
    }
    this.#openNext();
  }

  #readParams(): void {
    const params = this.#support.params(this.activation) as Record<string, unknown>;
    const { over, times, limit, output } = params;
    this.#while = params["while"] as Condition;
    this.#until = params["until"] as Condition;
    this.#carried = params["initial"] as Item | undefined;
    if (over !== undefined && over !== null) {
      if (!Array.isArray(over)) throw new NodeError("bad-param", "“Over” takes a list, but it gave none.", { param: "over" });
      this.#list = over as readonly Item[];
      this.#rounds = over.length;
    } else if (typeof times === "number") this.#rounds = times;
    if (this.#rounds === Number.POSITIVE_INFINITY && this.#while === undefined && this.#until === undefined) {
      throw new NodeError("bad-param", "The loop has no end: it needs times, over, while or until.", {
        hint: "Set one of them in the region's params.",
      });
    }
    this.#keepsAll = output === "all" || (output === undefined && this.#list !== undefined);
    this.#limit = typeof limit === "number" ? limit : Number.isFinite(this.#rounds) ? this.#rounds : DEFAULT_LIMIT;
  }

  /** Opens the next round, or ends the loop. */
  #openNext(): void {
    const number = this.#round;
    const enters = this.#entering(number);
    try {
      if (number >= this.#rounds || !this.#holds(this.#while, number, enters)) return this.#finish();
      if (number >= this.#limit) throw tooMany(this.#limit);
    } catch (thrown) {
      return this.#fail(thrown);
    }
    this.scopes.add(this.#support.open(this.activation, number, enters, this.#carriedItem()));
  }

  #entering(number: number): Packet | undefined {
    const { inputs, node } = this.activation;
    if (this.#list === undefined) return this.#latest ?? new Packet([{}], node.uid);
    const origin = this.#support.lineage && inputs[0]?.items === this.#list ? inputs[0] : undefined;
    const origins = origin === undefined ? undefined : [{ packet: origin, index: Uint32Array.of(number) }];
    return new Packet([this.#list[number] ?? null], -1, origins);
  }

  #carriedItem(): Item | undefined {
    if (this.#round === 0 || this.#latest === undefined) return this.#carried;
    const { items } = this.#latest;
    return items.length === 1 ? items[0] : items;
  }

  #holds(condition: Condition, number: number, packet: Packet | undefined): boolean {
    if (condition === undefined) return true;
    const scope = this.#support.expressionScope(this.activation.scope, packet);
    Object.defineProperty(scope, "loop", { value: { index: number, carried: this.#carriedItem() } });
    return Boolean(condition(scope));
  }

  scopeEnded(scope: Scope): void {
    const packet = yieldedPacket(scope.yielded, this.activation, this.#support.lineage);
    this.scopes.delete(scope);
    this.#support.close(scope);
    this.#took(packet);
  }

  /** Takes what a round yielded, and goes on. */
  #took(packet: Packet | undefined): void {
    const number = this.#round;
    this.#round += 1;
    if (packet !== undefined) {
      this.#latest = packet;
      if (this.#keepsAll) this.#results.push(packet);
    }
    try {
      if (this.#until !== undefined && this.#holds(this.#until, number, this.#latest)) return this.#finish();
    } catch (thrown) {
      return this.#fail(thrown);
    }
    this.#openNext();
  }

  scopeFailed(scope: Scope, failure: Failure): void {
    this.scopes.delete(scope);
    this.#support.fail(this.activation, failure);
  }

  interrupted(scope: Scope, sink: "continue" | "break", packet: Packet): void {
    this.scopes.delete(scope);
    this.#support.stop(scope, "finished");
    const taken = yieldedPacket([packet], this.activation, this.#support.lineage);
    if (sink === "continue") return this.#took(taken);
    this.#latest = taken;
    if (this.#keepsAll && taken !== undefined) this.#results.push(taken);
    this.#finish();
  }

  controlled(port: "add" | "complete" | "cancel", packet: Packet | undefined): void {
    if (port === "add" || packet === undefined) return;
    for (const scope of this.scopes) this.#support.stop(scope, port === "cancel" ? "cancelled" : "finished");
    this.scopes.clear();
    if (port === "cancel") this.#support.finish(this.activation, onPort("cancelled", packet));
    else this.#finish();
  }

  #finish(): void {
    const none = new Packet([], this.activation.node.uid);
    const last = this.#latest === this.activation.inputs[0] ? this.#passedOn(this.#latest) : this.#latest;
    const packet = this.#keepsAll ? (yieldedPacket(this.#results, this.activation, this.#support.lineage) ?? none) : last;
    this.#support.finish(this.activation, onPort("out", packet ?? none));
  }

  /** What came in, when no round yielded anything: it leaves as the loop's own. */
  #passedOn(packet: Packet | undefined): Packet | undefined {
    return packet === undefined ? undefined : yieldedPacket([packet], this.activation, this.#support.lineage);
  }

  #fail(thrown: unknown): void {
    this.#support.fail(this.activation, this.#support.toFailure(this.activation, thrown));
  }
}

function tooMany(limit: number): NodeError {
  return new NodeError("loop-limit", `The loop was to begin round ${limit + 1}, but may run ${limit}.`, {
    kind: "budget",
    hint: "Look at its while and until, or raise its limit.",
    param: "limit",
  });
}
