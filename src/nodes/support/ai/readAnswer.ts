import { isObject, type Json, type JsonObject, own } from "../../../model/json.ts";

/** The object under a key of an answer; an empty one where there is none. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const inner = isObject(value) ? own(value as JsonObject, key) : undefined;
  return isObject(inner) ? (inner as JsonObject) : {};
}

/** The list under a key of an answer; an empty one where there is none. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const inner = isObject(value) ? own(value as JsonObject, key) : undefined;
  return Array.isArray(inner) ? inner : [];
}

/** The text under a key of an answer; an empty one where there is none. */
export function textAt(value: Json | undefined, key: string): string {
  const inner = isObject(value) ? own(value as JsonObject, key) : undefined;
  return typeof inner === "string" ? inner : "";
}

/** The number under a key of an answer; undefined where there is none. */
export function numberAt(value: Json | undefined, key: string): number | undefined {
  const inner = isObject(value) ? own(value as JsonObject, key) : undefined;
  return typeof inner === "number" ? inner : undefined;
}
