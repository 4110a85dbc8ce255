import { DEFAULT_LIMITS, type Limits } from "../model/limits.ts";
import { type ParsedWorkflow, parseDocument, parseValue } from "../model/parseDocument.ts";
import { rememberParsed } from "../model/parsedWorkflow.ts";
import { readJson } from "../model/readJson.ts";
import type { TextDocument } from "../model/textDocument.ts";
import { readYaml } from "./yaml.ts";

/**
 * Reads a workflow from JSON or YAML text, or from a plain value in the shape of the file. Never throws: what is wrong is
 * a list of problems with path and, for text, line. The workflow is immutable: an engine remembers what it found in it.
 *
 * @example
 * const { workflow, problems } = parseWorkflow("format: vwmp/1\nname: Hello\nnodes: {}\nedges: []\n");
 */
export function parseWorkflow(source: unknown, limits: Partial<Limits> = {}): ParsedWorkflow {
  const parsed = typeof source === "string" ? parseText(source, limits) : parseValue(source, limits);
  if (parsed.workflow !== undefined) rememberParsed(parsed.workflow, parsed.problems);
  return parsed;
}

function parseText(source: string, limits: Partial<Limits>): ParsedWorkflow {
  const maxText = limits.text ?? DEFAULT_LIMITS.text;
  if (source.length > maxText) {
    const message = `The text has ${source.length} characters; at most ${maxText} are read.`;
    return { workflow: undefined, problems: [{ code: "too-large", severity: "error", message, path: [], line: 1 }] };
  }
  return parseDocument(readText(source, limits.depth ?? DEFAULT_LIMITS.depth), limits);
}

/** Reads JSON where the text begins like JSON, YAML otherwise. */
export function readText(text: string, maxDepth?: number): TextDocument {
  const start = /^[\uFEFF\s]*([[{])/.test(text);
  if (!start) return readYaml(text, maxDepth);
  const json = readJson(text, maxDepth);
  if (json.problems[0]?.code !== "syntax" || !/^[\uFEFF\s]*\{\s*[A-Za-z_]/.test(text)) return json;
  const yaml = readYaml(text, maxDepth);
  return yaml.problems.some((problem) => problem.severity === "error") ? json : yaml;
}
