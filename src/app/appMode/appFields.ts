import type { Field, Fields } from "../../model/field.ts";
import { emptyRecord, type Json, type JsonObject } from "../../model/json.ts";

/** Two groups of fields in one form: names of the first begin with `p.`, those of the second with `f.`, so that none hides another. */
export type Both = { readonly parameters: Fields; readonly form: Fields };

/** The fields of the page: the workflow's parameters, then those of the form that begins its runs. */
export function appFields({ parameters, form }: Both): Fields {
  const fields = emptyRecord<Field>();
  for (const [name, field] of Object.entries(parameters)) fields[`p.${name}`] = field;
  for (const [name, field] of Object.entries(form)) fields[`f.${name}`] = field;
  return fields;
}

/** What the form begins with. */
export function appValues(parameters: JsonObject): JsonObject {
  const values = emptyRecord<Json>();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) values[`p.${name}`] = value;
  return values;
}

/** What was filled in, apart again. */
export function partValues(values: JsonObject): { readonly parameters: JsonObject; readonly form: JsonObject } {
  const parameters = emptyRecord<Json>();
  const form = emptyRecord<Json>();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) (name.startsWith("p.") ? parameters : form)[name.slice(2)] = value;
  }
  return { parameters, form };
}
