import { NodeError } from "../model/failure.ts";
import { isObject, type Json, own } from "../model/json.ts";

/** The versions of JSON Schema that the validator tells apart. */
export type Draft = "4" | "7" | "2019-09" | "2020-12";

/** By what `$schema` says, without its scheme and the empty fragment at its end. Draft 6 has nothing that 7 reads otherwise. */
const DRAFTS: ReadonlyMap<string, Draft> = new Map([
  ["json-schema.org/schema", "2020-12"],
  ["json-schema.org/draft/2020-12/schema", "2020-12"],
  ["json-schema.org/draft/2019-09/schema", "2019-09"],
  ["json-schema.org/draft-07/schema", "7"],
  ["json-schema.org/draft-06/schema", "7"],
  ["json-schema.org/draft-04/schema", "4"],
]);

/** The version that a schema says it is written in; the newest where it says none. One that is not known here fails with `bad-schema`. */
export function draftOf(schema: Json): Draft {
  const said = isObject(schema) ? own(schema as { readonly [key: string]: Json }, "$schema") : undefined;
  if (said === undefined) return "2020-12";
  const draft = typeof said === "string" ? DRAFTS.get(said.replace(/^https?:\/\/|#$/g, "")) : undefined;
  if (draft !== undefined) return draft;
  throw new NodeError("bad-schema", `“${String(said).slice(0, 80)}” is no version of JSON Schema that is known here.`, {
    param: "schema",
    hint: "Choose the draft whose keywords the schema uses.",
  });
}
