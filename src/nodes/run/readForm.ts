import type { Params } from "../../model/field.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { kindOf } from "../../model/kindOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { formParams } from "../form.ts";
import { badEvent, eventRecord } from "../support/badEvent.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";

type FormField = Params<typeof formParams.fields.of>;

/** The filled forms that began the run, each value checked against its field. */
export function readForm({ params, run }: RunContext<typeof formParams>): readonly Item[] {
  if (run.input === undefined) return [recordOf(params.fields, (field) => field.sample ?? sampleOf(field))];
  return run.input.map((item) => {
    const event = eventRecord(item, "A filled form is an object with a value for each field, by its name.");
    return recordOf(params.fields, (field) => answerOf(field, own(event, field.name)));
  });
}

function recordOf(fields: readonly FormField[], value: (field: FormField) => Json): JsonObject {
  const record: RecordDraft = {};
  for (const field of fields) setKey(record, field.name, value(field));
  return record as JsonObject;
}

function sampleOf({ kind, options }: FormField): Json {
  if (kind === "number") return 0;
  if (kind === "boolean") return false;
  return kind === "choice" ? (options[0] ?? null) : "";
}

function answerOf(field: FormField, value: Json | undefined): Json {
  const { name, kind, options, required } = field;
  if (value === undefined || value === null || value === "") {
    if (required) throw badEvent(`The form has no value for “${name}”.`, "Fill in every field that is required.");
    return kind === "boolean" ? false : null;
  }
  const wanted = kind === "number" || kind === "boolean" ? kind : "string";
  if (isObject(value) || typeof value !== wanted) {
    throw badEvent(`“${name}” is ${kindOf(value)}.`, `It takes ${wanted === "string" ? "a text" : `a ${wanted}`}.`);
  }
  if (kind === "choice" && !options.includes(value as string)) {
    const known = options.map((option) => `“${option}”`).join(", ") || "nothing: it has no options";
    throw badEvent(`“${String(value).slice(0, 80)}” is no option of “${name}”.`, `It takes ${known}.`);
  }
  return value;
}
