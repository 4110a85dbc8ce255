import Papa from "papaparse";
import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { lineFinder } from "../../model/textDocument.ts";
import type { csvParseParams } from "../csv-parse.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { DELIMITERS } from "../support/delimiters.ts";
import { inferCell } from "../support/inferCell.ts";
import { requireText } from "../support/requireText.ts";
import { uniqueNames } from "../support/uniqueNames.ts";

type Cell = (text: string) => Json;

/** A record for each row of CSV text. */
export function parseCsv({ params }: RunContext<typeof csvParseParams>): RecordDraft[] {
  const text = requireText(params.text, "text", "CSV");
  const rows = readRows(text, params.delimiter === "auto" ? "" : DELIMITERS[params.delimiter]);
  const read: Cell = params.types === "infer" ? inferCell : (cell) => cell;
  const cell: Cell = params.trim ? (raw) => read(raw.trim()) : read;
  const header = params.header ? (rows.shift() ?? []) : Array.from({ length: widest(rows) }, () => "");
  const names = uniqueNames(header);
  const extra = uniqueNames([...names, "_extra"]).at(-1) as string;
  return rows.map((row) => record(row, names, extra, cell));
}

function readRows(text: string, delimiter: string): string[][] {
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
