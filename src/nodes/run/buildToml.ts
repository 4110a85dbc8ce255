import { stringify } from "smol-toml";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import { madeOf, madeOfAll } from "../../model/madeOf.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import type { tomlBuildParams } from "../toml-build.ts";

const HALF_PAIR = /[\uD800-\uDFFF]/u;

/** TOML text of the items. */
export function buildToml({ items, params: { format, name } }: RunContext<typeof tomlBuildParams>): RunResult {
  const tables = items.map(table);
  if (format === "each") return tables.map((one, at) => madeOf({ text: stringify(one) }, items.slice(at, at + 1)));
  const whole: RecordDraft = {};
  setKey(whole, text(name), tables as Json);
  return madeOfAll({ text: tables.length === 0 ? "" : stringify(whole) }, items);
}

/** The item without what TOML has no way to write. */
function table(item: Item, at: number): JsonObject {
  if (isObject(item)) return withoutNulls(item as JsonObject, 0) as JsonObject;
  const found = item === null ? "null" : `a ${Array.isArray(item) ? "list" : typeof item}`;
  throw new NodeError("not-a-table", `Item ${at + 1} is ${found}; TOML is made of tables.`, {
    hint: "Put the value under a name before this node, for example with Edit fields.",
  });
}

function withoutNulls(value: Json, depth: number): Json {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEFAULT_LIMITS.depth) {
    throw new NodeError("too-deep", `The item is nested deeper than ${DEFAULT_LIMITS.depth} levels.`);
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((entry) => withoutNulls(notNull(entry), depth + 1));
  const draft: RecordDraft = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== null) setKey(draft, text(key), withoutNulls(inner as Json, depth + 1));
  return draft as JsonObject;
}

function notNull(entry: Json): Json {
  if (entry !== null) return entry;
  throw new NodeError("null-in-list", "A list holds null, for which TOML has no word.", {
    hint: "Take it out of the list, or write a text or number in its place.",
  });
}

function text(given: string): string {
  if (!HALF_PAIR.test(given)) return given;
  throw new NodeError("bad-character", "A text holds half a surrogate pair, which is no character.", {
    hint: "The text was cut inside a character; cut it elsewhere.",
  });
}
