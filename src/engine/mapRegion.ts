import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { ActivationScope } from "./activationScope.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { yieldedPacket } from "./oneScopeRegion.ts";
import { type Origin, Packet } from "./packet.ts";
import { onPort, type RegionRun, type RegionSupport } from "./regionRun.ts";
import type { Scope } from "./scope.ts";

const ADD_PORT = 0;

/** What an instance starts with: its items, and where they come from. */
type Instance = { readonly items: readonly Item[]; readonly origins: readonly Origin[] | undefined };

type MapParams = {
  readonly over: unknown;
  readonly concurrency: number;
  readonly batch: number;
  readonly order: boolean;
  readonly onItemError: "fail" | "collect" | "skip";
  readonly rest: "cancel" | "continue";
  readonly detached: boolean;
  readonly completeWhen: ((scope: ActivationScope) => unknown) | undefined;
};

/**
 * `map` (M1): one scope for each item, batch or number, several at a time. It is complete when all instances are done and none
 * can be added (M3), when `completeWhen` holds (M2), or when something reaches its port `complete` (M4). Its result leaves then;
 * detached (M6), what came in leaves at once.
 */
export class MapRegion implements RegionRun {
  readonly activation: Activation;
  readonly scopes = new Set<Scope>();
  readonly #support: RegionSupport;
  #params!: MapParams;
  readonly #instances: Instance[] = [];
  readonly #results: (Packet | undefined)[] = [];
  readonly #inOrderOfEnd: Packet[] = [];
  readonly #failures: Json[] = [];
  #next = 0;
  #done = 0;
  #failed = 0;
  /** The result has left; what still runs adds nothing to it. */
  #left = false;
  #over = false;

  constructor(activation: Activation, support: RegionSupport) {
    this.activation = activation;
    this.#support = support;
  }

  start(): void {
    try {
      this.#params = this.#support.params(this.activation) as unknown as MapParams;
      this.#plan(this.#params.over);
    } catch (thrown) {
      return this.#fail(this.#support.toFailure(this.activation, thrown));
    }
    this.#support.listen(this.activation);
    if (this.#params.detached) this.#leave(onPort("out", this.activation.inputs[0] ?? new Packet([{}], this.activation.node.uid)));
    this.#goOn();
  }

  #plan(over: unknown): void {
    const packet = this.activation.inputs[0];
    if (typeof over === "number" && Number.isInteger(over) && over >= 0) {
      const instance = { items: packet?.items ?? [{}], origins: this.#origins(packet, undefined) };
      for (let at = 0; at < over; at += 1) this.#instances.push(instance);
    } else if (Array.isArray(over)) this.#addItems(over as readonly Item[], packet?.items === over ? packet : undefined);
    else throw new NodeError("bad-param", "“Over” takes a list or a whole number, but it gave neither.", { param: "over" });
  }

  #addItems(items: readonly Item[], from: Packet | undefined): void {
    const { batch } = this.#params;
    for (let at = 0; at < items.length; at += batch) {
      const some = items.slice(at, at + batch);
      const index = Uint32Array.from(some, (_, position) => at + position);
      this.#instances.push({ items: some, origins: this.#origins(from, index) });
    }
  }

  #origins(packet: Packet | undefined, index: Uint32Array | undefined): readonly Origin[] | undefined {
    return packet === undefined || !this.#support.lineage ? undefined : [{ packet, index }];
  }

  /** Opens instances while places are free; ends the region when nothing is left. */
  #goOn(): void {
    while (!this.#over && this.#next < this.#instances.length && this.scopes.size < this.#params.concurrency) {
      const { items, origins } = this.#instances[this.#next] as Instance;
      this.scopes.add(this.#support.open(this.activation, this.#next, new Packet(items, -1, origins)));
      this.#next += 1;
    }
    if (this.scopes.size > 0 || this.#next < this.#instances.length || this.#over) return;
    if (!this.#left && !this.#support.controlClosed(this.activation, ADD_PORT)) return;
    this.#over = true;
    if (this.#left) this.#support.done(this.activation);
    else this.#support.finish(this.activation, this.#outputs());
  }

  scopeEnded(scope: Scope): void {
    const packet = yieldedPacket(scope.yielded, this.activation, this.#support.lineage);
    this.scopes.delete(scope);
    this.#support.close(scope);
    this.#took(scope.number, packet);
  }

  interrupted(scope: Scope, sink: "continue" | "break", packet: Packet): void {
    const result = yieldedPacket([...scope.yielded, packet], this.activation, this.#support.lineage);
    this.scopes.delete(scope);
    this.#support.stop(scope, "finished");
    this.#took(scope.number, result, sink === "break");
  }

  #took(number: number, packet: Packet | undefined, last = false): void {
    this.#done += 1;
    if (!this.#left) {
      this.#results[number] = packet;
      if (packet !== undefined) this.#inOrderOfEnd.push(packet);
    }
    this.#ended(last);
  }

  scopeFailed(scope: Scope, failure: Failure): void {
    this.scopes.delete(scope);
    this.#failed += 1;
    const { onItemError, detached } = this.#params;
    if (onItemError === "fail" && (!this.#left || detached)) return this.#fail(failure);
    if (onItemError === "collect" && !this.#left) this.#failures.push({ error: failure as unknown as Json, item: failure.item ?? null });
    this.#ended(false);
  }

  #ended(last: boolean): void {
    let complete = last;
    try {
      complete ||= this.#holds();
    } catch (thrown) {
      return this.#fail(this.#support.toFailure(this.activation, thrown));
    }
    if (complete && !this.#left) this.#complete();
    else this.#goOn();
  }

  /** M2: looked at after each end. */
  #holds(): boolean {
    const { completeWhen } = this.#params;
    if (completeWhen === undefined || this.#left) return false;
    const total = this.#instances.length;
    const scope = this.#support.expressionScope(this.activation.scope, this.activation.inputs[0]);
    scope.item = { done: this.#done, failed: this.#failed, total };
    const value = completeWhen(scope);
    if (typeof value === "number") return this.#done >= value;
    const share = typeof value === "string" ? /^(\d+(?:\.\d+)?)\s*%$/.exec(value.trim()) : null;
    if (share !== null) return this.#done >= (Number(share[1]) / 100) * total;
    return value === true || value === "true";
  }

  /** The result leaves; the rest is cancelled, or runs on. */
  #complete(): void {
    if (this.#params.rest === "cancel") {
      this.#stopAll();
      this.#over = true;
      return this.#support.finish(this.activation, this.#outputs());
    }
    if (this.scopes.size === 0 && this.#next >= this.#instances.length) {
      this.#over = true;
      return this.#support.finish(this.activation, this.#outputs());
    }
    this.#leave(this.#outputs());
    this.#goOn();
  }

  #leave(outputs: readonly PortOutput[]): void {
    this.#left = true;
    const broken = this.#support.leave(this.activation, outputs, !this.#params.detached);
    if (broken === undefined) return;
    this.#left = false;
    this.#fail(broken);
  }

  #outputs(): PortOutput[] {
    const { node } = this.activation;
    const packets = this.#params.order ? this.#results.filter((packet) => packet !== undefined) : this.#inOrderOfEnd;
    const outputs = onPort("out", yieldedPacket(packets, this.activation, this.#support.lineage) ?? new Packet([], node.uid));
    if (this.#failures.length > 0) outputs[outputs.length - 1] = new Packet(this.#failures, node.uid);
    return outputs;
  }

  #stopAll(): void {
    for (const scope of [...this.scopes]) this.#support.stop(scope, "cancelled");
    this.scopes.clear();
  }

  #fail(failure: Failure): void {
    this.#stopAll();
    this.#over = true;
    if (this.#left) this.#support.failRun(this.activation, failure);
    else this.#support.fail(this.activation, failure);
  }

  controlled(port: "add" | "complete" | "cancel", packet: Packet | undefined): void {
    if (this.#over) return;
    if (port === "add") {
      if (packet !== undefined && !this.#left) {
        const before = this.#instances.length;
        this.#addItems(packet.items, packet);
        this.#support.added(this.activation, this.#instances.length - before);
      }
      return this.#goOn();
    }
    if (packet === undefined || this.#left) return;
    if (port === "complete") return this.#complete();
    this.#stopAll();
    this.#over = true;
    this.#support.finish(this.activation, onPort("cancelled", packet));
  }
}
