import { NodeError } from "../../model/failure.ts";
import type { FileItem } from "../../model/fileItem.ts";
import type { Json } from "../../model/json.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { asRecord } from "../support/copyRecord.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { fileName } from "../support/fileName.ts";
import { mediaType } from "../support/mediaType.ts";
import { toText } from "../support/toText.ts";
import { type Cell, packSheet } from "../support/xlsx/packSheet.ts";
import type { xlsxBuildParams } from "../xlsx-build.ts";

const MOST_ROWS = 1_048_575;
const MOST_COLUMNS = 16_384;
const MOST_LETTERS = 32_767;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/;
/** The first of January 1900 has the number 1, and the 29th of February of that year, which never was, the number 60. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_SAFE = Date.UTC(1900, 2, 1);
const DAY = 86_400_000;

/** One Excel file with a row for each item. */
export async function buildXlsx({ items, params, host }: RunContext<typeof xlsxBuildParams>): Promise<FileItem> {
  const given = params.name.trim();
  const name = fileName(given === "" || /\.xlsx$/i.test(given) ? given : `${given}.xlsx`, "name");
  const sheet = sheetName(params.sheet);
  const records = items.map(asRecord);
  const fields = params.fields.length > 0 ? params.fields : [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (items.length > MOST_ROWS || fields.length > MOST_COLUMNS) {
    throw new NodeError("too-many", `${items.length} items with ${fields.length} fields are more than a sheet of Excel takes.`, {
      hint: "Take fewer items, or name the fields.",
    });
  }
  const paths = params.fields.length > 0 ? fields.map(parsePath) : fields.map((field) => ({ text: field, steps: [field] }));
  const rows = records.map((record, index) => paths.map((path) => cellOf(readField(record, path) ?? null, params.dates, index)));
  const header = params.header ? [fields.map((text): Cell => ({ text: text.slice(0, MOST_LETTERS), bold: true }))] : [];
  return madeOfAll(await host.keepFile({ name, type: mediaType(name) }, packSheet(sheet, [...header, ...rows])), items);
}

function cellOf(value: Json, dates: boolean, index: number): Cell {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  const text = toText(value);
  const [, day] = (dates && typeof value === "string" && DATE.exec(value)) || [];
  const moment = day === undefined ? Number.NaN : Date.parse(text);
  if (moment >= FIRST_SAFE) return { days: (moment - FIRST_DAY) / DAY, withTime: text !== day };
  if (text.length <= MOST_LETTERS) return { text };
  throw new NodeError("too-long", `A text of item ${index} has ${text.length} characters; a cell takes ${MOST_LETTERS}.`, {
    hint: "Shorten it first, or leave its field out.",
  });
}

function sheetName(given: string): string {
  const name = given.trim();
  if (name !== "" && name.length <= 31 && !/[\\/?*[\]:]|^'|'$/.test(name)) return name;
  throw new NodeError("bad-sheet", `“${name.slice(0, 60)}” is no name for a sheet.`, {
    param: "sheet",
    hint: "Give 1 to 31 characters without \\ / ? * [ ] : and without ' at the ends.",
  });
}
