import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";

/** Where a text usually lies in an item, the likeliest first. */
const FIELDS = ["reply", "answer", "text", "content", "output", "message"];

/**
 * What a conversation is answered by the outputs of a run: the texts of the last output that has items, one below the other. An item says
 * its text, the first of its usual fields that holds one, or itself as JSON. Undefined where nothing came out.
 */
export function replyOf(outputs: { readonly [name: string]: readonly Item[] }): string | undefined {
  const last = Object.values(outputs).findLast((items) => items.length > 0);
  return last?.map(textOf).join("\n\n");
}

function textOf(item: Json): string {
  if (typeof item === "string") return item;
  if (isObject(item)) {
    for (const field of FIELDS) {
      const value = own(item as JsonObject, field);
      if (typeof value === "string" && value !== "") return value;
    }
  }
  return JSON.stringify(item, null, 2);
}
