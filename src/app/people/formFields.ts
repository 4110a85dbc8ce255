import type { Field, Fields } from "../../model/field.ts";
import { emptyRecord, isObject, type Json, type JsonObject, own } from "../../model/json.ts";

/**
 * The fields of a form that a node describes as a list of `{ name, label, kind, options, required }`; undefined where that is no list, as
 * where an expression works it out. Entries without a name are left out.
 */
export function formFields(described: Json | undefined): Fields | undefined {
  if (!Array.isArray(described)) return undefined;
  const fields = emptyRecord<Field>();
  for (const entry of described) {
    if (!isObject(entry)) continue;
    const given = entry as JsonObject;
    const name = own(given, "name");
    if (typeof name === "string" && name !== "") fields[name] = fieldOf(given, name);
  }
  return fields;
}

/** What a person finds in the form: the samples, where they are to try it with them. */
export function samplesOf(described: Json | undefined): JsonObject {
  const samples = emptyRecord<Json>();
  for (const entry of Array.isArray(described) ? described : []) {
    if (!isObject(entry)) continue;
    const name = own(entry as JsonObject, "name");
    const sample = own(entry as JsonObject, "sample");
    if (typeof name === "string" && sample !== undefined && sample !== null) samples[name] = sample;
  }
  return samples;
}

function fieldOf(given: JsonObject, name: string): Field {
  const label = own(given, "label");
  const base = {
    label: typeof label === "string" && label !== "" ? label : name,
    ...(own(given, "required") === true ? { required: true } : {}),
  };
  switch (own(given, "kind")) {
    case "paragraph":
      return { ...base, kind: "text", multiline: true };
    case "number":
      return { ...base, kind: "number" };
    case "boolean":
      return { label: base.label, kind: "boolean" };
    case "choice":
      return { ...base, kind: "choice", options: optionsOf(own(given, "options")) };
    default:
      return { ...base, kind: "text" };
  }
}

function optionsOf(options: Json | undefined): { value: string; label: string }[] {
  return (Array.isArray(options) ? options : []).filter((each) => typeof each === "string").map((value) => ({ value, label: value }));
}
