import { formatEdge, parseEdge } from "./edge.ts";
import { moveNodes, renameIds } from "./edits.ts";
import { type InputRecord, isObject, type Json, own } from "./json.ts";
import { copyRecord, patched } from "./recordEdits.ts";
import type { Region } from "./region.ts";
import { sameJson } from "./sameJson.ts";
import type { EdgeText, Position, Workflow, WorkflowNode } from "./workflow.ts";

/** A value that differs: `path` leads to it from its node, region or workflow; undefined where it is not there. */
export type FieldChange = { readonly path: readonly string[]; readonly before: Json | undefined; readonly after: Json | undefined };

/** What became of a node or a region; `fields` is empty but where it changed. */
export type PartChange = { readonly kind: "added" | "removed" | "changed"; readonly fields: readonly FieldChange[] };

/** What became of an edge; one that joins the same two by other ports is changed, and `before` is what it was. */
export type EdgeChange = { readonly kind: "added" | "removed" | "changed"; readonly edge: EdgeText; readonly before?: EdgeText };

export type WorkflowDiff = {
  /** Nodes and regions by id. One that got another id in between is named by the newer one. */
  readonly parts: ReadonlyMap<string, PartChange>;
  readonly edges: readonly EdgeChange[];
  /** What differs outside of nodes, regions, edges and their places. */
  readonly rest: readonly FieldChange[];
  /** Nodes that are in both and lie elsewhere. */
  readonly moved: ReadonlySet<string>;
  /** The newer workflow, with what was removed from the older one put back: what a drawing of the difference shows. */
  readonly both: Workflow;
};

/** These hold named values: each of those is told by itself. */
const DEEP: ReadonlySet<string> = new Set(["params", "policy", "parameters", "config", "permissions", "pins", "workflows"]);
const OWN_WAY: ReadonlySet<string> = new Set(["nodes", "edges", "regions", "layout"]);

/**
 * What was done to get from one workflow to another: which nodes, params and edges were added, removed and changed. The order of
 * keys and the spelling of edges make no difference. A node that was only renamed is changed, and so not every expression naming it.
 */
export function diffWorkflows(older: Workflow, newer: Workflow): WorkflowDiff {
  const renamed = renamedNodes(older, newer);
  const before = renamed.size === 0 ? older : renameIds(older, (id) => renamed.get(id) ?? id);
  const parts = new Map<string, PartChange>();
  for (const [id, from, to] of pairs<WorkflowNode | Region>(before.nodes, newer.nodes)) addPart(parts, id, from, to);
  for (const [id, from, to] of pairs<WorkflowNode | Region>(before.regions, newer.regions)) addPart(parts, id, from, to);
  for (const [was, id] of renamed) {
    if (!parts.has(id)) parts.set(id, { kind: "changed", fields: [{ path: ["id"], before: was, after: id }] });
  }
  const edges = edgeChanges(before.edges, newer.edges);
  const rest = [
    ...fieldChanges(before, newer, OWN_WAY),
    ...fieldChanges(before.layout ?? {}, newer.layout ?? {}, OWN_WAY).map((change) => ({ ...change, path: ["layout", ...change.path] })),
  ];
  return { parts, edges, rest, moved: movedNodes(before, newer), both: bothOf(before, newer, parts, edges) };
}

/** True when they do the same; where nodes lie does not count. */
export function doesTheSame({ parts, edges, rest }: WorkflowDiff): boolean {
  return parts.size === 0 && edges.length === 0 && rest.every(({ path }) => path[0] === "layout");
}

/** Nodes that are there under another id: of the same type, at the same place. */
function renamedNodes(older: Workflow, newer: Workflow): ReadonlyMap<string, string> {
  const fresh = new Map<string, string[]>();
  for (const id of Object.keys(newer.nodes)) {
    if (own(older.nodes, id) !== undefined || own(older.regions, id) !== undefined) continue;
    const key = placeKey(newer, id);
    if (key !== undefined) fresh.set(key, [...(fresh.get(key) ?? []), id]);
  }
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of fresh.size === 0 ? [] : Object.keys(older.nodes)) {
    if (own(newer.nodes, id) !== undefined || own(newer.regions, id) !== undefined) continue;
    const [next] = fresh.get(placeKey(older, id) ?? "") ?? [];
    if (next === undefined || taken.has(next)) continue;
    renamed.set(id, next);
    taken.add(next);
  }
  return renamed;
}

function placeKey(workflow: Workflow, id: string): string | undefined {
  const at = own(workflow.layout?.nodes, id);
  return at === undefined ? undefined : JSON.stringify([own(workflow.nodes, id)?.type, at]);
}

function addPart(to: Map<string, PartChange>, id: string, before: WorkflowNode | Region | undefined, after: typeof before): void {
  if (before === undefined) to.set(id, { kind: "added", fields: [] });
  else if (after === undefined) to.set(id, { kind: "removed", fields: [] });
  else {
    const fields = fieldChanges(before, after, new Set());
    if (fields.length > 0) to.set(id, { kind: "changed", fields });
  }
}

function fieldChanges(before: object, after: object, leftOut: ReadonlySet<string>): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [key, from, to] of pairs<Json>(before as InputRecord<Json>, after as InputRecord<Json>)) {
    if (leftOut.has(key) || sameJson(filled(from), filled(to))) continue;
    const deep = DEEP.has(key) && [from, to].every((value) => value === undefined || isObject(value));
    if (!deep) changes.push({ path: [key], before: from, after: to });
    else
      for (const [name, was, is] of pairs<Json>((from ?? {}) as InputRecord<Json>, (to ?? {}) as InputRecord<Json>))
        if (!sameJson(was, is)) changes.push({ path: [key, name], before: was, after: is });
  }
  return changes;
}

/** A section without anything in it is left out of a file. */
function filled(value: Json | undefined): Json | undefined {
  const held = Array.isArray(value) ? value : isObject(value) ? Object.keys(value) : undefined;
  return held?.length === 0 ? undefined : value;
}

function edgeChanges(before: readonly EdgeText[], after: readonly EdgeText[]): EdgeChange[] {
  const [older, newer] = [new Set(before.map(canonical)), new Set(after.map(canonical))];
  const gone = new Map<string, EdgeText[]>();
  for (const edge of older) if (!newer.has(edge)) gone.set(endsOf(edge), [...(gone.get(endsOf(edge)) ?? []), edge]);
  const changes: EdgeChange[] = [];
  for (const edge of newer) {
    if (older.has(edge)) continue;
    const was = gone.get(endsOf(edge))?.shift();
    changes.push(was === undefined ? { kind: "added", edge } : { kind: "changed", edge, before: was });
  }
  for (const edges of gone.values()) for (const edge of edges) changes.push({ kind: "removed", edge });
  return changes;
}

function canonical(text: EdgeText): EdgeText {
  const edge = parseEdge(text);
  return edge === undefined ? text : formatEdge(edge);
}

function endsOf(text: EdgeText): string {
  const edge = parseEdge(text);
  return edge === undefined ? text : `${edge.from.node} ${edge.to.node}`;
}

function movedNodes(before: Workflow, after: Workflow): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const id of Object.keys(after.nodes)) {
    if (own(before.nodes, id) === undefined) continue;
    if (!sameJson(own(before.layout?.nodes, id), own(after.layout?.nodes, id))) moved.add(id);
  }
  return moved;
}

function bothOf(before: Workflow, after: Workflow, parts: ReadonlyMap<string, PartChange>, changes: readonly EdgeChange[]): Workflow {
  const nodes = copyRecord(after.nodes);
  const regions = copyRecord(after.regions);
  const places = new Map<string, Position>();
  for (const [id, { kind }] of parts) {
    if (kind !== "removed") continue;
    const [node, region, at] = [own(before.nodes, id), own(before.regions, id), own(before.layout?.nodes, id)];
    if (node !== undefined && own(nodes, id) === undefined) nodes[id] = node;
    if (region !== undefined && own(regions, id) === undefined) regions[id] = region;
    if (at !== undefined) places.set(id, at);
  }
  const edges = [...after.edges, ...changes.flatMap(({ kind, edge }) => (kind === "removed" ? [edge] : []))];
  const grown = patched<Workflow>(after, { nodes, edges, regions: Object.keys(regions).length === 0 ? undefined : regions });
  return moveNodes(grown, places);
}

/** Every key of either, with its value in both. */
function pairs<T>(
  before: InputRecord<T> | undefined,
  after: InputRecord<T> | undefined,
): readonly (readonly [string, T | undefined, T | undefined])[] {
  const keys = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...keys].map((key) => [key, own(before, key), own(after, key)] as const);
}
