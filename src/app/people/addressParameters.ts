import { emptyRecord, type Json, type JsonObject } from "../../model/json.ts";

/** The key that the studio itself reads from its address. */
const OWN = "open";

/** What stands behind the `?` of an address, without what the studio itself reads there; undefined where that is nothing. */
export function addressParameters(search: string): JsonObject | undefined {
  const parameters = emptyRecord<Json>();
  const query = new URLSearchParams(search);
  for (const name of new Set(query.keys())) {
    if (name === OWN) continue;
    const values = query.getAll(name);
    parameters[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}
