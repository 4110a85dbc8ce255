import type { Json } from "../../model/json.ts";

/** A text as it is, nothing for null and missing, JSON for the rest. */
export function toText(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
