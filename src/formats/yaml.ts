import {
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument as parseYamlDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { canonicalWorkflow } from "../model/formatWorkflow.ts";
import { emptyRecord, type Json } from "../model/json.ts";
import { DEFAULT_LIMITS } from "../model/limits.ts";
import type { Problem, ProblemCode } from "../model/problem.ts";
import { lineFinder, type TextDocument } from "../model/textDocument.ts";
import type { Workflow } from "../model/workflow.ts";
import { isDeeperThan } from "../model/yamlDepth.ts";

type Path = readonly (string | number)[];

/** Deeper text would overflow the stack of the parser. */
const MAX_DEPTH = 400;
/** Values that aliases may add in all: what stops an alias bomb. */
const MAX_ALIASED = 100_000;

/**
 * Reads one YAML 1.2 document (core schema) into plain JSON values; never throws. Syntax errors, keys that appear twice,
 * unknown tags, aliases that expand without end and nesting over `maxDepth` are problems with a line.
 */
export function readYaml(source: string, maxDepth: number = DEFAULT_LIMITS.depth): TextDocument {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const lineAt = lineFinder(text);
  const depth = Math.min(maxDepth, MAX_DEPTH);
  const none = (code: ProblemCode, message: string, offset = 0): TextDocument => ({
    value: undefined,
    problems: [{ code, severity: "error", message, path: [], line: lineAt(offset) }],
    lineOf: () => undefined,
  });
  try {
    if (isDeeperThan(text, MAX_DEPTH)) return none("too-deep", `The document is nested deeper than ${depth} levels.`);
    const document = parseYamlDocument(text, {
      version: "1.2",
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      resolveKnownTags: false,
    });
    const fault = document.errors[0];
    if (fault !== undefined) return none("syntax", `This is not YAML: ${fault.message}.`, fault.pos[0]);
    const reader = new Reader(depth, lineAt);
    for (const warning of document.warnings) reader.report("bad-value", `${warning.message}; leave the tag out.`, [], warning.pos[0]);
    const value = document.contents === null ? null : reader.read(document.contents, [], 0);
    return { value: reader.refused ? undefined : value, problems: reader.problems, lineOf: yamlLines(document.contents, lineAt) };
  } catch (error) {
    return none("syntax", `This is not YAML: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

class Reader {
  readonly problems: Problem[] = [];
  refused = false;
  private readonly anchors = new Map<string, Node>();
  private readonly depth: number;
  private readonly lineAt: (offset: number) => number;
  private aliased = 0;
  private insideAlias = 0;

  constructor(depth: number, lineAt: (offset: number) => number) {
    this.depth = depth;
    this.lineAt = lineAt;
  }

  report(code: ProblemCode, message: string, path: Path, offset = 0): void {
    this.problems.push({ code, severity: "error", message, path, line: this.lineAt(offset) });
  }

  read(node: unknown, path: Path, level: number): Json | undefined {
    if (!isNode(node) || this.refused) return null;
    const offset = node.range?.[0] ?? 0;
    if (this.insideAlias > 0) this.aliased += 1;
    if (this.aliased > MAX_ALIASED)
      return this.refuse("too-large", "Aliases in the document expand to more than it may hold.", path, offset);
    if (isAlias(node)) return this.alias(node.source, path, level, offset);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return this.scalar(node.value, path, offset);
    if (level >= this.depth) {
      return this.refuse(
        "too-deep",
        `The document is nested deeper than ${this.depth} levels, or an alias contains itself.`,
        path.slice(0, 8),
        offset,
      );
    }
    return isMap(node) ? this.map(node, path, level) : this.list(node as YAMLSeq, path, level);
  }

  private refuse(code: ProblemCode, message: string, path: Path, offset: number): undefined {
    this.refused = true;
    this.report(code, message, path, offset);
    return undefined;
  }

  private alias(name: string, path: Path, level: number, offset: number): Json | undefined {
    const target = this.anchors.get(name);
    if (target === undefined) {
      this.report("bad-value", `The alias “*${name}” has no anchor “&${name}” before it.`, path, offset);
      return null;
    }
    this.insideAlias += 1;
    const value = this.read(target, path, level);
    this.insideAlias -= 1;
    return value;
  }

  private scalar(value: unknown, path: Path, offset: number): Json {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value === 0 ? 0 : value;
    this.report("bad-value", "Only text, finite numbers, true, false and null can stand here.", path, offset);
    return null;
  }

  private list(node: YAMLSeq, path: Path, level: number): Json {
    return node.items.map((item, index) => this.read(item, [...path, index], level + 1) ?? null);
  }

  private map(node: YAMLMap, path: Path, level: number): Json {
    const record = emptyRecord<Json>();
    for (const { key, value } of node.items) {
      const name = keyText(key);
      const offset = isNode(key) ? key.range?.[0] : undefined;
      if (name === undefined) {
        this.report("wrong-type", "A key has to be text; lists, objects and aliases cannot be keys.", path, offset);
        continue;
      }
      const inner = [...path, name];
      if (name in record && this.insideAlias === 0)
        this.report("duplicate-key", `The key “${name}” appears twice; keep one of them.`, inner, offset);
      record[name] = this.read(value, inner, level + 1) ?? null;
    }
    return record;
  }
}

/** A key as written: `1`, `true` and `null` are texts when they are keys. */
function keyText(key: unknown): string | undefined {
  if (key === null) return "";
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function yamlLines(root: Node | null, lineAt: (offset: number) => number): TextDocument["lineOf"] {
  const indexes = new WeakMap<YAMLMap, Map<string, { readonly offset: number | undefined; readonly value: unknown }>>();
  const entriesOf = (map: YAMLMap) => {
    const known = indexes.get(map);
    if (known !== undefined) return known;
    const entries = new Map(
      map.items.map(({ key, value }) => [keyText(key) ?? "", { offset: isNode(key) ? key.range?.[0] : undefined, value }] as const),
    );
    indexes.set(map, entries);
    return entries;
  };
  return (path) => {
    let node: unknown = root;
    let offset = root?.range?.[0] ?? 0;
    for (const step of path) {
      const entry = isMap(node) ? entriesOf(node).get(String(step)) : undefined;
      const next: unknown = entry !== undefined ? entry.value : isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
      const start = entry?.offset ?? (isNode(next) ? next.range?.[0] : undefined);
      if (start === undefined) break;
      offset = start;
      node = next;
    }
    return lineAt(offset);
  };
}

/** The workflow as YAML, keys in canonical order: reading it again gives the same workflow. */
export function writeYaml(workflow: Workflow): string {
  const document = new Document(canonicalWorkflow(workflow), { version: "1.2", schema: "core", aliasDuplicateObjects: false });
  const positions = document.getIn(["layout", "nodes"]);
  for (const { value } of isMap(positions) ? positions.items : []) if (isSeq(value)) value.flow = true;
  return document.toString({ lineWidth: 0, verifyAliasOrder: false });
}
