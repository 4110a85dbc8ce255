import type { Field, Fields } from "../../model/field.ts";
import { type JsonObject, own } from "../../model/json.ts";

/** Whether the field's condition holds for its sibling params; a sibling that is not set counts with its default. */
export function isShown(field: Field, params: JsonObject | undefined, fields: Fields): boolean {
  const condition = field.showIf;
  if (condition === undefined) return true;
  const value = own(params, condition.param) ?? own(fields, condition.param)?.default;
  return (condition.in as readonly unknown[]).includes(value);
}
