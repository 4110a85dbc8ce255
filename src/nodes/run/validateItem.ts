import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { NodeError } from "../../model/failure.ts";
import { isObject, type Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { loadPatterns } from "../support/findPattern.ts";
import { type Draft, draftOf } from "../support/schemaDraft.ts";
import { forgetPatterns, linearSchema, patternIn } from "../support/schemaPatterns.ts";
import type { validateParams } from "../validate.ts";

type Problem = { readonly pointer: string; readonly keyword: string; readonly message: string };

const MOST_PROBLEMS = 20;
/** Keywords that only say that a part of the schema was not met; the part says what is wrong. */
const OUTER: ReadonlySet<string> = new Set(
  "$ref $recursiveRef $dynamicRef allOf if properties patternProperties additionalProperties unevaluatedProperties dependentSchemas items prefixItems additionalItems unevaluatedItems".split(
    " ",
  ),
);

/** The item at `valid`, or with its problems at `invalid`. */
export const validateItem = Object.assign(validated, { load: loadPatterns });

function validated({ item, params }: RunContext<typeof validateParams>): RunResult {
  const value = params.field === "" ? item : (readField(item, parsePath(params.field)) ?? null);
  const problems = problemsOf(value, params.schema, params.draft);
  return problems.length === 0 ? { valid: [item] } : { invalid: [{ item, problems }] };
}

let last: { readonly schema: Json; readonly draft: Draft | "schema"; readonly validator: Validator } | undefined;

/** The validator of the schema asked for before, which is usually the same. */
function validatorFor(schema: Json, draft: Draft | "schema"): Validator {
  if (last?.schema === schema && last.draft === draft) return last.validator;
  if (!isObject(schema) && typeof schema !== "boolean") {
    throw new NodeError("bad-schema", "A JSON Schema is an object, true or false.", { param: "schema" });
  }
  last = undefined;
  forgetPatterns();
  const validator = followed(
    () => new Validator(linearSchema(schema, "schema") as Schema, draft === "schema" ? draftOf(schema) : draft, false),
  );
  last = { schema, draft, validator };
  return validator;
}

function problemsOf(value: Json, schema: Json, draft: Draft | "schema"): Problem[] {
  const validator = validatorFor(schema, draft);
  const { valid, errors } = followed(() => validator.validate(value));
  if (valid) return [];
  const inner = errors.filter(({ keyword }) => !OUTER.has(keyword));
  return (inner.length > 0 ? inner : errors).slice(0, MOST_PROBLEMS).map(problemOf);
}

function problemOf({ instanceLocation, keyword, error }: OutputUnit): Problem {
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
    throw new NodeError("bad-schema", `The schema cannot be followed: ${said}`, { param: "schema", cause });
  }
}
