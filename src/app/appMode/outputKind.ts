import { isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json } from "../../model/json.ts";

/** How the items of an output are shown. */
export type OutputView =
  | { readonly kind: "nothing" }
  | { readonly kind: "files" }
  /** Markdown. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "record"; readonly rows: readonly (readonly [string, Json])[] }
  | { readonly kind: "values"; readonly values: readonly Json[] }
  /** `charted`: some column holds numbers, so that a chart of it says something. */
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly charted: boolean };

/** Items looked at for the columns of a table. */
const SAMPLE = 100;

/** Files as files, texts as Markdown, one object as its fields, several as a table, and anything else as values. */
export function outputKind(items: readonly Item[]): OutputView {
  if (items.length === 0) return { kind: "nothing" };
  if (items.every(isFileItem)) return { kind: "files" };
  const texts = items.map(textOf);
  if (texts.every((text) => text !== undefined)) return { kind: "text", text: texts.join("\n\n") };
  const [only] = items;
  if (items.length === 1 && isRecord(only)) return { kind: "record", rows: Object.entries(only) };
  if (items.every(isRecord)) return { kind: "table", columns: columnsOf(items), charted: items.slice(0, SAMPLE).some(hasNumber) };
  return { kind: "values", values: items };
}

/** The text of an item that holds nothing else. */
function textOf(item: Json): string | undefined {
  if (typeof item === "string") return item;
  if (!isRecord(item)) return undefined;
  const values = Object.values(item);
  return values.length === 1 && typeof values[0] === "string" ? values[0] : undefined;
}

function isRecord(item: Json | undefined): item is { readonly [key: string]: Json } {
  return isObject(item) && !isFileItem(item);
}

function hasNumber(item: Record<string, Json>): boolean {
  return Object.values(item).some((value) => typeof value === "number");
}

function columnsOf(items: readonly { readonly [key: string]: Json }[]): readonly string[] {
  return [...new Set(items.slice(0, SAMPLE).flatMap((item) => Object.keys(item)))];
}
