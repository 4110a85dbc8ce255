import type { ValueSchema } from "../../model/itemView.ts";
import { emptyRecord, type Json } from "../../model/json.ts";

type JsonSchema = { readonly [key: string]: Json };

/** The same as JSON Schema (2020-12). */
export function jsonSchemaOf(schema: ValueSchema): JsonSchema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...schemaPart(schema) };
}

function schemaPart(schema: ValueSchema): JsonSchema {
  const { types, range = {}, oneOf, fields, items } = schema;
  const kinds = Object.keys(types).filter((type) => !(type === "integer" && types.number !== undefined));
  const required = (fields ?? []).filter((field) => !field.optional).map((field) => field.name);
  const properties = emptyRecord<Json>();
  for (const field of fields ?? []) properties[field.name] = schemaPart(field);
  return {
    ...(kinds.length > 0 && { type: kinds.length === 1 ? (kinds[0] as string) : kinds }),
    ...(oneOf && { enum: types.null === undefined ? oneOf : [...oneOf, null] }),
    ...(range.number && { minimum: range.number.least, maximum: range.number.most }),
    ...(fields && { properties }),
    ...(required.length > 0 && { required }),
    ...(items && { items: schemaPart(items) }),
    ...(schema.examples.length > 0 && { examples: schema.examples }),
  };
}
