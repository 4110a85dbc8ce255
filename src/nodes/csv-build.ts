import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";
import { type Json, own } from "../model/json.ts";
import { asRecord } from "./support/copyRecord.ts";
import { parsePath, readField } from "./support/fieldPath.ts";
import { toText } from "./support/toText.ts";

type Column = { readonly name: string; read(item: Item): Json | undefined };
const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export const csvBuild = defineNode({
  type: "csv-build",
  title: "Build CSV",
  icon: "sheet",
  category: "formats",
  aliases: ["csv", "tsv", "table", "spreadsheet", "excel", "export", "write csv", "to csv"],
  docs: {
    summary: "Writes the items as CSV text.",
    details:
      "It makes one item of all: `text`, and `rows`, their number without the header. Without **Columns** all fields are written, in the order in which they first appear; a column may be a path such as `address.city`. Missing and empty values leave an empty cell; lists and objects are written as JSON. **Safe for spreadsheets** puts a `'` before texts that a spreadsheet would take for a formula (they start with `=`, `+`, `-`, `@`, tab or carriage return); numbers stay numbers.",
    examples: [
      {
        title: "All fields",
        params: {},
        input: [
          { country: "DE", total: 420 },
          { country: "FR", note: 'the "new" one' },
        ],
        output: { out: [{ text: 'country,total,note\nDE,420,\nFR,,"the ""new"" one"\n', rows: 2 }] },
      },
      {
        title: "Some columns, safe for spreadsheets",
        params: { columns: ["name", "address.city"], delimiter: "semicolon" },
        input: [{ name: "=1+1", address: { city: "Ulm" }, age: -3 }],
        output: { out: [{ text: "name;address.city\n'=1+1;Ulm\n", rows: 1 }] },
      },
    ],
  },
  mode: "once",
  params: {
    columns: {
      kind: "texts",
      label: "Columns",
      help: "Fields to write, in this order. Empty: all.",
      placeholder: "address.city",
      default: [],
    },
    delimiter: {
      kind: "choice",
      label: "Between cells",
      options: [
        { value: "comma", label: "Comma" },
        { value: "semicolon", label: "Semicolon" },
        { value: "tab", label: "Tab" },
        { value: "pipe", label: "Bar |" },
      ],
      default: "comma",
    },
    header: { kind: "boolean", label: "Header", help: "Write the names of the columns first.", default: true },
    safe: { kind: "boolean", label: "Safe for spreadsheets", help: "Keeps texts from running as formulas.", default: true },
  },
  summary: "{columns}",
  run({ items, params }) {
    const columns = params.columns.length > 0 ? params.columns.map(pathColumn) : allColumns(items);
    const delimiter = DELIMITERS[params.delimiter];
    const write = (value: Json | undefined) => cell(value, delimiter, params.safe);
    let text = params.header && columns.length > 0 ? `${columns.map((column) => write(column.name)).join(delimiter)}\n` : "";
    for (const item of items) text += `${columns.map((column) => write(column.read(item))).join(delimiter)}\n`;
    return { text, rows: items.length };
  },
});

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
