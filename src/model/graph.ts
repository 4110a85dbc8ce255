import { type Edge, parseEdge } from "./edge.ts";
import { stronglyConnected } from "./stronglyConnected.ts";
import type { Workflow } from "./workflow.ts";

/** An edge with its place in `workflow.edges`. */
export type PlacedEdge = Edge & { readonly index: number };

const read = new WeakMap<readonly string[], readonly PlacedEdge[]>();

/** The edges that can be read, in the order of the file; those whose text is no edge are left out. A list of texts is read once. */
export function edgesOf({ edges }: Pick<Workflow, "edges">): readonly PlacedEdge[] {
  let placed = read.get(edges);
  if (placed === undefined) {
    const list: PlacedEdge[] = [];
    for (let index = 0; index < edges.length; index += 1) {
      const edge = parseEdge(edges[index] as string);
      if (edge !== undefined) list.push({ from: edge.from, to: edge.to, index });
    }
    placed = list;
    read.set(edges, placed);
  }
  return placed;
}

/** Which nodes each node's edges lead to; every end of an edge is a key. */
export function neighbours(edges: readonly Edge[], direction: "forward" | "backward" = "forward"): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [start, end] = direction === "forward" ? [from.node, to.node] : [to.node, from.node];
    const ends = next.get(start);
    if (ends === undefined) next.set(start, [end]);
    else ends.push(end);
    if (!next.has(end)) next.set(end, []);
  }
  return next;
}

/** All nodes with a way to `id`, without `id` itself unless it lies on a cycle. */
export function ancestors(workflow: Workflow, id: string): Set<string> {
  return reachable(neighbours(edgesOf(workflow), "backward"), id);
}

/** All nodes that `id` has a way to, without `id` itself unless it lies on a cycle. */
export function descendants(workflow: Workflow, id: string): Set<string> {
  return reachable(neighbours(edgesOf(workflow)), id);
}

function reachable(next: ReadonlyMap<string, readonly string[]>, id: string): Set<string> {
  const found = new Set<string>();
  const open = [...(next.get(id) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(...(next.get(node) ?? []));
  }
  return found;
}

/** The ids of all nodes so that every edge leads forward, in the order of the file where that is free; undefined when there is a cycle. */
export function topologicalOrder(workflow: Workflow): string[] | undefined {
  const ids = Object.keys(workflow.nodes);
  const known = new Set(ids);
  const edges = edgesOf(workflow).filter(({ from, to }) => known.has(from.node) && known.has(to.node));
  const next = neighbours(edges);
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const { to } of edges) waiting.set(to.node, (waiting.get(to.node) ?? 0) + 1);
  const order = ids.filter((id) => waiting.get(id) === 0);
  for (let at = 0; at < order.length; at += 1) {
    for (const id of next.get(order[at] as string) ?? []) {
      const left = (waiting.get(id) ?? 0) - 1;
      waiting.set(id, left);
      if (left === 0) order.push(id);
    }
  }
  return order.length === ids.length ? order : undefined;
}

/** The groups of nodes that lie on cycles with each other, self-edges included; none for a graph without cycles. */
export function cycles(edges: readonly Edge[]): string[][] {
  const next = neighbours(edges);
  const ids = [...next.keys()];
  const places = new Map(ids.map((id, at) => [id, at]));
  const selfish = new Set(edges.filter(({ from, to }) => from.node === to.node).map(({ from }) => from.node));
  const targetsOf = (at: number): number[] => (next.get(ids[at] as string) ?? []).map((id) => places.get(id) as number);
  return stronglyConnected(ids.length, targetsOf)
    .map((group) => group.map((at) => ids[at] as string))
    .filter((group) => group.length > 1 || selfish.has(group[0] as string));
}
