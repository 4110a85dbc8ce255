import { WORKFLOW_TEST } from "./workflowTest.ts";

/** The part of JSON Schema 2020-12 that describes workflow files: `checkShape` reads it, `workflow.schema.json` publishes it. */
export type Shape = {
  readonly type?: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Shape[];
  /** What every entry of a list looks like. Lists have either this or `prefixItems`, never both. */
  readonly items?: Shape | false;
  readonly prefixItems?: readonly Shape[];
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** False: other keys than `properties` are not known. */
  readonly additionalProperties?: Shape | false;
  readonly propertyNames?: { readonly pattern: string };
};

/** The pattern of ids, as in `isId`. */
export const ID_PATTERN = "^[A-Za-z_][A-Za-z0-9_-]{0,63}$";

const ANYTHING: Shape = {};
const TEXT: Shape = { type: "string" };
const FLAG: Shape = { type: "boolean" };
const NUMBER: Shape = { type: "number" };
const COUNT: Shape = { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
const DURATION: Shape = { anyOf: [TEXT, NUMBER] };
const TEXTS: Shape = { type: "array", items: TEXT };
const MAP: Shape = { type: "object" };
const MAPS: Shape = { type: "array", items: MAP };

/** A map that may hold keys unknown here. */
function open(properties: Readonly<Record<string, Shape>>, ...required: readonly string[]): Shape {
  return { type: "object", properties, required };
}

/** A map of these keys only. */
function closed(properties: Readonly<Record<string, Shape>>, ...required: readonly string[]): Shape {
  return { type: "object", properties, required, additionalProperties: false };
}

function oneOf(...values: readonly string[]): Shape {
  return { type: "string", enum: values };
}

const POLICY = closed({
  join: {
    anyOf: [
      oneOf("all", "any"),
      closed({ n: { anyOf: [COUNT, TEXT] }, mode: oneOf("structured", "blocking", "cancelling") }, "n"),
      closed({ collect: { anyOf: [COUNT, oneOf("all")] } }, "collect"),
    ],
  },
  retry: closed({ attempts: COUNT, backoff: oneOf("fixed", "exponential"), delay: DURATION, maxDelay: DURATION, on: TEXTS }, "attempts"),
  timeout: { anyOf: [TEXT, NUMBER, closed({ attempt: DURATION, activation: DURATION, wait: DURATION })] },
  onError: { anyOf: [oneOf("fail", "skip"), closed({ default: ANYTHING }, "default")] },
  concurrency: COUNT,
  priority: NUMBER,
  pool: { anyOf: [TEXT, closed({ name: TEXT, size: COUNT }, "name", "size")] },
  lock: { anyOf: [TEXT, TEXTS] },
  guard: closed({ while: { type: "object", additionalProperties: { anyOf: [TEXT, TEXTS] } }, else: oneOf("wait", "skip") }, "while"),
  cache: { anyOf: [oneOf("off"), closed({ ttl: DURATION }, "ttl")] },
  onInterrupt: oneOf("rerun", "ask"),
  compensate: TEXT,
  accepts: { type: "object", additionalProperties: MAP },
  gives: { type: "object", additionalProperties: MAP },
});

const NODE = closed({ type: TEXT, name: TEXT, notes: TEXT, disabled: FLAG, optional: FLAG, params: MAP, policy: POLICY }, "type");

const REGION = closed(
  { kind: oneOf("loop", "map", "try", "exclusive"), name: TEXT, nodes: TEXTS, params: MAP, optional: FLAG, policy: POLICY },
  "kind",
  "nodes",
);

const PARAMETER = open(
  {
    kind: oneOf("text", "number", "boolean", "choice", "texts", "list", "expression", "json", "duration", "file"),
    label: TEXT,
    help: TEXT,
    required: FLAG,
    options: { type: "array", items: open({ value: TEXT, label: TEXT }, "value") },
    of: MAP,
    min: NUMBER,
    max: NUMBER,
  },
  "kind",
);

const POSITION: Shape = { type: "array", prefixItems: [NUMBER, NUMBER], items: false, minItems: 2 };

/** Everything at the top but the sections that are maps keyed by input: those are checked entry by entry, hostile keys too. */
export const TOP = closed(
  {
    format: oneOf("vwmp/1"),
    name: TEXT,
    description: TEXT,
    parameters: MAP,
    config: MAP,
    nodes: MAP,
    edges: TEXTS,
    regions: MAP,
    permissions: closed({ net: TEXTS, secrets: TEXTS, code: FLAG, read: TEXTS, write: TEXTS, run: TEXTS }),
    policy: closed({ timeout: DURATION, concurrency: COUNT, onFailure: oneOf("cancel", "drain") }),
    workflows: MAP,
    tests: { type: "array", items: WORKFLOW_TEST },
    pins: MAP,
    layout: closed({ nodes: MAP, notes: MAPS, groups: MAPS, bends: MAP }),
  },
  "format",
  "name",
  "nodes",
);

type Section = { readonly path: readonly string[]; readonly of: Shape; readonly ids: boolean };

/** The sections keyed by input: where they are, what an entry looks like, and whether its key is an id. */
export const SECTIONS: readonly Section[] = [
  { path: ["nodes"], of: NODE, ids: true },
  { path: ["parameters"], of: PARAMETER, ids: true },
  { path: ["regions"], of: REGION, ids: true },
  { path: ["workflows"], of: MAP, ids: false },
  { path: ["pins"], of: { type: "array", items: ANYTHING }, ids: false },
  { path: ["layout", "nodes"], of: POSITION, ids: false },
  { path: ["layout", "bends"], of: { type: "array", items: POSITION }, ids: false },
];
