import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const xlsxBuildParams = {
  name: { kind: "text", label: "File name", help: "The ending is added.", placeholder: "report", default: "table" },
  sheet: { kind: "text", label: "Sheet", default: "Sheet1" },
  fields: {
    kind: "texts",
    label: "Fields",
    namesField: true,
    help: "Empty: all, in order of first appearance.",
    placeholder: "total",
    default: [],
  },
  header: { kind: "boolean", label: "First row names the fields", default: true },
  dates: { kind: "boolean", label: "Dates as dates", help: "Texts such as 2024-05-01 become dates of Excel.", default: true },
} as const satisfies Fields;

export const xlsxBuild = defineNode({
  type: "xlsx-build",
  title: "Build Excel",
  icon: "file-spreadsheet",
  category: "formats",
  aliases: ["excel", "xlsx", "spreadsheet", "workbook", "write sheet", "export excel", "table"],
  docs: {
    summary: "Writes all items as the rows of one Excel file.",
    details:
      "It emits one file with one sheet. Numbers, texts, `true` and `false` stay what they are, missing and `null` are empty cells, lists and objects JSON text. A text that begins with `=` stays a text. The same items always give the same bytes. More than 1,048,575 items or 16,384 fields fail with `too-many`, a text over 32,767 characters with `too-long` and the item, a name that no sheet can have with `bad-sheet`.",
    examples: [
      { title: "A table of totals", params: { name: "totals", fields: ["country", "total"] }, input: [{ country: "DE", total: 420 }] },
    ],
  },
  mode: "once",
  outputs: [{ name: "out", kind: "file" }],
  params: xlsxBuildParams,
  summary: "{name}",
  run: lazyRun(async () => (await import("./run/buildXlsx.ts")).buildXlsx),
});
