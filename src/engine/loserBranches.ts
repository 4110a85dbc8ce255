import type { Level, PlanNode } from "./plan.ts";

/** The nodes on the way to the edges `losers` and not on the way to the edges `winners`: what a cancelling join makes vain (J4). */
export function branchesOf(level: Level, losers: readonly number[], winners: readonly number[]): readonly PlanNode[] {
  const won = ancestors(level, winners);
  return [...ancestors(level, losers)].filter((node) => !won.has(node)).map((index) => level.nodes[index] as PlanNode);
}

function ancestors(level: Level, edges: readonly number[]): Set<number> {
  const source = new Map<number, number>();
  level.nodes.forEach((node, at) => {
    for (const list of node.outEdges) for (const edge of list) source.set(edge, at);
  });
  const found = new Set<number>();
  const open = edges.flatMap((edge) => source.get(edge) ?? []);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    for (const port of (level.nodes[at] as PlanNode).inputs)
      for (const edge of port.edges) open.push(...[source.get(edge)].filter((from) => from !== undefined));
  }
  return found;
}
