import type { Json, JsonObject } from "../../model/json.ts";
import { type FieldPath, readField } from "./fieldPath.ts";

/** A primitive that is equal for equal values, in the sense of a `Map` key. */
export type Key = string | number | boolean | null;

/** JSON text with the keys of objects in order: equal for values that are deeply equal, whatever the order of their keys. */
export function canonicalJson(value: Json | undefined): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const record = value as JsonObject;
  const fields = Object.keys(record).filter((key) => record[key] !== undefined);
  return `{${fields
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`)
    .join(",")}}`;
}

/** The key of one value. A missing value has the key of null; `1` and `"1"` differ. */
export function keyOf(value: Json | undefined): Key {
  // A text is its own key: no copy. Only what begins with NUL is marked, to stay apart from the keys of objects.
  if (typeof value === "string") return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
  return typeof value === "object" && value !== null ? `\0j${canonicalJson(value)}` : (value ?? null);
}

/** The key of an item by some of its fields; by the whole item when there are none. */
export function keyBy(item: Json, paths: readonly FieldPath[]): Key {
  if (paths.length === 0) return keyOf(item);
  if (paths.length === 1) return keyOf(readField(item, paths[0] as FieldPath));
  let key = "";
  for (const path of paths) key += `${canonicalJson(readField(item, path))},`;
  return key;
}
