import { zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { ExpansionGuard } from "../support/expansionGuard.ts";
import { fileBytes } from "../support/fileBytes.ts";
import { toText } from "../support/toText.ts";
import { uniqueNames } from "../support/uniqueNames.ts";
import { type CellRange, cellRange } from "../support/xlsx/cellRange.ts";
import { zipContent, zipEntries } from "../support/zipReader.ts";
import type { xlsxReadParams } from "../xlsx-read.ts";

type Rows = readonly (readonly unknown[])[];

const MOST_FILES = 10_000;
const MIDNIGHT = "T00:00:00.000Z";

/** An item for each row of a sheet. */
export async function readXlsx({ params, host }: RunContext<typeof xlsxReadParams>): Promise<Item[]> {
  const range = params.range.trim() === "" ? undefined : cellRange(params.range);
  const packed = await fileBytes(host, params.file, params.most * 1_000_000);
  const rows = cut(await sheetOf(unpacked(packed, params.most * 1_000_000), params.sheet), range)
    .map((row) => row.map(cellOf))
    .filter((row) => row.some((cell) => cell !== null));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const header = params.header ? (rows.shift() ?? []) : [];
  const names = uniqueNames(Array.from({ length: width }, (_, at) => toText(header[at])));
  return rows.map((row) => itemOf(names, row));
}

/** The workbook with nothing packed in it, so that the library unpacks only what is known to fit into the memory. */
function unpacked(bytes: Uint8Array, most: number): Uint8Array {
  try {
    const entries = zipEntries(bytes, MOST_FILES);
    const guard = new ExpansionGuard("The workbook", most);
    guard.read(bytes.length);
    for (const { size } of entries) guard.made(size);
    const parts = entries
      .filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
      .map((entry) => [entry.name, zipContent(bytes, entry)] as const);
    return zipSync(Object.fromEntries(parts), { level: 0 });
  } catch (error) {
    throw error instanceof NodeError && /^(?:bad-zip|zip-not-supported)$/.test(error.code) ? notXlsx(error) : error;
  }
}

async function sheetOf(workbook: Uint8Array, wanted: string): Promise<Rows> {
  const sheet = wanted.trim();
  try {
    return await readSheet(workbook.slice().buffer, /^\d+$/.test(sheet) ? Number(sheet) : sheet, { trim: false });
  } catch (error) {
    const { name, sheets } = error as { readonly name?: string; readonly sheets?: readonly string[] };
    if (name !== "SheetNotFoundError") throw notXlsx(error);
    throw new NodeError("no-sheet", `The workbook has no sheet “${sheet.slice(0, 80)}”.`, {
      param: "sheet",
      hint: `It has ${(sheets ?? [])
        .map((title) => `“${title}”`)
        .join(", ")
        .slice(0, 300)}.`,
    });
  }
}

function cut(rows: Rows, range: CellRange | undefined): Rows {
  if (range === undefined) return rows;
  return rows.slice(range.top, range.bottom + 1).map((row) => row.slice(range.left, range.right + 1));
}

function cellOf(cell: unknown): Json {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null;
    const text = cell.toISOString();
    return text.endsWith(MIDNIGHT) ? text.slice(0, -MIDNIGHT.length) : text;
  }
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  return typeof cell === "string" || typeof cell === "boolean" ? cell : null;
}

function itemOf(names: readonly string[], row: readonly Json[]): Item {
  const item: RecordDraft = {};
  for (const [at, name] of names.entries()) setKey(item, name, row[at] ?? null);
  return item as Item;
}

function notXlsx(cause: unknown): NodeError {
  return new NodeError("bad-xlsx", "The file is no Excel workbook, or it is damaged.", {
    param: "file",
    hint: "Save it as .xlsx, without a password.",
    cause,
  });
}
