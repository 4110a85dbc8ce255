import { parseAllDocuments } from "yaml";
import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import { type RecordDraft, setKey } from "./copyRecord.ts";
import { isDeeperThan } from "./yamlDepth.ts";

/** Values a YAML text may grow to by its aliases. */
const MOST_VALUES = 5_000_000;

/**
 * The values of the documents in YAML text, as plain JSON. Dates and unknown tags stay text, `.nan` and `.inf` become null.
 *
 * @throws NodeError `yaml-syntax` with the line, `too-deep` beyond 200 levels, `too-large` when aliases multiply.
 */
export function readYaml(text: string, param: string): Json[] {
  const tooDeep = new NodeError("too-deep", `The YAML is nested deeper than ${DEFAULT_LIMITS.depth} levels.`, { param });
  if (isDeeperThan(text, DEFAULT_LIMITS.depth)) throw tooDeep;
  const documents = parseAllDocuments(text, {
    version: "1.2",
    schema: "core",
    resolveKnownTags: false,
    logLevel: "error",
    prettyErrors: true,
  });
  const budget = { left: MOST_VALUES };
  return Array.from(documents, (document) => {
    const error = document.errors[0];
    if (error !== undefined) {
      const [first = error.message] = error.message.split("\n");
      const line = error.linePos?.[0].line ?? 1;
      const message = `Line ${line}: ${first.replace(/ at line \d+, column \d+:?$/, "")}.`;
      throw new NodeError("yaml-syntax", message, { param });
    }
    return plain(valueIn(document, param), 0, budget, tooDeep);
  });
}

function valueIn(document: { toJS(options: { maxAliasCount: number }): unknown }, param: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    const message = "The YAML repeats itself by aliases until it is too large, or an alias names nothing.";
    throw new NodeError("yaml-alias", message, { param, hint: "Write the repeated parts out." });
  }
}

function plain(value: unknown, depth: number, budget: { left: number }, tooDeep: NodeError): Json {
  budget.left -= 1;
  if (budget.left < 0) throw new NodeError("too-large", `The YAML holds more than ${MOST_VALUES} values, its aliases written out.`);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object") return value === undefined ? null : String(value);
  if (depth >= DEFAULT_LIMITS.depth) throw tooDeep;
  if (Array.isArray(value)) return value.map((entry) => plain(entry, depth + 1, budget, tooDeep));
  const draft: RecordDraft = {};
  for (const [key, inner] of Object.entries(value)) setKey(draft, key, plain(inner, depth + 1, budget, tooDeep));
  return draft;
}
