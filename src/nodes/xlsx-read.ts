import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const xlsxReadParams = {
  file: { kind: "expression", label: "File", help: "The workbook: a file, or its bytes as base64.", default: "${item}" },
  sheet: { kind: "text", label: "Sheet", help: "Its name, or its number from 1.", placeholder: "Orders", default: "1" },
  range: { kind: "text", label: "Range", help: "Empty: all of the sheet.", placeholder: "A3:F20", default: "" },
  header: { kind: "boolean", label: "First row names the fields", default: true },
  most: { kind: "number", label: "At most, in MB", help: "Of the workbook once it is unpacked.", min: 1, max: 1000, default: 200 },
} as const satisfies Fields;

export const xlsxRead = defineNode({
  type: "xlsx-read",
  title: "Read Excel",
  icon: "sheet",
  category: "formats",
  aliases: ["excel", "xlsx", "spreadsheet", "workbook", "read sheet", "import excel", "table"],
  docs: {
    summary: "Makes an item of each row of an Excel sheet.",
    details:
      "Numbers, texts, `true` and `false` stay what they are; dates become texts such as `2024-05-01`, with a time `2024-05-01T18:00:00.000Z`; formulas give the value that was saved with them, empty cells and errors `null`. Empty rows are passed over. Names of fields are those of the first row of the range, as in `csv-parse`; without them `column_1` and so on.\n\nA file that is no workbook fails with `bad-xlsx` (the old format `.xls` and workbooks with a password are none), a sheet that is not there with `no-sheet`, a range that is none with `bad-range`, a workbook that would fill the memory with `too-large` or `expands-too-much`.",
    examples: [{ title: "The first sheet of a file", params: { file: "${item}" } }],
  },
  outputs: [{ name: "out", kind: "table" }],
  params: xlsxReadParams,
  summary: "sheet {sheet}",
  run: lazyRun(async () => (await import("./run/readXlsx.ts")).readXlsx),
});
