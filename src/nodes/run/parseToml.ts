import { parse, TomlDate, TomlError } from "smol-toml";
import { NodeError } from "../../model/failure.ts";
import { isObject, type Json } from "../../model/json.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { withField } from "../support/ai/answerItem.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { withSourceText } from "../support/readSource.ts";
import type { tomlParseParams } from "../toml-parse.ts";

/** The item in TOML text, or the item with its value put into a field. */
export function parseToml({ item, params, host }: RunContext<typeof tomlParseParams>): RunResult | Promise<RunResult> {
  return withSourceText((text) => withField(item, params.as, readToml(text, params.from)), params, host, { what: "TOML", most: 16 });
}

function readToml(text: string, param: string): Json {
  const tooDeep = new NodeError("too-deep", `The TOML is nested deeper than ${DEFAULT_LIMITS.depth} levels.`, { param });
  try {
    return plain(parse(text, { integersAsBigInt: "asNeeded", useLegacyDate: true, maxDepth: DEFAULT_LIMITS.depth }), 0, tooDeep);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ""] = error.message.split("\n");
    if (first.includes("excessively nested")) throw tooDeep;
    const what = first.replace(/^Invalid TOML document: /, "");
    throw new NodeError("toml-syntax", `Line ${error.line}: ${what}.`, { param });
  }
}

function plain(value: unknown, depth: number, tooDeep: NodeError): Json {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return String(value);
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value !== "object" || value === null) return value as Json;
  if (depth >= DEFAULT_LIMITS.depth) throw tooDeep;
  if (Array.isArray(value)) return value.map((entry) => plain(entry, depth + 1, tooDeep));
  const draft: RecordDraft = {};
  if (isObject(value)) for (const [key, inner] of Object.entries(value)) setKey(draft, key, plain(inner, depth + 1, tooDeep));
  return draft;
}
