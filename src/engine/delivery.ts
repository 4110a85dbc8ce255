import { put } from "./channels.ts";
import { ask, type KernelState, SKIPPED, setState, touch } from "./kernelState.ts";
import type { Packet } from "./packet.ts";
import { EXHAUSTED, FIRED, HELD, OPEN, type PlanNode, SINK_TARGETS, STRIDE, UNSETTLED } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** Puts a packet on an edge: into its channel, over the border of the region, or to a region that runs. */
export function deliver(kernel: KernelState, scope: Scope, edge: number, packet: Packet): void {
  const { level, counters } = scope;
  const target = level.edgeTarget[edge] as number;
  if (target < 0) return reachSink(kernel, scope, target, packet);
  const port = level.edgePort[edge] as number;
  if (port < 0) return steer(kernel, scope, level.nodes[target] as PlanNode, -1 - port, packet);
  const base = target * STRIDE;
  if (counters[base + EXHAUSTED] === 1) return;
  if (put(scope, edge, packet)) {
    counters[base + HELD] = (counters[base + HELD] as number) + 1;
    if (counters[level.nodes.length * STRIDE + edge] === 0) counters[base + UNSETTLED] = (counters[base + UNSETTLED] as number) - 1;
  }
  touch(kernel, scope, target);
}

function reachSink(kernel: KernelState, scope: Scope, target: number, packet: Packet): void {
  if (target === SINK_TARGETS.yield) scope.yield(packet);
  else ask(kernel, { kind: "interrupt", scope, sink: target === SINK_TARGETS.continue ? "continue" : "break", packet });
}

function steer(kernel: KernelState, scope: Scope, node: PlanNode, port: number, packet: Packet | undefined): void {
  const told = kernel.steering.arrive(scope, node, port, packet);
  if (told !== undefined) ask(kernel, { kind: "control", ...told });
}

/** No packet will come on this edge any more. */
export function close(kernel: KernelState, scope: Scope, edge: number): void {
  const { level, counters } = scope;
  const target = level.edgeTarget[edge] as number;
  if (target < 0) return;
  const port = level.edgePort[edge] as number;
  const flag = level.nodes.length * STRIDE + edge;
  if (counters[flag] === 1) return;
  counters[flag] = 1;
  if (port < 0) return steer(kernel, scope, level.nodes[target] as PlanNode, -1 - port, undefined);
  const base = target * STRIDE;
  counters[base + OPEN] = (counters[base + OPEN] as number) - 1;
  if (scope.head[edge] === undefined) counters[base + UNSETTLED] = (counters[base + UNSETTLED] as number) - 1;
  if (level.components.length > 0) {
    const component = level.edgeEntry[edge] as number;
    if (component >= 0) {
      const entries = level.nodes.length * STRIDE + level.edgeCount + component * 2 + 1;
      counters[entries] = (counters[entries] as number) - 1;
    }
  }
  touch(kernel, scope, target);
}

/** Drops what is queued and closes the out-edges (D1). */
export function exhaust(kernel: KernelState, scope: Scope, node: PlanNode, told: boolean): void {
  const { counters, head } = scope;
  const base = node.index * STRIDE;
  counters[base + EXHAUSTED] = 1;
  if (counters[base + HELD] !== 0) {
    for (const port of node.inputs) {
      for (const edge of port.edges) {
        head[edge] = undefined;
        scope.rest?.delete(edge);
      }
    }
  }
  if (counters[base + FIRED] === 0) {
    setState(kernel, scope, node, SKIPPED);
    if (told) ask(kernel, { kind: "skipped", scope, node, number: 0 });
  }
  const { outEdges } = node;
  for (let port = 0; port < outEdges.length; port += 1) {
    const edges = outEdges[port] as readonly number[];
    for (let at = 0; at < edges.length; at += 1) close(kernel, scope, edges[at] as number);
  }
}
