import { isClosed } from "./channels.ts";
import type { PlanNode } from "./plan.ts";
import { EXHAUSTED, STRIDE } from "./plan.ts";
import type { Scope } from "./scope.ts";

/**
 * D3: which of the joins that wait in a cycle that stands still fires: the first, in their order, that none of the others can
 * bring anything more to but through itself. Where each waits for another, the first.
 */
export function firstToFire(scope: Scope, cycle: readonly PlanNode[], able: readonly PlanNode[]): PlanNode | undefined {
  if (able.length < 2) return able[0];
  const sources = sourcesOf(scope, cycle);
  const others = new Set(able);
  return able.find((node) => !awaitsAny(scope, node, others, sources)) ?? able[0];
}

/** By edge within the cycle: the node it leaves. Nothing comes from one that is exhausted. */
function sourcesOf(scope: Scope, cycle: readonly PlanNode[]): ReadonlyMap<number, PlanNode> {
  const sources = new Map<number, PlanNode>();
  for (const node of cycle) {
    if (scope.counters[node.index * STRIDE + EXHAUSTED] === 1) continue;
    for (const edges of node.outEdges) for (const edge of edges) sources.set(edge, node);
  }
  return sources;
}

function awaitsAny(scope: Scope, join: PlanNode, others: ReadonlySet<PlanNode>, sources: ReadonlyMap<number, PlanNode>): boolean {
  const seen = new Set([join]);
  const open = edgesInto(join).filter((edge) => !isClosed(scope, edge) && (join.join.kind === "collect" || scope.head[edge] === undefined));
  for (let edge = open.pop(); edge !== undefined; edge = open.pop()) {
    const source = sources.get(edge);
    if (source === undefined || seen.has(source)) continue;
    if (others.has(source)) return true;
    seen.add(source);
    open.push(...edgesInto(source));
  }
  return false;
}

function edgesInto(node: PlanNode): number[] {
  return node.inputs.flatMap(({ edges }) => edges);
}
