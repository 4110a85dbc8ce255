import { canonicalEdge } from "./edge.ts";
import { emptyRecord, isObject, type Json, type JsonObject } from "./json.ts";
import { KeptLines } from "./keptLines.ts";
import type { Workflow } from "./workflow.ts";

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
const POLICY = ["join", "retry", "timeout", "onError", "concurrency", "priority", "accepts", "gives"];
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
      key === "nodes"
        ? nodesText(nodes as unknown as Json)
        : key === "edges"
          ? edgesText(edges as unknown as Json)
          : indent(JSON.stringify(short[key], null, 2), "  ");
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

/** What was written last of the three long sections. */
const nodeLines = new KeptLines<Json>((value, id) => `    ${JSON.stringify(id)}: ${once(value, nodeText)}`);
const edgeLines = new KeptLines<Json>((value) => `    ${indent(JSON.stringify(edge(value), null, 2), "    ")}`);
const placeLines = new KeptLines<Json>((place, id) => `      ${JSON.stringify(id)}: ${JSON.stringify(place).replace(",", ", ")}`);

function nodesText(nodes: Json): string {
  return isObject(nodes) ? braced(recordText(nodeLines, nodes), "  ") : JSON.stringify(nodes);
}

function recordText(lines: KeptLines<Json>, record: JsonObject): string {
  const keys = Object.keys(record);
  return lines.text(
    keys.map((key) => record[key] as Json),
    keys,
  );
}

const braced = (lines: string, by: string): string => (lines === "" ? "{}" : `{\n${lines}\n${by}}`);

function nodeText(value: Json): string {
  return indent(JSON.stringify(node(value), null, 2), "    ");
}

function edgesText(edges: Json): string {
  if (!Array.isArray(edges)) return indent(JSON.stringify(edges, null, 2), "  ");
  return edges.length === 0 ? "[]" : `[\n${edgeLines.text(edges)}\n  ]`;
}

/** The layout two levels in; each entry of `nodes` on one line. */
function layoutText(layout: Json): string {
  if (!isObject(layout)) return JSON.stringify(layout);
  const parts = Object.keys(layout).map((key) => {
    const value = layout[key] as Json;
    const text =
      key === "nodes" && isObject(value) ? braced(recordText(placeLines, value), "    ") : indent(JSON.stringify(value, null, 2), "    ");
    return `    ${JSON.stringify(key)}: ${text}`;
  });
  return parts.length === 0 ? "{}" : `{\n${parts.join(",\n")}\n  }`;
}

function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}
