import type { CompiledTemplate } from "../expression/compileTemplate.ts";
import { empty } from "./channels.ts";
import { close, deliver, exhaust } from "./delivery.ts";
import { settle, settleReleased } from "./firing.ts";
import { Guards, NODE_STATES, type NodeState } from "./guards.ts";
import {
  type Activation,
  ask,
  type Command,
  count,
  type KernelState,
  move,
  NO_COMMANDS,
  type PortOutput,
  RUNNING,
  setState,
  touch,
  WAITING,
} from "./kernelState.ts";
import type { Packet } from "./packet.ts";
import { type Level, LIVE, type Plan, type PlanNode, STRIDE } from "./plan.ts";
import { ReadyQueue } from "./readyQueue.ts";
import { Scope } from "./scope.ts";
import { Steering } from "./steering.ts";

const MOST_POOLED = 64;
const NONE: ReadonlySet<string> = new Set();

/**
 * The rules of firing as a state machine over scopes: channels that close, joins, dead paths, cycles. It changes only its own
 * state and knows no clock, chance or I/O (P1), so equal calls give equal answers. Every step costs the edges it touches,
 * nothing is scanned, and nothing recurses.
 */
export class Kernel {
  readonly root: Scope;
  readonly #state: KernelState;
  readonly #skipped: ReadonlySet<string>;
  readonly #pools = new Map<Level, Scope[]>();
  /** Activations that have finished and still take a place of their node. */
  readonly #keepPlace = new Set<Activation>();

  /** `skipped`: sources that do not fire (F5). */
  constructor(
    plan: Plan,
    evaluateCount: (template: CompiledTemplate, scope: Scope, packet: Packet) => number,
    skipped: ReadonlySet<string> = NONE,
  ) {
    this.#skipped = skipped;
    this.#state = {
      ready: new ReadyQueue(plan),
      guards: new Guards(),
      steering: new Steering(),
      dirty: [],
      dirtyCount: 0,
      commands: NO_COMMANDS,
      evaluateCount,
    };
    this.root = new Scope(plan.root);
  }

  /** Enables the sources (F5), in node order. */
  start(): void {
    this.#enter(this.root, undefined);
  }

  /** Opens a scope of a region for its activation: `packet` leaves `body`, and nodes without input fire. */
  open(owner: Activation, level: Level, number: number, packet: Packet | undefined, carried: Scope["carried"]): Scope {
    const scope = this.#pools.get(level)?.pop() ?? new Scope(level);
    scope.reset(owner.scope, owner, number);
    scope.carried = carried;
    this.#enter(scope, packet);
    return scope;
  }

  #enter(scope: Scope, packet: Packet | undefined): void {
    const { nodes, bodyEdges } = scope.level;
    for (let at = 0; at < bodyEdges.length; at += 1) {
      const edge = bodyEdges[at] as number;
      if (packet !== undefined) deliver(this.#state, scope, edge, packet);
      close(this.#state, scope, edge);
    }
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at] as PlanNode;
      if (node.inEdgeCount !== 0) continue;
      if (node.handler) exhaust(this.#state, scope, node, false);
      else if (this.#skipped.has(node.id)) exhaust(this.#state, scope, node, true);
      else touch(this.#state, scope, node.index);
    }
    settle(this.#state, scope);
  }

  /** Gives a scope back once nothing refers to it any more; its arrays serve the next one of its level. */
  recycle(scope: Scope): void {
    if (scope.kept) return;
    const pool = this.#pools.get(scope.level);
    if (pool === undefined) this.#pools.set(scope.level, [scope]);
    else if (pool.length < MOST_POOLED) pool.push(scope);
  }

  /** The next activation to run (O4); undefined when none is ready. */
  next(): Activation | undefined {
    return this.#state.ready.next();
  }

  /** The activations that are ready, in the order in which they are to run. */
  ready(): readonly Activation[] {
    return this.#state.ready.all();
  }

  /** A ready activation by its place, ahead of its turn; undefined when there is no such. */
  take(node: string, scope: string, number: number): Activation | undefined {
    return this.#state.ready.take(node, scope, number);
  }

  /** Packets leave a port ahead of the activation's end, one for each edge in order; nothing else will leave it. */
  emit({ scope, node }: Activation, port: number, packets: readonly Packet[]): void {
    if (scope.dead) return;
    const edges = node.outEdges[port] as readonly number[];
    for (let at = 0; at < edges.length; at += 1) deliver(this.#state, scope, edges[at] as number, packets[at] as Packet);
    settle(this.#state, scope);
  }

  /** Ends an activation: its packets leave (a port without one gets none), and what that enables becomes ready. */
  finish(activation: Activation, outputs: readonly PortOutput[], state: NodeState = "finished"): void {
    const { scope, node } = activation;
    if (node.controls.length > 0) this.#state.steering.ignore(activation);
    if (scope.dead) return;
    const { counters } = scope;
    const base = node.index * STRIDE;
    counters[base + LIVE] = (counters[base + LIVE] as number) - 1;
    scope.unfinished -= 1;
    if (node.component >= 0) move(scope, node.component, -1);
    setState(this.#state, scope, node, NODE_STATES.indexOf(state));
    const first = outputs[0];
    if (first !== undefined) scope.latest[node.index] = isSeries(first) ? first.at(-1) : first;
    const { outEdges } = node;
    for (let port = 0; port < outEdges.length; port += 1) {
      const output = outputs[port];
      if (output === undefined) continue;
      const edges = outEdges[port] as readonly number[];
      for (let at = 0; at < edges.length; at += 1) {
        if (!isSeries(output)) deliver(this.#state, scope, edges[at] as number, output);
        else for (const packet of output) deliver(this.#state, scope, edges[at] as number, packet);
      }
    }
    touch(this.#state, scope, node.index);
    settle(this.#state, scope);
  }

  /** What came about since the last call. */
  takeCommands(): readonly Command[] {
    const taken = this.#state.commands;
    this.#state.commands = NO_COMMANDS;
    return taken;
  }

  /** Nothing of the scope has any effect any more; activations under way may end, or not. */
  kill(scope: Scope): void {
    scope.dead = true;
    this.#state.guards.forget(scope);
  }

  /** Drops what is queued for a node, and withdraws what has not started; returns those. */
  withdraw(scope: Scope, node: PlanNode): readonly Activation[] {
    for (const port of node.inputs) {
      for (const edge of port.edges) empty(scope, node.index, edge);
    }
    const withdrawn = this.#state.ready.withdraw(scope, node);
    touch(this.#state, scope, node.index);
    settle(this.#state, scope);
    return withdrawn;
  }

  /** An activation under way waits for the outside, or does no longer: guards may look at it. */
  setWaiting({ scope, node }: Activation, waiting: boolean): void {
    if (scope.dead) return;
    setState(this.#state, scope, node, waiting ? WAITING : RUNNING);
    settleReleased(this.#state);
  }

  /** Nothing runs that could still change a guard: what they keep back is given up, so that the run ends (D4). False: nothing was. */
  giveUpGuards(): boolean {
    const given = this.#state.guards.giveUp();
    for (const { scope, node } of given) {
      scope.guarded -= 1;
      exhaust(this.#state, scope, node, true);
      settle(this.#state, scope);
    }
    return given.length > 0;
  }

  /**
   * What an activation began runs on when it finishes, until `letGo`: it keeps the run open and its scope readable. Where it keeps
   * its place, the node does not fire again, and its scope does not end, before that.
   */
  hold(activation: Activation, keepsPlace: boolean): void {
    const { scope, node } = activation;
    for (let held: Scope | undefined = scope; held !== undefined; held = held.parent) held.kept = true;
    if (!keepsPlace) {
      this.root.unfinished += 1;
      return;
    }
    this.#keepPlace.add(activation);
    const live = node.index * STRIDE + LIVE;
    scope.counters[live] = (scope.counters[live] as number) + 1;
    scope.unfinished += 1;
    if (node.component >= 0) move(scope, node.component, 1);
  }

  letGo(activation: Activation): void {
    if (this.#keepPlace.delete(activation)) return this.finish(activation, []);
    this.root.unfinished -= 1;
    settle(this.#state, this.root);
  }

  /** A region begins to hear of its control ports; what came before is told now. */
  listen(activation: Activation): void {
    for (const told of this.#state.steering.listen(activation)) ask(this.#state, { kind: "control", ...told });
  }

  /** No packet can come to this control port any more. */
  controlClosed(activation: Activation, port: number): boolean {
    return this.#state.steering.isClosed(activation, port);
  }

  /** The number of the node's next firing in the scope. */
  count(scope: Scope, node: PlanNode): number {
    return count(scope, node);
  }

  /** True when nothing is ready or running, and nothing kept back (D5). */
  get done(): boolean {
    return this.root.unfinished === 0 && this.root.guarded === 0;
  }
}

function isSeries(output: PortOutput): output is readonly Packet[] {
  return Array.isArray(output);
}
