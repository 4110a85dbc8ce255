import type { Item } from "../../model/item.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { csvBuildParams } from "../csv-build.ts";
import { asRecord } from "../support/copyRecord.ts";
import { DELIMITERS } from "../support/delimiters.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { toText } from "../support/toText.ts";

type Column = { readonly name: string; read(item: Item): Json | undefined };
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** CSV text of all items. */
export function buildCsv({ items, params }: RunContext<typeof csvBuildParams>): JsonObject {
  const columns = params.columns.length > 0 ? params.columns.map(pathColumn) : allColumns(items);
  const delimiter = DELIMITERS[params.delimiter];
  const write = (value: Json | undefined) => cell(value, delimiter, params.safe);
  let text = params.header && columns.length > 0 ? `${columns.map((column) => write(column.name)).join(delimiter)}\n` : "";
  for (const item of items) text += `${columns.map((column) => write(column.read(item))).join(delimiter)}\n`;
  return { text, rows: items.length };
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

function cell(value: Json | undefined, delimiter: string, safe: boolean): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  let text = toText(value);
  if (safe && STARTS_FORMULA.test(text) && !NUMBER.test(text)) text = `'${text}`;
  const quoted = text.includes(delimiter) || /["\n\r]|^\s|\s$/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}
