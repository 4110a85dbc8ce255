import { YAMLException } from "js-yaml";
import { canonicalWorkflow } from "../model/formatWorkflow.ts";
import { emptyRecord, type Json, own } from "../model/json.ts";
import { DEFAULT_LIMITS } from "../model/limits.ts";
import type { Problem, ProblemCode } from "../model/problem.ts";
import { lineFinder, type TextDocument } from "../model/textDocument.ts";
import type { Workflow } from "../model/workflow.ts";
import { emitYaml } from "./emitYaml.ts";
import { plainScalar } from "./plainScalar.ts";
import { type YamlNode, type YamlPair, yamlTree } from "./yamlTree.ts";

type Path = readonly (string | number)[];

/** Deeper text would overflow the stack of the parser. */
const MAX_DEPTH = 400;
/** The types of values that tags for plain scalars ask for. */
const SCALAR_TAGS: Readonly<Record<string, string>> = { "!!null": "object", "!!bool": "boolean", "!!int": "number", "!!float": "number" };
const OTHER_TAGS: ReadonlySet<string> = new Set(["!", "!!str", "!!map", "!!seq"]);
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
    const [root, second] = yamlTree(text, MAX_DEPTH);
    if (second !== undefined) return none("syntax", "The text holds more than one YAML document; keep one of them.", second.at);
    const reader = new Reader(depth, lineAt);
    const value = root === undefined ? null : reader.read(root, [], 0);
    return { value: reader.refused ? undefined : value, problems: reader.problems, lineOf: yamlLines(root, lineAt) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return none("syntax", `This is not YAML: ${String(error)}.`);
    const offset = error.mark?.position ?? 0;
    if (error.reason.startsWith("nesting exceeded")) return none("too-deep", `The document is nested deeper than ${depth} levels.`, offset);
    return none("syntax", `This is not YAML: ${error.reason}.`, offset);
  }
}

class Reader {
  readonly problems: Problem[] = [];
  refused = false;
  private readonly anchors = new Map<string, YamlNode>();
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

  read(node: YamlNode, path: Path, level: number): Json | undefined {
    if (this.refused) return null;
    if (this.insideAlias > 0) this.aliased += 1;
    if (this.aliased > MAX_ALIASED)
      return this.refuse("too-large", "Aliases in the document expand to more than it may hold.", path, node.at);
    if (node.kind === "alias") return this.alias(node.name, path, level, node.at);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (node.tag !== undefined && !OTHER_TAGS.has(node.tag) && !(node.kind === "scalar" && own(SCALAR_TAGS, node.tag) !== undefined))
      this.report("bad-value", `The tag “${node.tag.slice(0, 80)}” is not known here; leave it out.`, path, node.at);
    if (node.kind === "scalar") return this.scalar(node, path);
    if (level >= this.depth) {
      return this.refuse(
        "too-deep",
        `The document is nested deeper than ${this.depth} levels, or an alias contains itself.`,
        path.slice(0, 8),
        node.at,
      );
    }
    if (node.kind === "map") return this.map(node.pairs, path, level);
    return node.items.map((item, index) => this.read(item, [...path, index], level + 1) ?? null);
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

  private scalar({ text, plain, tag, at }: YamlNode & { readonly kind: "scalar" }, path: Path): Json {
    const wanted = tag === undefined ? undefined : own(SCALAR_TAGS, tag);
    if (wanted === undefined && (tag !== undefined || !plain)) return text;
    const value = plainScalar(text);
    if (wanted !== undefined && typeof value !== wanted) {
      this.report("bad-value", `“${text.slice(0, 80)}” is not what the tag “${tag}” says; leave the tag out.`, path, at);
      return text;
    }
    if (typeof value !== "number" || Number.isFinite(value)) return value === 0 ? 0 : value;
    this.report("bad-value", "Only text, finite numbers, true, false and null can stand here.", path, at);
    return null;
  }

  private map(pairs: readonly YamlPair[], path: Path, level: number): Json {
    const record = emptyRecord<Json>();
    for (const { key, value } of pairs) {
      if (key.kind !== "scalar") {
        this.report("wrong-type", "A key has to be text; lists, objects and aliases cannot be keys.", path, key.at);
        continue;
      }
      // `1`, `true` and `null` are texts when they are keys.
      const name = key.text;
      const inner = [...path, name];
      if (key.anchor !== undefined) this.anchors.set(key.anchor, key);
      if (name in record && this.insideAlias === 0)
        this.report("duplicate-key", `The key “${name}” appears twice; keep one of them.`, inner, key.at);
      record[name] = this.read(value, inner, level + 1) ?? null;
    }
    return record;
  }
}

function yamlLines(root: YamlNode | undefined, lineAt: (offset: number) => number): TextDocument["lineOf"] {
  const indexes = new WeakMap<YamlNode, Map<string, YamlPair>>();
  const entriesOf = (map: YamlNode & { readonly kind: "map" }) => {
    const known = indexes.get(map);
    if (known !== undefined) return known;
    const entries = new Map(map.pairs.map((pair) => [pair.key.kind === "scalar" ? pair.key.text : "", pair]));
    indexes.set(map, entries);
    return entries;
  };
  return (path) => {
    let node = root;
    let offset = root?.at ?? 0;
    for (const step of path) {
      const entry = node?.kind === "map" ? entriesOf(node).get(String(step)) : undefined;
      const next: YamlNode | undefined = node?.kind === "list" && typeof step === "number" ? node.items[step] : entry?.value;
      if (next === undefined) break;
      offset = entry?.key.at ?? next.at;
      node = next;
    }
    return lineAt(offset);
  };
}

/** The workflow as YAML, keys in canonical order: reading it again gives the same workflow. */
export function writeYaml(workflow: Workflow): string {
  return emitYaml(canonicalWorkflow(workflow), (path) => path.length === 3 && path[0] === "layout" && path[1] === "nodes");
}
