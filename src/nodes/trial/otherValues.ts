import { checkField } from "../../model/checkParams.ts";
import type { Field } from "../../model/field.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";

const NO_FAULTS = () => [];
/** What texts are tried with, beside what a trial names itself. */
const TEXTS = ["id", "total", "a b", "x", "2", "https://other.example.com/x", "[1]", ""];
const VALUES: readonly Json[] = ["${item.id}", "${index}", 7, "other", true, null, [], [{ a: 1 }], {}, { a: 1 }];

/** Legal values of a field other than that one. */
export function otherValues(field: Field, value: Json | undefined): readonly Json[] {
  const same = JSON.stringify(value ?? null);
  return candidates(field).filter((other) => JSON.stringify(other) !== same && checkField(field, other, [], NO_FAULTS).length === 0);
}

function candidates(field: Field): readonly Json[] {
  switch (field.kind) {
    case "boolean":
      return [true, false];
    case "choice":
      return field.options.map((option) => option.value);
    case "number":
      return [0, 1, 2, 3, 10, 1000, field.min, field.max].filter((each) => each !== undefined);
    case "text":
      return TEXTS;
    case "texts":
      return [["id"], ["total"], ["x", "y"], ["GET"], []];
    case "duration":
      return ["1s", "2m", 0, "1h"];
    case "list":
      return [[], [entryOf(field.of)], [entryOf(field.of), entryOf(field.of)]];
    case "code":
      return ["return 1;", "select 1 as one", "1 + 1", "{}"];
    case "cron":
      return ["0 9 * * 1-5", "*/5 * * * *"];
    case "workflow":
      return ["second"];
    case "conditions":
      return [{ all: [] }, { any: [] }];
    case "file":
      return [{ name: "other.txt", text: "other" }];
    default:
      return VALUES;
  }
}

/** An entry with a value in each field that has to be set. */
function entryOf(fields: { readonly [name: string]: Field }): JsonObject {
  const entry: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = own(fields, name)?.default as Json | undefined;
    const [first] = candidates(field);
    if ((given === undefined || given === "") && first !== undefined) entry[name] = first;
  }
  return entry;
}
