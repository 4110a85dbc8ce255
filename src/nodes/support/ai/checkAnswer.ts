import { type Schema, Validator } from "@cfworker/json-schema";
import { NodeError } from "../../../model/failure.ts";
import { isObject, type Json, type JsonObject } from "../../../model/json.ts";
import { parseJson } from "../parseJson.ts";

/** A JSON Schema whose root is an object, as all providers want it. Fails with `bad-schema`. */
export function requireSchema(schema: Json | undefined, param: string): JsonObject {
  if (isObject(schema) && schema.type === "object") return schema as JsonObject;
  throw new NodeError("bad-schema", "The schema is not one of an object.", {
    param,
    hint: 'Write it like { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] }.',
  });
}

/** What an answer is, or the first thing that is wrong with it. */
export type CheckedAnswer = { readonly value: Json } | { readonly pointer: string; readonly problem: string };

/** Reads JSON text and checks it by the schema; a schema that cannot be followed fails with `bad-schema`. */
export function checkAnswer(text: string, schema: JsonObject, param: string): CheckedAnswer {
  let value: Json;
  try {
    value = parseJson(text.replace(/^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/, "$1"));
  } catch (error) {
    return { pointer: "", problem: `It is not JSON. ${error instanceof Error ? error.message : ""}`.trim() };
  }
  return checkValue(value, schema, param);
}

/** Checks a value by the schema. */
export function checkValue(value: Json, schema: JsonObject, param: string): CheckedAnswer {
  let result: ReturnType<Validator["validate"]>;
  try {
    result = new Validator(schema as Schema, "2020-12").validate(value);
  } catch (cause) {
    throw new NodeError("bad-schema", `The schema cannot be followed: ${cause instanceof Error ? cause.message.slice(0, 300) : ""}`, {
      param,
      cause,
    });
  }
  const fault = result.errors.at(-1);
  if (result.valid || fault === undefined) return { value };
  return { pointer: fault.instanceLocation.replace(/^#/, ""), problem: fault.error };
}
