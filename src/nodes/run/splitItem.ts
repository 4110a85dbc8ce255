import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { splitOutParams } from "../split-out.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "../support/copyRecord.ts";
import { type FieldPath, lastName, parsePath, readField, removeField } from "../support/fieldPath.ts";

/** The elements of a list in the item, as items. */
export function splitItem({ item, params }: RunContext<typeof splitOutParams>): Item[] {
  const path = parsePath(params.field);
  const elements = listOf(readField(item, path));
  const rest = params.include === "all" || (elements.length === 0 && params.keepEmpty) ? restOf(item, path) : {};
  if (elements.length === 0) return params.keepEmpty ? [rest] : [];
  const name = params.as === "" ? lastName(path) : params.as;
  return elements.map((element) => itemOf(element, rest, name));
}

function restOf(item: Item, path: FieldPath): RecordDraft {
  const rest = path.text === "" ? {} : copyRecord(asRecord(item));
  removeField(rest, path);
  return rest;
}

function itemOf(element: Json, rest: RecordDraft, name: string): Item {
  if (isObject(element) && Object.keys(rest).length === 0) return element as JsonObject;
  const draft = copyRecord(rest as JsonObject);
  if (isObject(element)) for (const key of Object.keys(element)) setKey(draft, key, element[key] as Json);
  else setKey(draft, name, element);
  return draft;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
