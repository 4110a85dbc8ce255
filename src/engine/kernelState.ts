import type { CompiledTemplate } from "../expression/compileTemplate.ts";
import type { Guards } from "./guards.ts";
import type { Packet } from "./packet.ts";
import { FIRED, type PlanNode, QUEUED, STATE, STRIDE } from "./plan.ts";
import type { ReadyQueue } from "./readyQueue.ts";
import type { Scope } from "./scope.ts";
import type { ControlPacket, Steering } from "./steering.ts";

/** One firing of a node: what the kernel hands out and gets back exactly once, by `finish`. */
export class Activation {
  readonly scope: Scope;
  readonly node: PlanNode;
  /** From 0 for each node and scope. */
  readonly number: number;
  /** By in-port; undefined where a port has no packet. Others only before it begins, where an operator edits them (P8). */
  inputs: readonly (Packet | undefined)[];
  /** It was cancelled before it started. */
  withdrawn = false;

  constructor(scope: Scope, node: PlanNode, number: number, inputs: readonly (Packet | undefined)[]) {
    this.scope = scope;
    this.node = node;
    this.number = number;
    this.inputs = inputs;
  }
}

/** What leaves a node by one port: a packet, several one after the other (F3), or none. */
export type PortOutput = Packet | readonly Packet[] | undefined;

/** What a step of the kernel asks of the loop that drives it, in the order in which it came about. */
export type Command =
  /** Exhausted without ever firing (D2), or kept from firing by its guard (then `number` is the firing's). */
  | { readonly kind: "skipped"; readonly scope: Scope; readonly node: PlanNode; readonly number: number }
  /** Every node of the scope is exhausted (D5). */
  | { readonly kind: "scope-ended"; readonly scope: Scope }
  /** A packet reached `continue` or `break`. */
  | { readonly kind: "interrupt"; readonly scope: Scope; readonly sink: "continue" | "break"; readonly packet: Packet }
  | ({ readonly kind: "control" } & ControlPacket)
  /** A cancelling join has fired: what is under way for the other edges is in vain (J4). */
  | { readonly kind: "cancel"; readonly scope: Scope; readonly nodes: readonly PlanNode[] }
  /** A node on a cycle has fired too often (L3). */
  | { readonly kind: "runaway"; readonly scope: Scope; readonly node: PlanNode };

/** What the rules of firing work on, beside the scopes. */
export type KernelState = {
  readonly ready: ReadyQueue;
  readonly guards: Guards;
  readonly steering: Steering;
  /** Nodes to look at again, of the scope that is being settled: the first `dirtyCount`. The list is never shortened, which would free it. */
  readonly dirty: number[];
  dirtyCount: number;
  commands: readonly Command[];
  /** How many edges a join waits for, where an expression says so. */
  readonly evaluateCount: (template: CompiledTemplate, scope: Scope, packet: Packet) => number;
};

export const [RUNNING, WAITING, SKIPPED] = [1, 2, 5] as const;

export function touch(kernel: KernelState, scope: Scope, node: number): void {
  const flag = node * STRIDE + QUEUED;
  if (scope.counters[flag] === 1) return;
  scope.counters[flag] = 1;
  kernel.dirty[kernel.dirtyCount] = node;
  kernel.dirtyCount += 1;
}

export const NO_COMMANDS: readonly Command[] = [];

/** Asks something of the loop that drives the kernel. Most lists of commands hold one. */
export function ask(kernel: KernelState, command: Command): void {
  if (kernel.commands.length === 0) kernel.commands = [command];
  else (kernel.commands as Command[]).push(command);
}

export function move(scope: Scope, component: number, by: number): void {
  const at = scope.level.nodes.length * STRIDE + scope.level.edgeCount + component * 2;
  scope.counters[at] = (scope.counters[at] as number) + by;
}

export function setState(kernel: KernelState, scope: Scope, node: PlanNode, state: number): void {
  scope.counters[node.index * STRIDE + STATE] = state;
  if (node.watched) kernel.guards.look();
}

/** The number of the node's next firing in the scope. */
export function count(scope: Scope, node: PlanNode): number {
  const at = node.index * STRIDE + FIRED;
  const number = scope.counters[at] as number;
  scope.counters[at] = number + 1;
  return number;
}
