import type { Failure } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import type { ActivationScope } from "./activationScope.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import type { Packet } from "./packet.ts";
import type { Scope } from "./scope.ts";

/** What a region asks of the run it is part of. */
export type RegionSupport = {
  readonly lineage: boolean;
  /** Opens a scope inside the region; `packet` leaves `body`. */
  open(activation: Activation, number: number, packet: Packet | undefined, carried?: Item): Scope;
  /** The scope has ended by itself: it is logged, and its arrays may serve again. */
  close(scope: Scope): void;
  /** Stops all that is under way in the scope, and whatever lies in it; logs the outcome. */
  stop(scope: Scope, outcome: "finished" | "failed" | "cancelled"): void;
  /** Values that params of the region are worked out over. */
  expressionScope(scope: Scope, packet: Packet | undefined): ActivationScope;
  params(activation: Activation): JsonObject;
  finish(activation: Activation, outputs: readonly PortOutput[]): void;
  /**
   * The result leaves while scopes run on; `done` follows when the last has ended. The run lives until then; where the region keeps
   * its place, the scope around it does too, and the region does not begin again before. Nothing leaves that breaks a contract.
   */
  leave(activation: Activation, outputs: readonly PortOutput[], keepsPlace: boolean): Failure | undefined;
  done(activation: Activation): void;
  /** A failure of what runs on after the result has left: the run fails. */
  failRun(activation: Activation, failure: Failure): void;
  /** Handled as the failure of a node: its port `error`, its policy, or the scope around it. */
  fail(activation: Activation, failure: Failure): void;
  toFailure(activation: Activation, thrown: unknown): Failure;
  /** Begins to hear of packets at the control ports. */
  listen(activation: Activation): void;
  controlClosed(activation: Activation, port: number): boolean;
  added(activation: Activation, count: number): void;
};

/** A region under way: one activation, some scopes. What follows from the end of a scope is what makes the kinds differ. */
export interface RegionRun {
  readonly activation: Activation;
  /** Scopes that are open now. */
  readonly scopes: Pick<ReadonlySet<Scope>, "has"> & Iterable<Scope>;
  start(): void;
  /** Every node of the scope is exhausted, or an End node ended it. */
  scopeEnded(scope: Scope): void;
  /** A failure in the scope that nothing there took; all in it has been stopped. */
  scopeFailed(scope: Scope, failure: Failure): void;
  /** A packet reached `continue` or `break`. */
  interrupted(scope: Scope, sink: "continue" | "break", packet: Packet): void;
  /** A packet at a control port; none: no more will come. */
  controlled(port: "add" | "complete" | "cancel", packet: Packet | undefined): void;
}

const PORTS = { out: 0, cancelled: 1, error: 2 } as const;

/** One packet on one port of a region, none on the others. */
export function onPort(port: keyof typeof PORTS, packet: Packet | undefined): PortOutput[] {
  const outputs: PortOutput[] = [undefined, undefined, undefined];
  outputs[PORTS[port]] = packet;
  return outputs;
}
