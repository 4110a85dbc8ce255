import type { Field, Fields } from "./field.ts";
import { emptyRecord, own } from "./json.ts";

/** A JSON Schema (2020-12), as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The JSON Schema of an object with these fields, for docs, forms and tool descriptions. Nothing but the fields may stand in it. */
export function fieldsSchema(fields: Fields): JsonSchema {
  const properties = emptyRecord<JsonSchema>();
  const required: string[] = [];
  for (const name of Object.keys(fields)) {
    const field = own(fields, name) as Field;
    properties[name] = fieldSchema(field);
    if (field.required === true && field.default === undefined && field.showIf === undefined) required.push(name);
  }
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** The JSON Schema of one field's value. */
export function fieldSchema(field: Field): JsonSchema {
  return {
    ...(field.label === undefined ? {} : { title: field.label }),
    ...(field.help === undefined ? {} : { description: field.help }),
    ...kindSchema(field),
    ...(field.default === undefined ? {} : { default: field.default }),
  };
}

function kindSchema(field: Field): JsonSchema {
  switch (field.kind) {
    case "text":
      return { type: "string", ...(field.required === true ? { minLength: 1 } : {}) };
    case "code":
    case "cron":
    case "workflow":
      return { type: "string" };
    case "boolean":
      return { type: "boolean" };
    case "number":
      return {
        type: field.integer === true ? "integer" : "number",
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      };
    case "choice":
      return { enum: (field.options ?? []).map((option) => option.value) };
    case "texts":
      return { type: "array", items: { type: "string" } };
    case "list":
      return { type: "array", items: fieldsSchema(field.of ?? {}) };
    case "duration":
      return { type: ["string", "number"], examples: ["5s", "1m30s"] };
    case "file":
      return {
        type: "object",
        properties: {
          name: { type: "string" },
          type: { type: "string" },
          text: { type: "string" },
          base64: { type: "string" },
          $file: { type: "string" },
        },
        required: ["name"],
        oneOf: [{ required: ["text"] }, { required: ["base64"] }, { required: ["$file"] }],
      };
    case "conditions":
      return { type: "object", oneOf: [{ required: ["all"] }, { required: ["any"] }] };
    default:
      return {};
  }
}
