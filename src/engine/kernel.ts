import { concatenate, type Packet } from "./packet.ts";
import type { Plan, PlanNode } from "./plan.ts";

/** One firing of a node: what the kernel hands out and gets back exactly once, by `finish`. */
export type Activation = {
  readonly node: PlanNode;
  /** From 0 for each node. */
  readonly number: number;
  /** By in-port; undefined where a port has no packet. */
  readonly inputs: readonly (Packet | undefined)[];
};

/**
 * The rules of firing as a state machine: channels that close, joins, dead paths. It changes only its own state and knows no
 * clock, chance or I/O (P1), so equal calls give equal answers. Every step costs the edges it touches, nothing is scanned,
 * and nothing recurses.
 */
export class Kernel {
  readonly #plan: Plan;
  /** First packet of each channel; more wait in `#rest`. */
  readonly #head: (Packet | undefined)[];
  readonly #rest = new Map<number, Packet[]>();
  readonly #closed: Uint8Array;
  /** By node: in-edges with neither a packet nor a close. */
  readonly #unsettled: Int32Array;
  /** By node: in-edges that are not closed. */
  readonly #open: Int32Array;
  /** By node: in-edges with a packet. */
  readonly #held: Int32Array;
  readonly #fired: Int32Array;
  readonly #live: Uint8Array;
  readonly #exhausted: Uint8Array;
  readonly #dirty: number[] = [];
  readonly #queued: Uint8Array;
  readonly #ready: Activation[][] = [];
  readonly #readyFrom: number[] = [];
  readonly #priorities: readonly number[];
  #unfinished = 0;
  #skipped: PlanNode[] = [];

  constructor(plan: Plan) {
    const size = plan.nodes.length;
    this.#plan = plan;
    this.#head = new Array<Packet | undefined>(plan.edgeCount).fill(undefined);
    this.#closed = new Uint8Array(plan.edgeCount);
    this.#unsettled = new Int32Array(size);
    this.#open = new Int32Array(size);
    this.#held = new Int32Array(size);
    this.#fired = new Int32Array(size);
    this.#live = new Uint8Array(size);
    this.#exhausted = new Uint8Array(size);
    this.#queued = new Uint8Array(size);
    this.#priorities = [...new Set(plan.nodes.map((node) => node.priority))].sort((a, b) => b - a);
    for (const _ of this.#priorities) {
      this.#ready.push([]);
      this.#readyFrom.push(0);
    }
    for (const node of plan.nodes) {
      this.#unsettled[node.index] = node.inEdgeCount;
      this.#open[node.index] = node.inEdgeCount;
    }
  }

  /** Enables the sources (F5), in node order. */
  start(): void {
    for (const node of this.#plan.nodes) if (node.inEdgeCount === 0) this.#enable(node, []);
  }

  /** The next activation to run, by priority and then by when it was enabled (O4); undefined when none is ready. */
  next(): Activation | undefined {
    for (let level = 0; level < this.#ready.length; level += 1) {
      const queue = this.#ready[level] as Activation[];
      const from = this.#readyFrom[level] as number;
      if (from >= queue.length) continue;
      const activation = queue[from] as Activation;
      this.#readyFrom[level] = from + 1;
      if (from > 1024 && from * 2 > queue.length) {
        this.#ready[level] = queue.slice(from + 1);
        this.#readyFrom[level] = 0;
      }
      return activation;
    }
    return undefined;
  }

  /** Ends an activation: its packets leave (a port without one gets none), and what that enables becomes ready. */
  finish(activation: Activation, outputs: readonly (Packet | undefined)[]): void {
    const node = activation.node;
    this.#live[node.index] = 0;
    this.#unfinished -= 1;
    for (let port = 0; port < node.outEdges.length; port += 1) {
      const packet = outputs[port];
      if (packet !== undefined) for (const edge of node.outEdges[port] as readonly number[]) this.#deliver(edge, packet);
    }
    this.#touch(node.index);
    this.#settle();
  }

  /** The nodes skipped since the last call: exhausted without ever firing (D2). */
  takeSkipped(): readonly PlanNode[] {
    if (this.#skipped.length === 0) return NONE;
    const taken = this.#skipped;
    this.#skipped = [];
    return taken;
  }

  /** True when nothing is ready or running: every node is exhausted (D5). */
  get done(): boolean {
    return this.#unfinished === 0;
  }

  #deliver(edge: number, packet: Packet): void {
    const target = this.#plan.edgeTarget[edge] as number;
    if (this.#exhausted[target] === 1) return;
    if (this.#head[edge] === undefined) {
      this.#head[edge] = packet;
      this.#held[target] = (this.#held[target] as number) + 1;
      if (this.#closed[edge] === 0) this.#unsettled[target] = (this.#unsettled[target] as number) - 1;
      this.#touch(target);
    } else {
      const rest = this.#rest.get(edge);
      if (rest === undefined) this.#rest.set(edge, [packet]);
      else rest.push(packet);
    }
  }

  #close(edge: number): void {
    if (this.#closed[edge] === 1) return;
    this.#closed[edge] = 1;
    const target = this.#plan.edgeTarget[edge] as number;
    this.#open[target] = (this.#open[target] as number) - 1;
    if (this.#head[edge] === undefined) this.#unsettled[target] = (this.#unsettled[target] as number) - 1;
    this.#touch(target);
  }

  #touch(node: number): void {
    if (this.#queued[node] === 1) return;
    this.#queued[node] = 1;
    this.#dirty.push(node);
  }

  #settle(): void {
    const dirty = this.#dirty;
    for (let at = 0; at < dirty.length; at += 1) {
      const index = dirty[at] as number;
      this.#queued[index] = 0;
      this.#consider(this.#plan.nodes[index] as PlanNode);
    }
    dirty.length = 0;
  }

  #consider(node: PlanNode): void {
    const index = node.index;
    if (this.#exhausted[index] === 1 || this.#live[index] === 1) return;
    if (this.#held[index] !== 0) {
      if (node.join === "any") return this.#enable(node, this.#takeOne(node));
      if (this.#unsettled[index] !== 0) return;
      if (this.#satisfied(node)) return this.#enable(node, this.#takeAll(node));
      return this.#exhaust(node);
    }
    if (this.#open[index] === 0) this.#exhaust(node);
  }

  /** Each required port that is wired has a packet (J1). */
  #satisfied(node: PlanNode): boolean {
    for (const port of node.inputs) {
      if (port.optional || port.edges.length === 0) continue;
      if (!port.edges.some((edge) => this.#head[edge] !== undefined)) return false;
    }
    return true;
  }

  #takeAll(node: PlanNode): (Packet | undefined)[] {
    return node.inputs.map((port) => {
      const only = port.edges.length === 1 ? this.#head[port.edges[0] as number] : undefined;
      if (only !== undefined) {
        this.#consume(node.index, port.edges[0] as number);
        return only;
      }
      const packets: Packet[] = [];
      for (const edge of port.edges) {
        const packet = this.#head[edge];
        if (packet === undefined) continue;
        packets.push(packet);
        this.#consume(node.index, edge);
      }
      return packets.length > 1 ? concatenate(packets) : packets[0];
    });
  }

  #takeOne(node: PlanNode): (Packet | undefined)[] {
    const inputs = new Array<Packet | undefined>(node.inputs.length).fill(undefined);
    for (let port = 0; port < node.inputs.length; port += 1) {
      for (const edge of (node.inputs[port] as PlanNode["inputs"][number]).edges) {
        const packet = this.#head[edge];
        if (packet === undefined) continue;
        inputs[port] = packet;
        this.#consume(node.index, edge);
        return inputs;
      }
    }
    return inputs;
  }

  #consume(node: number, edge: number): void {
    const rest = this.#rest.get(edge);
    this.#head[edge] = rest?.shift();
    if (rest?.length === 0) this.#rest.delete(edge);
    if (this.#head[edge] !== undefined) return;
    this.#held[node] = (this.#held[node] as number) - 1;
    if (this.#closed[edge] === 0) this.#unsettled[node] = (this.#unsettled[node] as number) + 1;
  }

  #enable(node: PlanNode, inputs: readonly (Packet | undefined)[]): void {
    const number = this.#fired[node.index] as number;
    this.#fired[node.index] = number + 1;
    this.#live[node.index] = 1;
    this.#unfinished += 1;
    const level = this.#priorities.length === 1 ? 0 : this.#priorities.indexOf(node.priority);
    (this.#ready[level] as Activation[]).push({ node, number, inputs });
  }

  #exhaust(node: PlanNode): void {
    if (node.inEdgeCount === 0 && this.#fired[node.index] === 0) return;
    this.#exhausted[node.index] = 1;
    for (const port of node.inputs) {
      for (const edge of port.edges) {
        this.#head[edge] = undefined;
        this.#rest.delete(edge);
      }
    }
    if (this.#fired[node.index] === 0) this.#skipped.push(node);
    for (const edges of node.outEdges) for (const edge of edges) this.#close(edge);
  }
}

const NONE: readonly PlanNode[] = [];
