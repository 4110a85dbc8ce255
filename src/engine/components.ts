import { stronglyConnected } from "../model/stronglyConnected.ts";
import type { Level, PlanNode } from "./plan.ts";

/** Nodes that lie on cycles with each other, by distance from where packets enter and then in node order (D3). */
export type Component = {
  readonly nodes: readonly PlanNode[];
  /** Edges that lead into it from outside. */
  readonly entries: number;
};

const NONE: readonly Component[] = [];
const NO_EDGES = new Int32Array(0);

/**
 * The cycles of a level: its strongly connected components of more than one node or with an edge to itself.
 * A level whose edges all lead forward in file order is not searched.
 */
export function findComponents(level: Level): { readonly components: readonly Component[]; readonly edgeEntry: Int32Array } {
  if (leadsForward(level)) return { components: NONE, edgeEntry: NO_EDGES };
  const groups = stronglyConnected(level.nodes.length, (at) => targetsOf(level, at)).map((group) => group.sort((a, b) => a - b));
  const componentOf = new Int32Array(level.nodes.length).fill(-1);
  const members: number[][] = [];
  for (const group of groups.sort(([a = 0], [b = 0]) => a - b)) {
    if (group.length === 1 && !targetsOf(level, group[0] as number).includes(group[0] as number)) continue;
    for (const at of group) componentOf[at] = members.length;
    members.push(group);
  }
  if (members.length === 0) return { components: NONE, edgeEntry: NO_EDGES };
  const edgeEntry = new Int32Array(level.edgeCount).fill(-1);
  const entries = members.map(() => 0);
  const firsts = members.map(() => new Set<number>());
  const enter = (from: number, edge: number): void => {
    const target = level.edgeTarget[edge] as number;
    const component = target < 0 || (level.edgePort[edge] as number) < 0 ? -1 : (componentOf[target] as number);
    if (component < 0 || (from >= 0 && componentOf[from] === component)) return;
    edgeEntry[edge] = component;
    entries[component] = (entries[component] as number) + 1;
    firsts[component]?.add(target);
  };
  for (const edge of level.bodyEdges) enter(-1, edge);
  level.nodes.forEach((node, at) => {
    for (const edges of node.outEdges) for (const edge of edges) enter(at, edge);
  });
  const components = members.map((group, at): Component => {
    const distance = distances(level, firsts[at] as Set<number>, new Set(group));
    const nodes = [...group].sort((a, b) => (distance.get(a) ?? group.length) - (distance.get(b) ?? group.length) || a - b);
    return { nodes: nodes.map((index) => level.nodes[index] as PlanNode), entries: entries[at] as number };
  });
  return { components, edgeEntry };
}

function leadsForward(level: Level): boolean {
  for (let at = 0; at < level.nodes.length; at += 1) {
    for (const edges of (level.nodes[at] as PlanNode).outEdges) {
      for (const edge of edges) {
        const target = level.edgeTarget[edge] as number;
        if (target >= 0 && target <= at && (level.edgePort[edge] as number) >= 0) return false;
      }
    }
  }
  return true;
}

/** Where packets go that can make a node fire: neither the border of the region nor the control ports of another. */
function targetsOf(level: Level, at: number): number[] {
  const targets: number[] = [];
  for (const edges of (level.nodes[at] as PlanNode).outEdges) {
    for (const edge of edges) {
      const target = level.edgeTarget[edge] as number;
      if (target >= 0 && (level.edgePort[edge] as number) >= 0) targets.push(target);
    }
  }
  return targets;
}

function distances(level: Level, firsts: ReadonlySet<number>, members: ReadonlySet<number>): Map<number, number> {
  const distance = new Map<number, number>();
  const open = [...firsts].sort((a, b) => a - b);
  for (const at of open) distance.set(at, 0);
  for (let next = 0; next < open.length; next += 1) {
    const at = open[next] as number;
    for (const target of targetsOf(level, at)) {
      if (!members.has(target) || distance.has(target)) continue;
      distance.set(target, (distance.get(at) as number) + 1);
      open.push(target);
    }
  }
  return distance;
}
