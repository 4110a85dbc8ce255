import type { Field } from "../../../model/field.ts";
import type { Json } from "../../../model/json.ts";
import { insertPath } from "../code/insertPath.ts";

/** A field's value with the path of a value in it: at the end of a text, else in the place of what was there. */
export function withPath(field: Field, value: Json | undefined, path: string): string {
  const isText = field.kind === "text" || field.kind === "code" || field.kind === "expression";
  const before = isText && typeof value === "string" ? value : "";
  return before + insertPath(before, before.length, path).text;
}
