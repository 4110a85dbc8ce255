import type { ValueSchema } from "../../model/itemView.ts";
import { emptyRecord, type Json, type JsonObject } from "../../model/json.ts";

/**
 * The contract that items of this schema keep: types, and the fields that all of them have. Ranges and the values there are say what these
 * items were and not what the next may be, and so does a number that happened to be whole, or a value that was never there.
 */
export function contractOf({ types, fields, items }: ValueSchema): JsonObject {
  const kinds = [...new Set(Object.keys(types).map((type) => (type === "integer" ? "number" : type)))];
  const told = kinds.every((kind) => kind === "null") ? [] : kinds;
  const required = (fields ?? []).filter((field) => !field.optional).map((field) => field.name);
  const properties = emptyRecord<Json>();
  for (const field of fields ?? []) properties[field.name] = contractOf(field);
  return {
    ...(told.length > 0 && { type: told.length === 1 ? (told[0] as string) : told }),
    ...(fields && { properties }),
    ...(required.length > 0 && { required }),
    ...(items && { items: contractOf(items) }),
  };
}
