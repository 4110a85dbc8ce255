import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";
import { isObject, type Json, type JsonObject } from "../model/json.ts";
import { asRecord, copyRecord, type RecordDraft, setKey } from "./support/copyRecord.ts";
import { type FieldPath, lastName, parsePath, readField, removeField } from "./support/fieldPath.ts";

export const splitOut = defineNode({
  type: "split-out",
  title: "Split out",
  icon: "list-tree",
  category: "items",
  aliases: ["unwind", "explode", "flatten", "flat map", "unnest", "foreach", "for each", "expand list"],
  docs: {
    summary: "Makes an item of every element of a list.",
    details:
      "An element that is an object becomes the item; any other becomes a field with the name of the list, or the one you give. The other fields of the item it came from can be added; where both have a field, the element's wins. A value that is no list counts as a list of one; a missing, empty (`null`) or empty list gives no item, unless you keep those items. An empty field means that the item itself is the list.",
    examples: [
      {
        title: "The lines of orders",
        params: { field: "lines" },
        input: [
          { order: 1, lines: [{ sku: "a" }, { sku: "b" }] },
          { order: 2, lines: [] },
        ],
        output: { out: [{ sku: "a" }, { sku: "b" }] },
      },
      {
        title: "With the other fields",
        params: { field: "tags", include: "all", as: "tag" },
        input: [{ id: 1, tags: ["x", "y"] }],
        output: {
          out: [
            { id: 1, tag: "x" },
            { id: 1, tag: "y" },
          ],
        },
      },
    ],
  },
  mode: "each",
  params: {
    field: {
      kind: "text",
      label: "Field",
      help: "The list, for example lines or order.lines. Empty: the item itself is the list.",
      placeholder: "lines",
      default: "",
    },
    include: {
      kind: "choice",
      label: "Other fields",
      options: [
        { value: "none", label: "Leave them out" },
        { value: "all", label: "Add them to each item" },
      ],
      default: "none",
    },
    as: { kind: "text", label: "Name for plain values", help: "Without one, the name of the list.", placeholder: "tag", default: "" },
    keepEmpty: { kind: "boolean", label: "Keep items without elements", help: "They leave without the list.", default: false },
  },
  summary: "{field}",
  run({ item, params }) {
    const path = parsePath(params.field);
    const elements = listOf(readField(item, path));
    const rest = params.include === "all" || (elements.length === 0 && params.keepEmpty) ? restOf(item, path) : {};
    if (elements.length === 0) return params.keepEmpty ? [rest] : [];
    const name = params.as === "" ? lastName(path) : params.as;
    return elements.map((element) => itemOf(element, rest, name));
  },
});

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
