import { canonicalEdge } from "./edge.ts";
import { emptyRecord, isObject, type Json } from "./json.ts";
import type { Workflow } from "./workflow.ts";
import { changedNodes } from "./workflowChange.ts";

const TOP = [
  "format",
  "name",
  "description",
  "parameters",
  "config",
  "nodes",
  "edges",
  "regions",
  "permissions",
  "policy",
  "workflows",
  "tests",
  "pins",
];
const NODE = ["type", "name", "notes", "disabled", "optional", "params", "policy"];
const POLICY = ["join", "retry", "timeout", "onError", "concurrency", "priority"];
const RETRY = ["attempts", "backoff", "delay", "maxDelay", "on"];
const TIMEOUT = ["attempt", "activation", "wait"];
const PERMISSIONS = ["net", "secrets", "code", "read", "write", "run"];
const WORKFLOW_POLICY = ["timeout", "concurrency", "onFailure"];
const LAYOUT = ["nodes", "notes", "groups", "bends"];
const ALWAYS: ReadonlySet<string> = new Set(["format", "name", "nodes", "edges"]);

/** The workflow as plain JSON with its keys in canonical order, empty optional sections left out, `layout` last. */
export function canonicalWorkflow(workflow: Workflow): Readonly<Record<string, Json>> {
  const source = workflow as unknown as Readonly<Record<string, Json>>;
  const ordered = emptyRecord<Json>();
  for (const key of [...TOP, ...Object.keys(source).filter((name) => !TOP.includes(name) && name !== "layout"), "layout"]) {
    if (!Object.hasOwn(source, key) || source[key] === undefined) continue;
    const value = section(key, source[key] as Json);
    if (ALWAYS.has(key) || !KNOWN.has(key) || !isEmpty(value)) ordered[key] = value;
  }
  return ordered;
}

const KNOWN: ReadonlySet<string> = new Set([...TOP, "layout"]);

function section(key: string, value: Json): Json {
  if (key === "nodes") return mapValues(value, node);
  if (key === "edges") return Array.isArray(value) ? value.map(edge) : value;
  if (key === "permissions") return order(value, PERMISSIONS);
  if (key === "policy") return order(value, WORKFLOW_POLICY);
  return key === "layout" ? withoutEmpty(order(value, LAYOUT), LAYOUT) : value;
}

function node(value: Json): Json {
  const ordered = order(value, NODE) as Record<string, Json>;
  if (isObject(ordered["policy"])) {
    const policy = order(ordered["policy"] as Json, POLICY) as Record<string, Json>;
    if (isObject(policy["retry"])) policy["retry"] = order(policy["retry"] as Json, RETRY);
    if (isObject(policy["timeout"])) policy["timeout"] = order(policy["timeout"] as Json, TIMEOUT);
    ordered["policy"] = policy;
  }
  return withoutEmpty(ordered, ["params", "policy"]);
}

function edge(text: Json): Json {
  return typeof text === "string" ? canonicalEdge(text) : text;
}

/** A copy with the given keys first, in their order, then the others in theirs. */
function order(value: Json, keys: readonly string[]): Json {
  if (!isObject(value)) return value;
  const ordered = emptyRecord<Json>();
  for (const key of keys) if (Object.hasOwn(value, key) && value[key] !== undefined) ordered[key] = value[key] as Json;
  for (const key of Object.keys(value)) if (!keys.includes(key) && value[key] !== undefined) ordered[key] = value[key] as Json;
  return ordered;
}

function withoutEmpty(value: Json, keys: readonly string[]): Json {
  if (!isObject(value)) return value;
  const kept = emptyRecord<Json>();
  for (const key of Object.keys(value)) if (!keys.includes(key) || !isEmpty(value[key] as Json)) kept[key] = value[key] as Json;
  return kept;
}

function mapValues(value: Json, change: (inner: Json) => Json): Json {
  if (!isObject(value)) return value;
  const record = emptyRecord<Json>();
  for (const key of Object.keys(value)) record[key] = change(value[key] as Json);
  return record;
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/**
 * The canonical text of a workflow: the same workflow gives the same bytes. Two-space JSON in a fixed key order, `layout`
 * last with one line a node, so that moving a node changes one line; ends with a line break. What an edit left as it was is
 * not written again.
 */
export function formatWorkflow(workflow: Workflow): string {
  const { nodes, edges, layout, ...rest } = workflow;
  const short = canonicalWorkflow({ ...rest, nodes: {}, edges: [] } as Workflow);
  const sections = Object.keys(short).map((key) => {
    const text =
      key === "nodes" ? nodesText(nodes) : key === "edges" ? edgesText(edges) : indent(JSON.stringify(short[key], null, 2), "  ");
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  const placed = canonicalWorkflow({ nodes: {}, edges: [], layout } as unknown as Workflow)["layout"];
  if (placed !== undefined) sections.push(`  "layout": ${layoutText(placed)}`);
  return `{\n${sections.join(",\n")}\n}\n`;
}

const written = new WeakMap<object, string>();

/** The text of a value that no edit changes in place: written once. */
function once<T>(value: T, write: (value: T) => string): string {
  if (typeof value !== "object" || value === null) return write(value);
  const before = written.get(value);
  if (before !== undefined) return before;
  const text = write(value);
  written.set(value, text);
  return text;
}

/** The nodes written last, each with its line. */
let latest: { readonly nodes: Workflow["nodes"]; readonly ids: ReadonlyMap<string, number>; readonly lines: string[] } | undefined;

function nodesText(nodes: Workflow["nodes"]): string {
  if (!isObject(nodes)) return JSON.stringify(nodes);
  const lineOf = (id: string): string => `    ${JSON.stringify(id)}: ${once(nodes[id] as unknown as Json, nodeText)}`;
  const changed = latest && changedNodes(latest.nodes, nodes);
  if (latest !== undefined && changed !== undefined) {
    const { ids, lines } = latest;
    for (const id of changed) lines[ids.get(id) as number] = lineOf(id);
    latest = { nodes, ids, lines };
  } else {
    const ids = Object.keys(nodes);
    latest = { nodes, ids: new Map(ids.map((id, at) => [id, at])), lines: ids.map(lineOf) };
  }
  const { lines } = latest;
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
}

function nodeText(value: Json): string {
  return indent(JSON.stringify(node(value), null, 2), "    ");
}

function edgesText(edges: Workflow["edges"]): string {
  return once(edges, (list) => indent(JSON.stringify(section("edges", list as unknown as Json), null, 2), "  "));
}

/** The layout two levels in; each entry of `nodes` on one line. */
function layoutText(layout: Json): string {
  if (!isObject(layout)) return JSON.stringify(layout);
  const parts = Object.keys(layout).map((key) => {
    const value = layout[key] as Json;
    const text = key === "nodes" && isObject(value) ? once(value, positionsText) : indent(JSON.stringify(value, null, 2), "    ");
    return `    ${JSON.stringify(key)}: ${text}`;
  });
  return parts.length === 0 ? "{}" : `{\n${parts.join(",\n")}\n  }`;
}

function positionsText(positions: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(positions).map((id) => `      ${JSON.stringify(id)}: ${JSON.stringify(positions[id]).replace(",", ", ")}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n    }`;
}

function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}
