import { homesOf } from "./checkRegions.ts";
import { type Edge, type EdgeEnd, formatEdge, parseEdge } from "./edge.ts";
import { freshId, moveNodes } from "./edits.ts";
import { own } from "./json.ts";
import { ERROR_PORT } from "./ports.ts";
import { copyRecord, patched } from "./recordEdits.ts";
import { BODY, REGION_KINDS, type Region, type RegionKind, SINKS } from "./region.ts";
import type { EdgeText, Position, Workflow } from "./workflow.ts";

// As in `edits.ts`: every edit returns a new workflow and leaves the one it was given as it is.

/** All nodes and regions that lie in a region, at any depth, each once; without the region itself. */
export function insideOf(workflow: Workflow, id: string): Set<string> {
  const found = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const member of own(workflow.regions, at)?.nodes ?? []) {
      if (member === id || found.has(member)) continue;
      found.add(member);
      open.push(member);
    }
  }
  return found;
}

/** The one region that all of these lie in directly, null for the workflow itself; undefined where they do not lie together. */
export function commonHome(workflow: Workflow, ids: Iterable<string>): string | null | undefined {
  const homes = homesOf(workflow);
  const found = new Set([...ids].map((id) => homes.get(id) ?? null));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * Makes a region of nodes and regions that lie together. Edges that now cross its border are led through its ports; where
 * none leaves it, what its last nodes give is what it yields. Returns the id; undefined where they do not lie together.
 */
export function wrapInRegion(
  workflow: Workflow,
  ids: Iterable<string>,
  kind: RegionKind,
): { readonly workflow: Workflow; readonly id: string | undefined } {
  const members = [...ids].filter((id) => own(workflow.nodes, id) !== undefined || own(workflow.regions, id) !== undefined);
  const home = commonHome(workflow, members);
  if (home === undefined) return { workflow, id: undefined };
  const id = freshId(workflow, REGION_KINDS[kind].title);
  const regions = copyRecord(workflow.regions);
  const around = home === null ? undefined : own(regions, home);
  if (home !== null && around !== undefined) regions[home] = withMembers(around, replaced(around.nodes, new Set(members), [id]));
  regions[id] = newRegion(kind, members);
  const wrapped = rerouted(patched(workflow, { regions }));
  return { workflow: yields(wrapped, id) ? wrapped : withYield(wrapped, id, members), id };
}

/** Rounds of a new loop: without any end it would not run. */
const FIRST_TIMES = 3;

function newRegion(kind: RegionKind, nodes: readonly string[]): Region {
  return { kind, nodes, ...(kind === "loop" ? { params: { times: FIRST_TIMES } } : {}) };
}

/** Adds a region with nothing in it, in another one where `home` names it. Returns its id. */
export function addRegion(
  workflow: Workflow,
  kind: RegionKind,
  at: Position,
  home?: string,
): { readonly workflow: Workflow; readonly id: string } {
  const id = freshId(workflow, REGION_KINDS[kind].title);
  const regions = copyRecord(workflow.regions);
  const around = home === undefined ? undefined : own(regions, home);
  if (home !== undefined && around !== undefined) regions[home] = withMembers(around, [...around.nodes, id]);
  regions[id] = newRegion(kind, []);
  return { workflow: moveNodes(patched<Workflow>(workflow, { regions }), new Map([[id, at]])), id };
}

/** Takes a region away and leaves its members where they are; the edges of its ports go with it. */
export function removeRegion(workflow: Workflow, id: string): Workflow {
  const region = own(workflow.regions, id);
  if (region === undefined) return workflow;
  const regions = copyRecord(workflow.regions);
  delete regions[id];
  const home = homesOf(workflow).get(id);
  const around = home === undefined ? undefined : own(regions, home);
  if (home !== undefined && around !== undefined) regions[home] = withMembers(around, replaced(around.nodes, new Set([id]), region.nodes));
  const edges = workflow.edges.filter((text) => {
    const edge = parseEdge(text);
    return edge?.from.node !== id && edge?.to.node !== id;
  });
  const kept = Object.keys(regions).length === 0 ? undefined : regions;
  return patched<Workflow>(workflow, { regions: kept, edges: edges.length === workflow.edges.length ? workflow.edges : edges });
}

/**
 * Moves nodes and regions into a region, or out of all where it is undefined. Edges that now cross a border are led through
 * its ports; those between a moved node and the ports of a region that it left or came into are taken away.
 */
export function moveToRegion(workflow: Workflow, ids: Iterable<string>, to: string | undefined): Workflow {
  const moved = new Set([...ids].filter((id) => id !== to && (to === undefined || !insideOf(workflow, id).has(to))));
  const target = to === undefined ? undefined : own(workflow.regions, to);
  if (moved.size === 0 || (to !== undefined && target === undefined)) return workflow;
  const homes = homesOf(workflow);
  const borders = new Set([to, ...[...moved].map((id) => homes.get(id))]);
  const regions = copyRecord(workflow.regions);
  for (const id of Object.keys(regions)) {
    const region = own(regions, id) as Region;
    const rest = region.nodes.filter((member) => !moved.has(member));
    const nodes = id === to ? [...rest, ...moved] : rest;
    if (id === to || rest.length < region.nodes.length) regions[id] = withMembers(region, nodes);
  }
  const edges = workflow.edges.filter((text) => {
    const edge = parseEdge(text);
    if (edge === undefined) return true;
    return !((moved.has(edge.from.node) && borders.has(edge.to.node)) || (moved.has(edge.to.node) && borders.has(edge.from.node)));
  });
  return rerouted(patched(workflow, { regions, edges }));
}

function withMembers(region: Region, nodes: readonly string[]): Region {
  return patched<Region>(region, { nodes });
}

/** The list with others in the place of the first of those that are taken out. */
function replaced(list: readonly string[], out: ReadonlySet<string>, others: readonly string[]): readonly string[] {
  const at = list.findIndex((id) => out.has(id));
  return at < 0 ? list : [...list.slice(0, at), ...others, ...list.slice(at).filter((id) => !out.has(id))];
}

function yields(workflow: Workflow, id: string): boolean {
  return workflow.edges.some((text) => {
    const edge = parseEdge(text);
    return edge?.to.node === id && edge.to.port === "yield";
  });
}

/** The workflow with what the members without a consumer give led to the region's result. */
function withYield(workflow: Workflow, id: string, members: readonly string[]): Workflow {
  const feeding = new Set(workflow.edges.map((text) => parseEdge(text)?.from.node));
  const last = members.filter((member) => !feeding.has(member));
  return patched(workflow, {
    edges: [...workflow.edges, ...last.map((node) => formatEdge({ from: { node }, to: { node: id, port: "yield" } }))],
  });
}

/** The workflow with every edge that crosses a border led through the ports of the regions on its way. */
function rerouted(workflow: Workflow): Workflow {
  const homes = homesOf(workflow);
  const edges = new Set<EdgeText>();
  for (const text of workflow.edges) {
    const edge = parseEdge(text);
    const way = edge === undefined ? undefined : wayOf(edge, homes);
    if (way === undefined) edges.add(text);
    else for (const part of way) edges.add(formatEdge(part));
  }
  return patched(workflow, { edges: [...edges] });
}

/** The parts of an edge that goes out of regions and into others; undefined where it stays on one level. */
function wayOf({ from, to }: Edge, homes: ReadonlyMap<string, string>): readonly Edge[] | undefined {
  const out = regionsAround(from.port === BODY ? from.node : homes.get(from.node), homes);
  const into = regionsAround(SINKS.some((sink) => sink === to.port) ? to.node : homes.get(to.node), homes);
  while (out.length > 0 && out.at(-1) === into.at(-1)) {
    out.pop();
    into.pop();
  }
  if (out.length + into.length === 0) return undefined;
  const parts: Edge[] = [];
  let at: EdgeEnd = from;
  for (const region of out) {
    if (at.port !== ERROR_PORT.name) parts.push({ from: at, to: { node: region, port: "yield" } });
    at = at.port === ERROR_PORT.name ? { node: region, port: ERROR_PORT.name } : { node: region };
  }
  for (const region of into.reverse()) {
    parts.push({ from: at, to: { node: region } });
    at = { node: region, port: BODY };
  }
  return [...parts, { from: at, to }];
}

/** The regions around a level, the innermost first. */
function regionsAround(level: string | undefined, homes: ReadonlyMap<string, string>): string[] {
  const list: string[] = [];
  for (let at = level; at !== undefined && !list.includes(at); at = homes.get(at)) list.push(at);
  return list;
}
