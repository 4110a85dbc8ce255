import { graphlib, layout } from "@dagrejs/dagre";
import type { LayoutBox, LayoutGraph } from "./protocol.ts";

const GAP = { nodesep: 40, ranksep: 80 } as const;

/**
 * Corners for the boxes of a graph, from left to right along its edges, so that none covers another. A box with others in it is laid out
 * inside first and then stands as one; the padding of the graph is kept between it and them. Layered, after Sugiyama, by dagre.
 */
export function layoutGraph(graph: LayoutGraph): ReadonlyMap<string, readonly [x: number, y: number]> {
  const corners = new Map<string, readonly [number, number]>();
  const members = new Map<string | undefined, LayoutBox[]>();
  for (const box of graph.boxes) members.set(box.parent, [...(members.get(box.parent) ?? []), box]);
  const parents = new Map(graph.boxes.map(({ id, parent }) => [id, parent]));
  placeLevel(undefined, { graph, members, parents, corners });
  return corners;
}

type Level = {
  readonly graph: LayoutGraph;
  readonly members: ReadonlyMap<string | undefined, readonly LayoutBox[]>;
  readonly parents: ReadonlyMap<string, string | undefined>;
  readonly corners: Map<string, readonly [number, number]>;
};

/** Lays out what lies directly in a box, from the origin; answers with the size that it takes. */
function placeLevel(parent: string | undefined, level: Level): { readonly width: number; readonly height: number } {
  const { graph, members } = level;
  const boxes = members.get(parent) ?? [];
  if (boxes.length === 0) return { width: 0, height: 0 };
  const drawn = new graphlib.Graph();
  drawn.setGraph({ rankdir: "LR", ...GAP, marginx: 0, marginy: 0, ...(boxes.length > graph.many ? { ranker: "longest-path" } : {}) });
  drawn.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) drawn.setNode(box.id, sizeOf(box, level));
  for (const { from, to } of graph.edges) {
    const [a, b] = [inLevel(from, parent, level), inLevel(to, parent, level)];
    if (a !== undefined && b !== undefined && a !== b) drawn.setEdge(a, b);
  }
  layout(drawn);
  for (const { id } of boxes) {
    const { x, y, width, height } = drawn.node(id) as { x: number; y: number; width: number; height: number };
    move(id, [x - width / 2, y - height / 2], level);
  }
  const { left, top, right, bottom } = graph.padding;
  const { width = 0, height = 0 } = drawn.graph();
  return parent === undefined ? { width, height } : { width: width + left + right, height: height + top + bottom };
}

/** Of a box with others in it: what they take, and the padding. */
function sizeOf(box: LayoutBox, level: Level): { readonly width: number; readonly height: number } {
  if (!level.members.has(box.id)) return { width: box.width, height: box.height };
  return placeLevel(box.id, level);
}

/** The box of this level that an end of an edge is, or lies in. */
function inLevel(id: string, parent: string | undefined, { parents }: Level): string | undefined {
  let at: string | undefined = id;
  while (at !== undefined && parents.has(at) && parents.get(at) !== parent) at = parents.get(at);
  return at !== undefined && parents.has(at) && parents.get(at) === parent ? at : undefined;
}

/** Puts a box, and with it what lies in it, which was laid out from the origin. */
function move(id: string, [x, y]: readonly [number, number], level: Level): void {
  const { corners, members, graph } = level;
  corners.set(id, [x, y]);
  for (const inner of members.get(id) ?? []) {
    const [dx, dy] = corners.get(inner.id) ?? [0, 0];
    move(inner.id, [x + graph.padding.left + dx, y + graph.padding.top + dy], level);
  }
}
