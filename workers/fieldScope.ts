import type { ExpressionScope } from "#engine";
import { type Catalogue, resolveType } from "../src/model/catalogue.ts";
import { withDefaults } from "../src/model/checkParams.ts";
import { homesOf } from "../src/model/checkRegions.ts";
import { parseEdge } from "../src/model/edge.ts";
import type { Item } from "../src/model/item.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../src/model/json.ts";
import { inputsOf, outputsOf } from "../src/model/ports.ts";
import { BODY } from "../src/model/region.ts";
import type { Workflow } from "../src/model/workflow.ts";
import type { FieldPlace } from "./protocol.ts";
import type { RunData } from "./recordedRun.ts";
import type { RunShelf } from "./runShelf.ts";

const EMPTY: JsonObject = Object.freeze(emptyRecord<Json>());

type Data = { readonly workflow: Workflow; readonly catalogue: Catalogue; readonly run: RunData | undefined };

/** What names mean in a field, and the items among which `item` is one. */
export type FieldScope = { readonly scope: ExpressionScope; readonly items: readonly Item[] };

/**
 * What the names in a field of a node mean on the data of a run: `item` and `items` are what came into the node's first in-port, or into the
 * one named; in a region, where that is the body, what entered its first round.
 */
export function fieldScope(catalogue: Catalogue, shelf: RunShelf, place: FieldPlace, index: number): FieldScope {
  const { workflow, node, port, runId } = place;
  const data: Data = { workflow, catalogue, run: runId === undefined ? undefined : shelf.data(runId) };
  const items = inputItems(data, node, port);
  const now = Date.now();
  const scope: ExpressionScope = {
    item: items[index],
    items,
    index,
    parameters: withDefaults(workflow.parameters ?? {}, (runId === undefined ? undefined : shelf.parameters(runId)) ?? EMPTY),
    config: workflow.config ?? EMPTY,
    variables: EMPTY,
    env: EMPTY,
    secrets: (name: string) => `•••${name}•••`,
    nodes: (id: string) => reading(data, id, index),
    loop: isRepeated(workflow, node) ? { index: 0 } : undefined,
    run: { id: runId ?? "", startedAt: new Date(now).toISOString() },
    now,
  };
  return { scope, items };
}

/** A node's items; the item at the same place stands for the one the current item came from. */
function reading(data: Data, id: string, index: number): { readonly item: Json | undefined; readonly items: readonly Json[] } | undefined {
  if (own(data.workflow.nodes, id) === undefined && own(data.workflow.regions, id) === undefined) return undefined;
  const items = itemsOf(data, id, undefined);
  return { item: items.length === 1 ? items[0] : items[index], items };
}

function inputItems(data: Data, node: string, port?: string): readonly Item[] {
  const first = portsOf(data, node).inputs[0];
  const wanted = port ?? first;
  const items: Item[] = [];
  for (const text of data.workflow.edges) {
    const edge = parseEdge(text);
    if (edge === undefined || edge.to.node !== node) continue;
    if ((edge.to.port ?? first) !== wanted) continue;
    const entering = own(data.workflow.regions, edge.from.node) !== undefined && edge.from.port === BODY;
    for (const item of entering ? bodyItems(data, edge.from.node) : itemsOf(data, edge.from.node, edge.from.port)) items.push(item);
  }
  return items;
}

/** What enters a region first, told from its own input; nothing where it goes over something else. */
function bodyItems(data: Data, region: string): readonly Item[] {
  const items = inputItems(data, region);
  const over = own(own(data.workflow.regions, region)?.params, "over");
  if (typeof over !== "string" || over.replaceAll(/\s/g, "") === "${items}") return items;
  return [];
}

/** True for a node in a loop or a map, at any depth. */
function isRepeated(workflow: Workflow, node: string): boolean {
  const homes = homesOf(workflow);
  const seen = new Set<string>();
  for (let at = homes.get(node); at !== undefined && !seen.has(at); at = homes.get(at)) {
    const kind = own(workflow.regions, at)?.kind;
    if (kind === "loop" || kind === "map") return true;
    seen.add(at);
  }
  return false;
}

/** The items on a port, of the run or pinned; of the first port where it is left out. */
function itemsOf(data: Data, node: string, given: string | undefined): readonly Item[] {
  const port = given ?? portsOf(data, node).outputs[0] ?? "out";
  return own(data.workflow.pins, `${node}.${port}`) ?? data.run?.items(node, port) ?? [];
}

function portsOf({ workflow, catalogue }: Data, id: string): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } {
  const node = own(workflow.nodes, id);
  const type = node === undefined ? undefined : resolveType(catalogue, node.type);
  if (node === undefined || type === undefined) return { inputs: [], outputs: [] };
  return { inputs: inputsOf(type, node.params).map(({ name }) => name), outputs: outputsOf(type, node.params).map(({ name }) => name) };
}
