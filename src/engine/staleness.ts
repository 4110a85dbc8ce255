import { compileTemplate, hasExpression } from "../expression/compileTemplate.ts";
import { homesOf } from "../model/checkRegions.ts";
import type { RunEvent } from "../model/event.ts";
import { edgesOf } from "../model/graph.ts";
import { isObject, type JsonObject, own } from "../model/json.ts";
import type { StaleReason } from "../model/staleReason.ts";
import type { Workflow } from "../model/workflow.ts";
import { gaveJust } from "./gaveJust.ts";

/** A workflow and the values it ran or would run with. */
export type Ran = { readonly workflow: Workflow; readonly parameters: JsonObject };

/** With the `log` of the run, a node that was pinned to just what it gave there is not stale by its pins. */
export type RanBefore = Ran & { readonly log?: readonly RunEvent[] };

/**
 * The nodes and regions whose results of a run are stale, each with the first reason: something of its own cache key has changed, or
 * a node that it gets packets from or reads is stale (P7).
 *
 * @example staleNodes({ workflow: before, parameters: {} }, { workflow: now, parameters: {} }).get("totals") // { kind: "before", because: "large" }
 */
export function staleNodes(before: RanBefore, now: Ran): ReadonlyMap<string, StaleReason> {
  const stale = new Map<string, StaleReason>();
  const ids = [...Object.keys(now.workflow.nodes), ...Object.keys(now.workflow.regions ?? {})];
  const [oldHomes, homes] = [homesOf(before.workflow), homesOf(now.workflow)];
  const [oldWires, wires] = [wiresInto(before.workflow), wiresInto(now.workflow)];
  const followers = new Map<string, string[]>();
  const follow = (from: string, to: string): void => {
    const known = followers.get(from);
    if (known === undefined) followers.set(from, [to]);
    else known.push(to);
  };
  for (const { from, to } of edgesOf(now.workflow)) follow(from.node, to.node);
  const reading = new Map(ids.map((id) => [id, readsOf(now.workflow, id)]));
  // Pinned items have no ancestors: who asks for them gets something else.
  const log = [...reading.values()].some(({ ancestors }) => ancestors) ? [] : (before.log ?? []);
  for (const [id, reads] of reading) {
    const reason =
      ownReason(before.workflow, now.workflow, id) ??
      (samePins(before.workflow, now.workflow, id, log) ? undefined : ({ kind: "pin" } as const)) ??
      (oldHomes.get(id) === homes.get(id) ? undefined : ({ kind: "region" } as const)) ??
      (same(oldWires.get(id), wires.get(id)) ? undefined : ({ kind: "edges" } as const)) ??
      changedName(reads.parameters, before.parameters, now.parameters, "parameter") ??
      changedName(reads.config, before.workflow.config ?? {}, now.workflow.config ?? {}, "config");
    if (reason !== undefined) stale.set(id, reason);
    for (const read of reads.nodes) follow(read, id);
    const home = homes.get(id);
    if (home !== undefined) follow(id, home);
  }
  const open = [...stale.keys()];
  for (let at = 0; at < open.length; at += 1) {
    const because = open[at] as string;
    for (const id of followers.get(because) ?? []) {
      if (stale.has(id)) continue;
      stale.set(id, { kind: "before", because });
      open.push(id);
    }
  }
  return stale;
}

function ownReason(before: Workflow, now: Workflow, id: string): StaleReason | undefined {
  const region = own(now.regions, id);
  if (region !== undefined) {
    const old = own(before.regions, id);
    if (old === undefined) return { kind: "new" };
    if (old.kind !== region.kind) return { kind: "type" };
    return same(old.params ?? {}, region.params ?? {}) ? undefined : { kind: "params" };
  }
  const node = own(now.nodes, id);
  const old = own(before.nodes, id);
  if (node === undefined || old === undefined) return { kind: "new" };
  if (old.type !== node.type) return { kind: "type" };
  if (!same(old.params ?? {}, node.params ?? {})) return { kind: "params" };
  if (!same(old.disabled ?? false, node.disabled ?? false)) return { kind: "disabled" };
  return same([old.policy?.onError, old.policy?.join], [node.policy?.onError, node.policy?.join]) ? undefined : { kind: "policy" };
}

function samePins(before: Workflow, now: Workflow, id: string, log: readonly RunEvent[]): boolean {
  const pins = pinsOf(now, id);
  return same([...pinsOf(before, id)], [...pins]) || (pins.size > 0 && gaveJust(log, id, pins));
}

/** By port. */
function pinsOf({ pins }: Workflow, id: string): ReadonlyMap<string, readonly unknown[]> {
  const keys = Object.keys(pins ?? {}).filter((key) => key.startsWith(`${id}.`));
  return new Map(keys.map((key) => [key.slice(id.length + 1), own(pins, key) ?? []]));
}

/** The edges into each node, in the order of the file. */
function wiresInto(workflow: Workflow): ReadonlyMap<string, readonly string[]> {
  const wires = new Map<string, string[]>();
  for (const { to, index } of edgesOf(workflow)) wires.set(to.node, [...(wires.get(to.node) ?? []), workflow.edges[index] as string]);
  return wires;
}

type Reads = {
  readonly nodes: ReadonlySet<string>;
  readonly ancestors: boolean;
  readonly parameters: boolean;
  readonly config: boolean;
};

/** What the params of a node read of the rest of the workflow. */
function readsOf(workflow: Workflow, id: string): Reads {
  const nodes = new Set<string>();
  const names = new Set<string>();
  let ancestors = false;
  const open: unknown[] = [own(workflow.nodes, id)?.params ?? own(workflow.regions, id)?.params];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    else if (isObject(value)) open.push(...Object.values(value));
    else if (typeof value === "string" && hasExpression(value)) {
      const { reads } = compileTemplate(value);
      for (const name of reads.names) names.add(name);
      for (const [node, { item }] of reads.nodes) {
        nodes.add(node);
        ancestors ||= item;
      }
    }
  }
  return { nodes, ancestors, parameters: names.has("parameters"), config: names.has("config") };
}

function changedName(reads: boolean, before: JsonObject, now: JsonObject, kind: "parameter" | "config"): StaleReason | undefined {
  if (!reads) return undefined;
  const name = [...Object.keys(before), ...Object.keys(now)].find((each) => !same(own(before, each), own(now, each)));
  return name === undefined ? undefined : { kind, name };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
