import { concatenate, type Packet } from "./packet.ts";
import { HELD, type PlanInput, type PlanNode, STRIDE, UNSETTLED } from "./plan.ts";
import type { Scope } from "./scope.ts";

// The channels of a scope: each is the first packet in `head`, those behind it in `rest`, and whether it is closed.

export function isClosed({ level, counters }: Scope, edge: number): boolean {
  return counters[level.nodes.length * STRIDE + edge] === 1;
}

/** Puts a packet at the end of a channel; true when it is the first one there. */
export function put(scope: Scope, edge: number, packet: Packet): boolean {
  if (scope.head[edge] === undefined) {
    scope.head[edge] = packet;
    return true;
  }
  putBehind(scope, edge, packet);
  return false;
}

export function putBehind(scope: Scope, edge: number, packet: Packet): void {
  scope.rest ??= new Map();
  const rest = scope.rest.get(edge);
  if (rest === undefined) scope.rest.set(edge, [packet]);
  else rest.push(packet);
}

/** Takes the first packet of a channel; the one behind it takes its place. */
export function consume(scope: Scope, node: number, edge: number): void {
  const { head, rest, counters } = scope;
  const waiting = rest?.get(edge);
  head[edge] = waiting?.shift();
  if (waiting?.length === 0) rest?.delete(edge);
  if (head[edge] !== undefined) return;
  const base = node * STRIDE;
  counters[base + HELD] = (counters[base + HELD] as number) - 1;
  if (!isClosed(scope, edge)) counters[base + UNSETTLED] = (counters[base + UNSETTLED] as number) + 1;
}

/** Drops everything in a channel. */
export function empty(scope: Scope, node: number, edge: number): void {
  while (scope.head[edge] !== undefined) consume(scope, node, edge);
}

/** Each required port that is wired has a packet (J1). */
export function isSatisfied(scope: Scope, node: PlanNode): boolean {
  const { inputs } = node;
  for (let at = 0; at < inputs.length; at += 1) {
    const port = inputs[at] as PlanInput;
    if (port.optional || port.edges.length === 0) continue;
    if (!port.edges.some((edge) => scope.head[edge] !== undefined)) return false;
  }
  return true;
}

/** The first packet of every edge, by port. */
export function takeAll(scope: Scope, node: PlanNode): (Packet | undefined)[] {
  const { inputs } = node;
  const taken = new Array<Packet | undefined>(inputs.length);
  for (let port = 0; port < inputs.length; port += 1) {
    const { edges } = inputs[port] as PlanInput;
    if (edges.length === 1) {
      const edge = edges[0] as number;
      const packet = scope.head[edge];
      if (packet !== undefined) consume(scope, node.index, edge);
      taken[port] = packet;
      continue;
    }
    taken[port] = takeFrom(scope, node, edges, undefined);
  }
  return taken;
}

/** The first packets of some edges, by port. */
export function takeEdges(scope: Scope, node: PlanNode, only: ReadonlySet<number>): (Packet | undefined)[] {
  return node.inputs.map((port) => takeFrom(scope, node, port.edges, only));
}

/** The first packets of the edges, one behind the other in file order (R3). */
function takeFrom(scope: Scope, node: PlanNode, edges: readonly number[], only: ReadonlySet<number> | undefined): Packet | undefined {
  const packets: Packet[] = [];
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at] as number;
    const packet = scope.head[edge];
    if (packet === undefined || only?.has(edge) === false) continue;
    packets.push(packet);
    consume(scope, node.index, edge);
  }
  return packets.length > 1 ? concatenate(packets) : packets[0];
}

/** One packet, of the first edge that has one (J2). */
export function takeOne(scope: Scope, node: PlanNode): (Packet | undefined)[] {
  const inputs = new Array<Packet | undefined>(node.inputs.length).fill(undefined);
  for (let port = 0; port < node.inputs.length; port += 1) {
    for (const edge of (node.inputs[port] as PlanInput).edges) {
      const packet = scope.head[edge];
      if (packet === undefined) continue;
      inputs[port] = packet;
      consume(scope, node.index, edge);
      return inputs;
    }
  }
  return inputs;
}

/** So many packets, whatever their edge; those of one port stand one behind the other (J5). */
export function takeSome(scope: Scope, node: PlanNode, count: number): (Packet | undefined)[] {
  let left = count;
  return node.inputs.map((port) => {
    const packets: Packet[] = [];
    for (const edge of port.edges) {
      for (let packet = scope.head[edge]; packet !== undefined && left > 0; packet = scope.head[edge]) {
        packets.push(packet);
        left -= 1;
        consume(scope, node.index, edge);
      }
    }
    return packets.length > 1 ? concatenate(packets) : packets[0];
  });
}

/** Packets that wait for a node. */
export function heldPackets(scope: Scope, node: PlanNode): number {
  let count = 0;
  for (const port of node.inputs) {
    for (const edge of port.edges) if (scope.head[edge] !== undefined) count += 1 + (scope.rest?.get(edge)?.length ?? 0);
  }
  return count;
}
