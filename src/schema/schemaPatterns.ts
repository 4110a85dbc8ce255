import { format } from "@cfworker/json-schema";
import { NodeError } from "../model/failure.ts";
import { emptyRecord, isObject, type Json, type JsonObject } from "../model/json.ts";
import { findPattern } from "./findPattern.ts";

const MARK = "pattern: ";
const MOST_KEPT = 500;
const DATA: ReadonlySet<string> = new Set(["const", "enum", "default", "examples"]);
/** The validator would let everything pass there. */
const NOT_DYNAMIC = "A $dynamicRef is not followed here.";
const kept = new Set<string>();
/** Grows whenever patterns were forgotten. */
let forgotten = 0;

/** A schema whose patterns are formats. */
export type LinearSchema = {
  readonly schema: Json;
  /** Makes its patterns known to the validator, where they are not any more: to be asked before each value. */
  readonly prepare: () => void;
};

/**
 * A copy of a schema, whose patterns take time that grows with the text alone: they become formats that ask {@link findPattern}, as the
 * validator's own regular expressions can take a lifetime over one text. What the validator does not know is refused.
 */
export function linearSchema(schema: Json, param: string): LinearSchema {
  const patterns = new Set<string>();
  const copy = linearPart(schema, param, patterns);
  let known = -1;
  const prepare = (): void => {
    if (known === forgotten) return;
    for (const pattern of patterns) register(pattern, param);
    known = forgotten;
  };
  return { schema: copy, prepare };
}

function linearPart(schema: Json, param: string, patterns: Set<string>): Json {
  if (Array.isArray(schema)) return schema.map((part) => linearPart(part as Json, param, patterns));
  if (!isObject(schema)) return schema;
  const copy = emptyRecord<Json>();
  for (const [key, value] of Object.entries(schema as JsonObject)) {
    if (key === "pattern" && typeof value === "string") continue;
    if (key === "$dynamicRef" && typeof value === "string") throw new NodeError("bad-schema", NOT_DYNAMIC, { param, hint: "Write $ref." });
    if (key === "patternProperties" && isObject(value)) refuseRepeats(Object.keys(value), param);
    copy[key] = DATA.has(key) ? (structuredClone(value) as Json) : linearPart(value as Json, param, patterns);
  }
  const pattern = Object.hasOwn(schema, "pattern") ? (schema as JsonObject)["pattern"] : undefined;
  if (typeof pattern !== "string") return copy;
  findPattern(pattern, "", param);
  patterns.add(pattern);
  const others = Array.isArray(copy["allOf"]) ? (copy["allOf"] as Json[]) : [];
  copy["allOf"] = [...others, { format: MARK + pattern }];
  return copy;
}

/** The pattern behind a format made here; undefined for any other message. */
export function patternIn(message: string): string | undefined {
  const at = message.indexOf(`"${MARK}`);
  return at < 0 ? undefined : message.slice(at + 1 + MARK.length, message.lastIndexOf('"'));
}

function register(pattern: string, param: string): void {
  const name = MARK + pattern;
  kept.add(name);
  format[name] = (text) => findPattern(pattern, text, param);
}

/** Makes room where many schemas came by: the validator knows formats by their names for ever. */
export function forgetPatterns(): void {
  if (kept.size < MOST_KEPT) return;
  for (const name of kept) delete format[name];
  kept.clear();
  forgotten += 1;
}

/** A group that repeats is what makes a regular expression take exponential time, and these are the validator's own. */
function refuseRepeats(patterns: readonly string[], param: string): void {
  const repeating = patterns.find((pattern) => /\)[*+{]/.test(pattern));
  if (repeating === undefined) return;
  throw new NodeError("bad-schema", `“${repeating.slice(0, 80)}” in patternProperties repeats a group.`, {
    param,
    hint: "Write it without, for example ^x- in place of ^(x-)+.",
  });
}
