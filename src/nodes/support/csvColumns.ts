import type { Item } from "../../model/item.ts";
import { type Json, own } from "../../model/json.ts";
import { asRecord } from "./copyRecord.ts";
import { parsePath, readField } from "./fieldPath.ts";
import { toText } from "./toText.ts";

/** A column of CSV text. */
export type Column = { readonly name: string; read(item: Item): Json | undefined };
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The columns given as paths; without any, those of all fields in the order in which they first appear. */
export function columnsOf(paths: readonly string[], items: readonly Item[]): Column[] {
  return paths.length > 0 ? paths.map(pathColumn) : allColumns(items);
}

function pathColumn(name: string): Column {
  const path = parsePath(name);
  return { name, read: (item) => readField(item, path) };
}

function allColumns(items: readonly Item[]): Column[] {
  const names = new Set<string>();
  for (const item of items) for (const name of Object.keys(asRecord(item))) names.add(name);
  return Array.from(names, (name) => ({ name, read: (item: Item) => own(asRecord(item), name) }));
}

/** A value as a cell; `safe` keeps texts from running as formulas. */
export function cell(value: Json | undefined, delimiter: string, safe: boolean): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  let text = toText(value);
  if (safe && STARTS_FORMULA.test(text) && !NUMBER.test(text)) text = `'${text}`;
  const quoted = text.includes(delimiter) || /["\n\r]|^\s|\s$/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}
