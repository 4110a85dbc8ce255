import { isObject, type Json, type JsonObject } from "../../model/json.ts";

/** An object in the making: a node fills it, then lets it go as an item. Write to it with {@link setKey}. */
export type RecordDraft = Record<string, Json | undefined>;

/** Sets an own key, `__proto__` included, and never a prototype. */
export function setKey(draft: RecordDraft, key: string, value: Json): void {
  if (key === "__proto__") Object.defineProperty(draft, key, { value, enumerable: true, configurable: true, writable: true });
  else draft[key] = value;
}

/** A shallow copy with the same own keys in the same order. */
export function copyRecord(record: JsonObject): RecordDraft {
  const copy: RecordDraft = {};
  // Plain data inherits nothing enumerable, and this loop takes half the time of Object.assign or Object.keys.
  for (const key in record) setKey(copy, key, record[key] as Json);
  return copy;
}

/** The item itself when it is an object, else `{ value: item }`: how nodes that work on fields see numbers, texts and lists. */
export function asRecord(item: Json): JsonObject {
  return isObject(item) ? (item as JsonObject) : { value: item };
}
