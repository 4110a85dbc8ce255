import type { Failure } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import type { Activation } from "./kernelState.ts";
import { OneScope } from "./oneScope.ts";
import { concatenate, Packet } from "./packet.ts";
import { onPort, type RegionRun, type RegionSupport } from "./regionRun.ts";
import type { Scope } from "./scope.ts";

/** `try` and `exclusive`: what is inside runs once. A `try` takes a failure and sends it out by its port `error` (L4). */
export class OneScopeRegion implements RegionRun {
  readonly activation: Activation;
  readonly scopes = new OneScope();
  readonly #support: RegionSupport;

  constructor(activation: Activation, support: RegionSupport) {
    this.activation = activation;
    this.#support = support;
  }

  start(): void {
    this.#support.listen(this.activation);
    const { inputs, node } = this.activation;
    this.scopes.add(this.#support.open(this.activation, 0, inputs[0] ?? new Packet([{}], node.uid)));
  }

  scopeEnded(scope: Scope): void {
    const out = yieldedPacket(scope.yielded, this.activation, this.#support.lineage);
    this.scopes.delete(scope);
    this.#support.close(scope);
    this.#support.finish(this.activation, onPort("out", out));
  }

  scopeFailed(scope: Scope, failure: Failure): void {
    this.scopes.delete(scope);
    if (this.activation.node.inner?.kind !== "try") return this.#support.fail(this.activation, failure);
    const item = { error: failure as unknown as Json, item: failure.item ?? null };
    this.#support.finish(this.activation, onPort("error", new Packet([item], this.activation.node.uid)));
  }

  /** Without rounds, both end what is inside: the packet is its result. */
  interrupted(scope: Scope, _sink: "continue" | "break", packet: Packet): void {
    const out = yieldedPacket([...scope.yielded, packet], this.activation, this.#support.lineage);
    this.scopes.delete(scope);
    this.#support.stop(scope, "finished");
    this.#support.finish(this.activation, onPort("out", out));
  }

  controlled(port: "add" | "complete" | "cancel", packet: Packet | undefined): void {
    if (port === "add" || packet === undefined) return;
    const yielded = [...this.scopes].flatMap((scope) => scope.yielded);
    for (const scope of this.scopes) this.#support.stop(scope, port === "cancel" ? "cancelled" : "finished");
    this.scopes.clear();
    const outputs =
      port === "cancel" ? onPort("cancelled", packet) : onPort("out", yieldedPacket(yielded, this.activation, this.#support.lineage));
    this.#support.finish(this.activation, outputs);
  }
}

/** What the region emits: the packets yielded, one behind the other, made by the region; none when there was none. */
export function yieldedPacket(packets: readonly Packet[], { node }: Activation, lineage: boolean): Packet | undefined {
  const [first] = packets;
  if (first === undefined) return undefined;
  const whole = packets.length === 1 ? first : concatenate(packets);
  return new Packet(whole.items, node.uid, lineage ? [{ packet: whole, index: undefined }] : undefined);
}
