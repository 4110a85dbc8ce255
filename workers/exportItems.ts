import type { Item } from "../src/model/item.ts";
import type { ItemExport } from "../src/model/itemView.ts";
import { isObject, type Json } from "../src/model/json.ts";
import { columnValue } from "./viewIndexes.ts";

const TYPES = { csv: "text/csv", tsv: "text/tab-separated-values", json: "application/json" } as const;
/** Items whose text is joined at once: no single text of a large file is ever made. */
const GROUP = 2000;

/**
 * Items as a file. In CSV and TSV nested values are JSON, and a text that a spreadsheet would run as a formula begins with `'`.
 * JSON holds the columns asked for, or the items as they are.
 */
export function exportItems(items: readonly Item[], how: ItemExport): Blob {
  const { format, columns, from = 0, count = items.length, bare = false } = how;
  const some = items.slice(from, from + count);
  if (format === "json") return new Blob(jsonParts(some, columns), { type: TYPES.json });
  const [head, ...rows] = tableParts(some, format, columns ?? columnsOf(some));
  return new Blob(bare ? rows : [head as string, ...rows], { type: `${TYPES[format]};charset=utf-8` });
}

function jsonParts(items: readonly Item[], columns: readonly string[] | undefined): string[] {
  if (items.length === 0) return ["[]\n"];
  const parts = inGroups(items, ",\n", (item) => JSON.stringify(columns === undefined ? item : picked(item, columns)));
  return ["[\n", ...parts.flatMap((part, at) => (at === 0 ? [part] : [",\n", part])), "\n]\n"];
}

function picked(item: Item, columns: readonly string[]): Item {
  if (!isObject(item)) return item;
  return Object.fromEntries(columns.filter((key) => Object.hasOwn(item, key)).map((key) => [key, item[key] as Json]));
}

function tableParts(items: readonly Item[], format: "csv" | "tsv", columns: readonly string[]): string[] {
  const separator = format === "csv" ? "," : "\t";
  const keys: readonly (string | undefined)[] = columns.length === 0 ? [undefined] : columns;
  const line = (cells: readonly string[]): string => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
  const head = line(keys.map((key) => harmless(key ?? "value")));
  return [head, ...inGroups(items, "", (item) => line(keys.map((key) => cellOf(columnValue(item, key)))))];
}

function inGroups(items: readonly Item[], between: string, text: (item: Item) => string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < items.length; at += GROUP) {
    parts.push(
      items
        .slice(at, at + GROUP)
        .map(text)
        .join(between),
    );
  }
  return parts;
}

/** All fields of the items, in the order in which they appear; none where an item is no object. */
export function columnsOf(items: readonly Item[]): string[] {
  const keys = new Set<string>();
  for (const item of items) if (isObject(item)) for (const key of Object.keys(item)) keys.add(key);
  return [...keys];
}

function cellOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? harmless(value) : JSON.stringify(value);
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
