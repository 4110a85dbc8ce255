import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { csvFields } from "./support/csvFields.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const csvParseParams = {
  ...sourceFields,
  ...csvFields,
} as const satisfies Fields;

export const csvParse = defineNode({
  type: "csv-parse",
  title: "Parse CSV",
  icon: "file-spreadsheet",
  category: "formats",
  aliases: ["csv", "tsv", "table", "spreadsheet", "excel", "delimited", "read csv", "import", "from csv"],
  docs: {
    summary: "Makes an item of each row of CSV text.",
    details:
      "The first row names the fields; names are trimmed, an empty one becomes `column_3`, the second `total` becomes `total_2`. **Infer** makes numbers, `true` and `false` of cells that look so and `null` of empty ones; what a number would spoil stays text: leading zeros (`007`), whole numbers beyond 2^53, codes such as `1E5`. Decimals need a point. A short row has `null` in the missing fields; cells beyond the header are in a list under `_extra`. Empty lines are passed over. A quote that is not closed, or text behind a closing one, fails the item with `csv-syntax` and the row. A file is read as UTF-8, up to 64 MB; of a larger one, or in another encoding, `read-file` makes items row by row.",
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
  outputs: [{ name: "out", kind: "table" }],
  params: csvParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseCsv.ts")).parseCsv),
});
