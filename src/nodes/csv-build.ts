import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { delimiterOptions } from "./support/delimiterOptions.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const csvBuildParams = {
  columns: {
    kind: "texts",
    label: "Columns",
    namesField: true,
    help: "Fields to write, in this order. Empty: all.",
    placeholder: "address.city",
    default: [],
  },
  delimiter: {
    kind: "choice",
    label: "Between cells",
    options: delimiterOptions,
    default: "comma",
  },
  header: { kind: "boolean", label: "Header", help: "Write the names of the columns first.", default: true },
  safe: { kind: "boolean", label: "Safe for spreadsheets", help: "Keeps texts from running as formulas.", default: true },
} as const satisfies Fields;

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
  params: csvBuildParams,
  summary: "{columns}",
  run: lazyRun(async () => (await import("./run/buildCsv.ts")).buildCsv),
});
