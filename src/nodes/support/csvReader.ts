import Papa from "papaparse";
import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { lineFinder } from "../../model/textDocument.ts";
import { type RecordDraft, setKey } from "./copyRecord.ts";
import { DELIMITERS } from "./delimiters.ts";
import { inferCell } from "./inferCell.ts";
import { uniqueNames } from "./uniqueNames.ts";

export type CsvOptions = {
  readonly delimiter: "auto" | keyof typeof DELIMITERS;
  readonly types: "infer" | "text";
  readonly header: boolean;
  readonly trim: boolean;
};

type Cell = (text: string) => Json;

/**
 * Reads CSV text in any number of pieces; a row may be cut anywhere. The names of the fields and, where it is to be found out, the
 * delimiter are those of the first piece.
 *
 * @throws NodeError `csv-syntax` with the row, where a quote is not closed or text follows a closing one.
 */
export class CsvReader {
  readonly #options: CsvOptions;
  readonly #cell: Cell;
  readonly #param: string;
  #delimiter: string;
  #names: readonly string[] | undefined;
  #extra = "";
  /** The beginning of a row whose end has not come. */
  #rest = "";
  #rows = 0;

  /** `param` is the one that a failure names. */
  constructor(options: CsvOptions, param = "text") {
    this.#options = options;
    this.#param = param;
    this.#delimiter = options.delimiter === "auto" ? "" : DELIMITERS[options.delimiter];
    const read: Cell = options.types === "infer" ? inferCell : (cell) => cell;
    this.#cell = options.trim ? (raw) => read(raw.trim()) : read;
  }

  /** The records of a text that is all there is. */
  whole(text: string): RecordDraft[] {
    return this.#records(text);
  }

  /** The records of the rows that are whole by now. */
  add(text: string): RecordDraft[] {
    const all = this.#rest + text;
    const end = endOfRows(all);
    this.#rest = all.slice(end);
    return end === 0 ? [] : this.#records(all.slice(0, end));
  }

  /** The records of what is left. */
  end(): RecordDraft[] {
    const last = this.#rest;
    this.#rest = "";
    return last === "" ? [] : this.#records(last);
  }

  #records(text: string): RecordDraft[] {
    const rows = this.#read(text);
    const first = this.#rows === 0;
    this.#rows += rows.length;
    if (this.#names === undefined) {
      const header = this.#options.header ? (rows.shift() ?? []) : Array.from({ length: widest(rows) }, () => "");
      this.#names = uniqueNames(header);
      this.#extra = uniqueNames([...this.#names, "_extra"]).at(-1) as string;
      if (first && rows.length === 0 && header.length === 0) this.#names = undefined;
    }
    return rows.map((row) => this.#record(row));
  }

  #read(text: string): string[][] {
    // Mixed line ends are common in files stuck together: split at \n and take the \r off.
    const newline = text.includes("\n") ? "\n" : text.includes("\r") ? "\r" : "\n";
    if (this.#delimiter === "") this.#delimiter = foundDelimiter(text, newline);
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.#delimiter, newline });
    const quote = errors.find((error) => error.type === "Quotes");
    if (quote !== undefined) throw quoteError(quote, { rowsBefore: this.#rows, text, param: this.#param });
    const rows: string[][] = [];
    for (const row of data) {
      const last = row.length - 1;
      if (newline === "\n" && row[last]?.endsWith("\r") === true) row[last] = row[last].slice(0, -1);
      if (last > 0 || row[0] !== "") rows.push(row);
    }
    return rows;
  }

  #record(row: readonly string[]): RecordDraft {
    const names = this.#names as readonly string[];
    const draft: RecordDraft = {};
    for (let at = 0; at < names.length; at += 1) {
      const raw = row[at];
      setKey(draft, names[at] as string, raw === undefined ? null : this.#cell(raw));
    }
    if (row.length > names.length) setKey(draft, this.#extra, row.slice(names.length).map(this.#cell));
    return draft;
  }
}

/** What stands between the cells of the first rows. Empty lines, as behind the last row, would count as rows of one cell. */
function foundDelimiter(text: string, newline: "\n" | "\r"): string {
  return Papa.parse(text, { newline, preview: 10, skipEmptyLines: "greedy" }).meta.delimiter;
}

/** Behind the last line end that is not inside quotes; 0 where there is none. Quotes inside a quoted cell are doubled, so their number tells. */
function endOfRows(text: string): number {
  let end = text.lastIndexOf("\n");
  if (end < 0) return 0;
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes += 1;
  while (end >= 0 && quotes % 2 === 1) {
    const before = text.lastIndexOf("\n", end - 1);
    for (let at = text.lastIndexOf('"', end - 1); at > before; at = at === 0 ? -1 : text.lastIndexOf('"', at - 1)) quotes -= 1;
    end = before;
  }
  return end + 1;
}

type QuoteError = { readonly code: string; readonly row?: number | undefined; readonly index?: number | undefined };

type Place = { readonly rowsBefore: number; readonly text: string; readonly param: string };

function quoteError(error: QuoteError, { rowsBefore, text, param }: Place): NodeError {
  const row = rowsBefore + (error.row ?? 0) + 1;
  const line = rowsBefore === 0 ? ` (line ${lineFinder(text)(error.index ?? 0)})` : "";
  const what = error.code === "MissingQuotes" ? "a quote is not closed" : "text follows a closing quote";
  return new NodeError("csv-syntax", `Row ${row}${line}: ${what}.`, {
    param,
    hint: 'Write a quote inside a quoted cell twice: "say ""hi""".',
  });
}

function widest(rows: readonly (readonly string[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
