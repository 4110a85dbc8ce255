import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { NodeError } from "../model/failure.ts";
import { isObject, type Json } from "../model/json.ts";
import { type Draft, draftOf } from "./schemaDraft.ts";
import { forgetPatterns, linearSchema, patternIn } from "./schemaPatterns.ts";

/** What is wrong at one place of a value; `pointer` leads there and is empty for the value itself. */
export type SchemaProblem = { readonly pointer: string; readonly keyword: string; readonly message: string };

/** What is wrong with a value, the innermost alone; empty for a good one. Fails with `bad-schema` where the schema leads nowhere. */
export type FollowedSchema = (value: Json) => readonly SchemaProblem[];

const MOST_PROBLEMS = 20;
/** The param of a failure that lies in the schema. */
const PARAM = "schema";
/** Keywords that only say that a part of the schema was not met; the part says what is wrong. */
const OUTER: ReadonlySet<string> = new Set(
  "$ref $recursiveRef $dynamicRef allOf if properties patternProperties additionalProperties unevaluatedProperties dependentSchemas items prefixItems additionalItems unevaluatedItems".split(
    " ",
  ),
);

/**
 * Reads a JSON Schema, in the draft that its `$schema` says or that is given. Patterns have to be loaded, see `loadPatterns`. Fails with
 * `bad-schema` or `bad-pattern`.
 */
export function followSchema(schema: Json, draft: Draft | "schema" = "schema"): FollowedSchema {
  if (!isObject(schema) && typeof schema !== "boolean") {
    throw new NodeError("bad-schema", "A JSON Schema is an object, true or false.", { param: PARAM });
  }
  forgetPatterns();
  const linear = linearSchema(schema as Json, PARAM);
  const validator = followed(() => new Validator(linear.schema as Schema, draft === "schema" ? draftOf(schema as Json) : draft, false));
  return (value) => {
    linear.prepare();
    const { valid, errors } = followed(() => validator.validate(value));
    return valid ? NONE : problemsIn(errors);
  };
}

const NONE: readonly SchemaProblem[] = [];

function problemsIn(errors: readonly OutputUnit[]): readonly SchemaProblem[] {
  const inner = errors.filter(({ keyword }) => !OUTER.has(keyword));
  return (inner.length > 0 ? inner : errors).slice(0, MOST_PROBLEMS).map(problemOf);
}

function problemOf({ instanceLocation, keyword, error }: OutputUnit): SchemaProblem {
  const pointer = decodeURI(instanceLocation.replace(/^#/, ""));
  const pattern = keyword === "format" ? patternIn(error) : undefined;
  if (pattern !== undefined) return { pointer, keyword: "pattern", message: `String does not match pattern “${pattern}”.` };
  return { pointer, keyword, message: keyword === "false" ? "Nothing may be here." : error };
}

function followed<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof NodeError) throw cause;
    const said = cause instanceof Error ? cause.message.slice(0, 300) : "";
    throw new NodeError("bad-schema", `The schema cannot be followed: ${said}`, { param: PARAM, cause });
  }
}
