import { removeBends, renameInLayout } from "./annotations.ts";
import { canonicalEdge, type Edge, formatEdge, parseEdge } from "./edge.ts";
import { edgesOf } from "./graph.ts";
import { type InputRecord, isObject, type Json, type JsonObject, own } from "./json.ts";
import { copyRecord, patched, renameKeys, withEntry } from "./recordEdits.ts";
import type { Region } from "./region.ts";
import { renameReferences } from "./renameReferences.ts";
import type { EdgeText, Layout, NodePolicy, Position, Workflow, WorkflowNode } from "./workflow.ts";
import { rememberChanged } from "./workflowChange.ts";
import type { FailurePattern, WorkflowTest } from "./workflowTest.ts";

// Every edit returns a new workflow that shares what did not change, and leaves the one it was given as it is. An edit
// that changes nothing returns the workflow it was given.

/** A free id made of a title: lower-case words joined by `-`, with a number where it is taken. */
export function freshId(workflow: Workflow, title: string): string {
  const named = namedIds(workflow);
  return freeId(slug(title), (id) => named.has(id));
}

function slug(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const words = plain.replace(/[^a-z0-9_]+/g, "-").replace(/^-+|-+$/g, "");
  const id = /^[a-z_]/.test(words) ? words : `node-${words}`.replace(/-$/, "");
  return id === "__proto__" ? "proto" : id.slice(0, 60).replace(/-+$/, "");
}

function freeId(base: string, taken: (id: string) => boolean): string {
  if (!taken(base)) return base;
  const stem = base.replace(/-\d+$/, "").slice(0, 56);
  let number = 2;
  while (taken(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** Every id that the workflow names, also where there is no such node: a new node must not adopt a dangling edge or pin. */
function namedIds(workflow: Workflow): Set<string> {
  const ids = new Set([
    ...Object.keys(workflow.nodes),
    ...Object.keys(workflow.regions ?? {}),
    ...Object.keys(workflow.layout?.nodes ?? {}),
  ]);
  for (const { from, to } of edgesOf(workflow)) ids.add(from.node).add(to.node);
  for (const key of Object.keys(workflow.pins ?? {})) ids.add(key.split(".", 1)[0] as string);
  return ids;
}

/** Adds a node at the end, or puts another one in the place of the node with this id. */
export function addNode(workflow: Workflow, id: string, node: WorkflowNode, position?: Position): Workflow {
  const added = patched(workflow, { nodes: withEntry(workflow.nodes, id, node) });
  return position === undefined ? added : moveNodes(added, new Map([[id, position]]));
}

/** Takes nodes and regions away, with their edges, positions and pins, and out of the regions that name them. */
export function removeNodes(workflow: Workflow, ids: Iterable<string>): Workflow {
  const gone = new Set(ids);
  return renameIds(workflow, (id) => (gone.has(id) ? undefined : id));
}

/** Adds an edge, in canonical text; one that is there already is not added again. */
export function connect(workflow: Workflow, edge: EdgeText | Edge): Workflow {
  const parsed = typeof edge === "string" ? parseEdge(edge) : edge;
  const text = parsed === undefined ? (edge as EdgeText) : formatEdge(parsed);
  return workflow.edges.some((other) => canonicalEdge(other) === text) ? workflow : patched(workflow, { edges: [...workflow.edges, text] });
}

/** Takes edges away, named by their text in any spelling. */
export function disconnect(workflow: Workflow, edges: Iterable<EdgeText>): Workflow {
  const gone = new Set([...edges].map(canonicalEdge));
  const kept = workflow.edges.filter((edge) => !gone.has(canonicalEdge(edge)));
  return kept.length === workflow.edges.length ? workflow : patched(removeBends(workflow, gone), { edges: kept });
}

/** Sets one param of a node or a region; undefined takes it away. */
export function setParam(workflow: Workflow, id: string, param: string, value: Json | undefined): Workflow {
  const owner = own(workflow.nodes, id) ?? own(workflow.regions, id);
  if (owner === undefined || own(owner.params, param) === value) return workflow;
  const params = withEntry(owner.params, param, value) as JsonObject;
  return own(workflow.nodes, id) === undefined ? setRegion(workflow, id, { params }) : setNode(workflow, id, { params });
}

/** Changes keys of a node; those given as undefined are taken away. */
export function setNode(
  workflow: Workflow,
  id: string,
  patch: { readonly [K in keyof WorkflowNode]?: WorkflowNode[K] | undefined },
): Workflow {
  const node = own(workflow.nodes, id);
  if (node === undefined) return workflow;
  const nodes = withEntry(workflow.nodes, id, patched(node, patch));
  rememberChanged(workflow.nodes, nodes, [id]);
  return patched(workflow, { nodes });
}

/** Changes keys of a region; those given as undefined are taken away. */
export function setRegion(workflow: Workflow, id: string, patch: { readonly [K in keyof Region]?: Region[K] | undefined }): Workflow {
  const region = own(workflow.regions, id);
  return region === undefined ? workflow : patched(workflow, { regions: withEntry(workflow.regions, id, patched<Region>(region, patch)) });
}

/** Changes what stands at the top of the workflow: name, description, parameters, permissions, pins, …; undefined takes a key away. */
export function setWorkflow(
  workflow: Workflow,
  patch: { readonly [K in keyof Omit<Workflow, "format" | "nodes" | "edges">]?: Workflow[K] | undefined },
): Workflow {
  return patched<Workflow>(workflow, patch);
}

/** Puts nodes where the positions say. */
export function moveNodes(workflow: Workflow, positions: ReadonlyMap<string, Position>): Workflow {
  if (positions.size === 0) return workflow;
  const nodes = copyRecord(workflow.layout?.nodes);
  for (const [id, [x, y]] of positions) nodes[id] = [x, y];
  return patched(workflow, { layout: patched(workflow.layout ?? {}, { nodes }) });
}

/**
 * Gives a node or a region another name and the free id that comes of it. Edges, positions, pins, regions, tests and the
 * expressions that name it follow. Returns the new id.
 */
export function renameNode(workflow: Workflow, id: string, name: string): { readonly workflow: Workflow; readonly id: string } {
  const named = setRegion(setNode(workflow, id, { name }), id, { name });
  if (named === workflow) return { workflow, id };
  const ids = namedIds(workflow);
  const next = freeId(slug(name), (other) => other !== id && ids.has(other));
  if (next === id) return { workflow: named, id };
  return { workflow: renameIds(named, (other) => (other === id ? next : other)), id: next };
}

/**
 * Adds the nodes, regions, edges, positions and pins of another workflow under fresh ids, moved by an offset. Expressions
 * among them follow; those that name nodes outside the fragment stay. Returns the new ids in the fragment's order.
 */
export function pasteNodes(
  workflow: Workflow,
  fragment: Workflow,
  [dx, dy]: Position,
): { readonly workflow: Workflow; readonly ids: readonly string[] } {
  const fresh = new Map<string, string>();
  const used = new Set<string>();
  const named = namedIds(workflow);
  const carried = new Set([...Object.keys(fragment.nodes), ...Object.keys(fragment.regions ?? {})]);
  for (const id of carried) {
    const free = freeId(id, (other) => used.has(other) || named.has(other) || (other !== id && carried.has(other)));
    used.add(free);
    fresh.set(id, free);
  }
  const renamed = renameIds(fragment, (id) => fresh.get(id) ?? id);
  const nodes = copyRecord(workflow.nodes);
  for (const id of Object.keys(renamed.nodes)) nodes[id] = renamed.nodes[id] as WorkflowNode;
  const edges = renamed.edges.filter((text) => {
    const edge = parseEdge(text);
    return edge !== undefined && used.has(edge.from.node) && used.has(edge.to.node);
  });
  let pasted = patched(workflow, { nodes, edges: edges.length === 0 ? workflow.edges : [...workflow.edges, ...edges] });
  const positions = new Map<string, Position>();
  for (const id of used) {
    const at = own(renamed.layout?.nodes, id);
    if (at !== undefined) positions.set(id, [at[0] + dx, at[1] + dy]);
  }
  const pins = Object.keys(renamed.pins ?? {}).filter((key) => used.has(key.split(".", 1)[0] as string));
  if (pins.length > 0) {
    const all = copyRecord(workflow.pins);
    for (const key of pins) all[key] = own(renamed.pins, key) as readonly Json[];
    pasted = patched(pasted, { pins: all });
  }
  if (renamed.regions !== undefined) pasted = patched(pasted, { regions: withRegions(workflow, renamed.regions, used) });
  return { workflow: moveNodes(pasted, positions), ids: [...used] };
}

/** The regions of the workflow and those given, which keep no member but those in `among`. */
function withRegions(workflow: Workflow, added: InputRecord<Region>, among: ReadonlySet<string>): InputRecord<Region> {
  const regions = copyRecord(workflow.regions);
  for (const id of Object.keys(added)) {
    const region = own(added, id) as Region;
    regions[id] = patched<Region>(region, { nodes: region.nodes.filter((member) => among.has(member)) });
  }
  return regions;
}

/** Carries new ids everywhere they are named; a node or region for which `rename` gives undefined is taken away. */
export function renameIds(workflow: Workflow, rename: (id: string) => string | undefined): Workflow {
  const key = (name: string): string | undefined => {
    const dot = name.indexOf(".");
    if (dot === -1) return rename(name);
    const id = rename(name.slice(0, dot));
    return id === undefined ? undefined : id + name.slice(dot);
  };
  const reference = (id: string): string | undefined => rename(id) ?? id;
  const { layout, pins, regions, tests } = workflow;
  return patched<Workflow>(workflow, {
    nodes: mapValues(renameKeys(workflow.nodes, rename), (node) => renameInPolicy(renameInParams(node, reference), reference)),
    edges: renameEdges(workflow.edges, rename),
    ...(layout === undefined ? {} : { layout: renamePlaces(layout, rename) }),
    ...(pins === undefined ? {} : { pins: renameKeys(pins, key) }),
    ...(regions === undefined ? {} : { regions: renameInRegions(regions, rename, reference) }),
    ...(tests === undefined ? {} : { tests: tests.map((test) => renameInTest(test, (name) => key(name) ?? name)) }),
  });
}

function renamePlaces(layout: Layout, rename: (id: string) => string | undefined): Layout {
  const renamed = layout.groups === undefined && layout.bends === undefined ? layout : renameInLayout(layout, rename);
  return layout.nodes === undefined ? renamed : patched<Layout>(renamed, { nodes: renameKeys(layout.nodes, rename) });
}

function renameEdges(edges: readonly EdgeText[], rename: (id: string) => string | undefined): readonly EdgeText[] {
  return edges.flatMap((text) => {
    const edge = parseEdge(text);
    if (edge === undefined) return [text];
    const [from, to] = [rename(edge.from.node), rename(edge.to.node)];
    if (from === undefined || to === undefined) return [];
    if (from === edge.from.node && to === edge.to.node) return [text];
    return [formatEdge({ from: { ...edge.from, node: from }, to: { ...edge.to, node: to } })];
  });
}

function renameInParams<T extends { readonly params?: JsonObject }>(owner: T, rename: (id: string) => string | undefined): T {
  if (owner.params === undefined) return owner;
  const params = renameInValue(owner.params, rename);
  return params === owner.params ? owner : (patched<{ readonly params?: JsonObject }>(owner, { params: params as JsonObject }) as T);
}

/** Undefined where none is left. */
function renameInRegions(
  regions: InputRecord<Region>,
  rename: (id: string) => string | undefined,
  reference: (id: string) => string | undefined,
): InputRecord<Region> | undefined {
  const kept = renameKeys(regions, rename);
  if (kept !== regions && Object.keys(kept).length === 0) return undefined;
  return mapValues(kept, (region) => renameInRegion(region, rename, reference));
}

function renameInRegion(region: Region, rename: (id: string) => string | undefined, reference: (id: string) => string | undefined): Region {
  const nodes = region.nodes.flatMap((id) => rename(id) ?? []);
  const same = nodes.length === region.nodes.length && nodes.every((id, at) => id === region.nodes[at]);
  return renameInPolicy(renameInParams(same ? region : patched<Region>(region, { nodes }), reference), reference);
}

/** The nodes that a policy names: what a guard watches, and what undoes this one. */
function renameInPolicy<T extends { readonly policy?: NodePolicy }>(owner: T, rename: (id: string) => string | undefined): T {
  const { policy } = owner;
  if (policy?.guard === undefined && policy?.compensate === undefined) return owner;
  const { guard, compensate } = policy;
  const changed = patched<NodePolicy>(policy, {
    ...(guard === undefined ? {} : { guard: patched(guard, { while: renameKeys(guard.while, rename) }) }),
    ...(compensate === undefined ? {} : { compensate: rename(compensate) ?? compensate }),
  });
  return patched<{ readonly policy?: NodePolicy }>(owner, { policy: changed }) as T;
}

function renameInTest(test: WorkflowTest, key: (name: string) => string): WorkflowTest {
  const { expect, pins, expectFailure } = test;
  const failure = typeof expectFailure === "object" ? expectFailure : undefined;
  return patched<WorkflowTest>(test, {
    ...(expect === undefined ? {} : { expect: renameKeys(expect, key) }),
    ...(pins === undefined ? {} : { pins: renameKeys(pins, key) }),
    ...(failure?.node === undefined ? {} : { expectFailure: patched<FailurePattern>(failure, { node: key(failure.node) }) }),
  });
}

/** The value with its expressions changed; the same value where none is. Parsed documents bound its depth. */
function renameInValue(value: Json, rename: (id: string) => string | undefined): Json {
  if (typeof value === "string") return renameReferences(value, rename);
  if (Array.isArray(value)) {
    const list = value.map((inner: Json) => renameInValue(inner, rename));
    return list.every((inner, index) => inner === value[index]) ? value : list;
  }
  return isObject(value) ? mapValues(value as InputRecord<Json>, (inner) => renameInValue(inner, rename)) : value;
}

function mapValues<T>(record: InputRecord<T>, change: (value: T) => T): InputRecord<T> {
  let copy: Record<string, T> | undefined;
  for (const key of Object.keys(record)) {
    const before = record[key] as T;
    const after = change(before);
    if (after === before) continue;
    copy ??= copyRecord(record);
    copy[key] = after;
  }
  return copy ?? record;
}
