import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import { lineFinder } from "../model/textDocument.ts";
import { type RecordDraft, setKey } from "./support/copyRecord.ts";
import { inferCell } from "./support/inferCell.ts";
import { requireText } from "./support/requireText.ts";
import { uniqueNames } from "./support/uniqueNames.ts";

type Cell = (text: string) => Json;
const DELIMITERS = { auto: "", comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

export const csvParse = defineNode({
  type: "csv-parse",
  title: "Parse CSV",
  icon: "file-spreadsheet",
  category: "formats",
  aliases: ["csv", "tsv", "table", "spreadsheet", "excel", "delimited", "read csv", "import", "from csv"],
  docs: {
    summary: "Makes an item of each row of CSV text.",
    details:
      "The first row names the fields; names are trimmed, an empty one becomes `column_3`, the second `total` becomes `total_2`. **Infer** makes numbers, `true` and `false` of cells that look so and `null` of empty ones; what a number would spoil stays text: leading zeros (`007`), whole numbers beyond 2^53, codes such as `1E5`. Decimals need a point. A short row has `null` in the missing fields; cells beyond the header are in a list under `_extra`. Empty lines are passed over. A quote that is not closed, or text behind a closing one, fails the item with `csv-syntax` and the row.",
    examples: [
      {
        title: "Numbers and texts",
        params: { text: "country,total\nDE,120\nFR,80\nDE,300" },
        output: {
          out: [
            { country: "DE", total: 120 },
            { country: "FR", total: 80 },
            { country: "DE", total: 300 },
          ],
        },
      },
      {
        title: "Quotes, empty cells and leading zeros",
        params: { text: "${item.text}" },
        input: [{ text: 'zip;name;active\n01067;"Dresden; ""Altstadt""";true\n;Ulm;' }],
        output: {
          out: [
            { zip: "01067", name: 'Dresden; "Altstadt"', active: true },
            { zip: null, name: "Ulm", active: null },
          ],
        },
      },
      {
        title: "Without header, all as text",
        params: { text: "1,2\n3,4", header: false, types: "text" },
        output: {
          out: [
            { column_1: "1", column_2: "2" },
            { column_1: "3", column_2: "4" },
          ],
        },
      },
    ],
  },
  params: {
    text: { kind: "text", label: "Text", help: "The CSV text.", multiline: true, default: "${item.text}" },
    types: {
      kind: "choice",
      label: "Types",
      options: [
        { value: "infer", label: "Infer numbers, true, false and empty" },
        { value: "text", label: "Everything is text" },
      ],
      default: "infer",
    },
    delimiter: {
      kind: "choice",
      label: "Between cells",
      options: [
        { value: "auto", label: "Find out" },
        { value: "comma", label: "Comma" },
        { value: "semicolon", label: "Semicolon" },
        { value: "tab", label: "Tab" },
        { value: "pipe", label: "Bar |" },
      ],
      default: "auto",
    },
    header: { kind: "boolean", label: "First row is the header", help: "Off: the fields are column_1, column_2, …", default: true },
    trim: { kind: "boolean", label: "Trim cells", help: "Take spaces at the ends of cells away.", default: true },
  },
  summary: "{text}",
  async run({ params }) {
    const text = requireText(params.text, "text", "CSV");
    const rows = await readRows(text, DELIMITERS[params.delimiter]);
    const read: Cell = params.types === "infer" ? inferCell : (cell) => cell;
    const cell: Cell = params.trim ? (raw) => read(raw.trim()) : read;
    const header = params.header ? (rows.shift() ?? []) : Array.from({ length: widest(rows) }, () => "");
    const names = uniqueNames(header);
    const extra = uniqueNames([...names, "_extra"]).at(-1) as string;
    return rows.map((row) => record(row, names, extra, cell));
  },
});

async function readRows(text: string, delimiter: string): Promise<string[][]> {
  const { default: Papa } = await import("papaparse");
  // Mixed line ends are common in files stuck together: split at \n and take the \r off.
  const newline = text.includes("\n") ? "\n" : text.includes("\r") ? "\r" : "\n";
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline });
  const quote = errors.find((error) => error.type === "Quotes");
  if (quote !== undefined) {
    const row = (quote.row ?? 0) + 1;
    const line = lineFinder(text)(quote.index ?? 0);
    const what = quote.code === "MissingQuotes" ? "a quote is not closed" : "text follows a closing quote";
    throw new NodeError("csv-syntax", `Row ${row} (line ${line}): ${what}.`, {
      param: "text",
      hint: 'Write a quote inside a quoted cell twice: "say ""hi""".',
    });
  }
  const rows: string[][] = [];
  for (const row of data) {
    const last = row.length - 1;
    if (newline === "\n" && row[last]?.endsWith("\r") === true) row[last] = row[last].slice(0, -1);
    if (last > 0 || row[0] !== "") rows.push(row);
  }
  return rows;
}

function widest(rows: readonly (readonly string[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function record(row: readonly string[], names: readonly string[], extra: string, cell: Cell): RecordDraft {
  const draft: RecordDraft = {};
  for (let at = 0; at < names.length; at += 1) {
    const raw = row[at];
    setKey(draft, names[at] as string, raw === undefined ? null : cell(raw));
  }
  if (row.length > names.length) setKey(draft, extra, row.slice(names.length).map(cell));
  return draft;
}
