import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { delimiterOptions } from "./support/delimiterOptions.ts";
import { lazyRun } from "./support/lazyRun.ts";

const AS_CSV = { param: "as", in: ["csv"] };

export const writeFileParams = {
  to: {
    kind: "choice",
    label: "Write to",
    options: [
      { value: "disk", label: "A file on disk" },
      { value: "item", label: "A file to pass on" },
    ],
    default: "disk",
  },
  path: {
    kind: "text",
    label: "Path",
    help: "A file on disk, in Node only. One that is there is replaced.",
    placeholder: "out/totals.csv",
    required: true,
    capability: "write",
    showIf: { param: "to", in: ["disk"] },
  },
  name: { kind: "text", label: "File name", placeholder: "totals.csv", default: "items.csv", showIf: { param: "to", in: ["item"] } },
  as: {
    kind: "choice",
    label: "Write as",
    options: [
      { value: "csv", label: "CSV: a row for each item" },
      { value: "ndjson", label: "NDJSON: a line for each item" },
      { value: "json", label: "JSON: a list of all items" },
      { value: "text", label: "Text: the field text of each item" },
    ],
    default: "csv",
  },
  columns: {
    kind: "texts",
    label: "Columns",
    help: "Fields to write, in this order. Empty: those of the first 1,000 items.",
    placeholder: "address.city",
    default: [],
    showIf: AS_CSV,
  },
  delimiter: { kind: "choice", label: "Between cells", options: delimiterOptions, default: "comma", showIf: AS_CSV },
  header: { kind: "boolean", label: "Header", help: "Write the names of the columns first.", default: true, showIf: AS_CSV },
  safe: { kind: "boolean", label: "Safe for spreadsheets", help: "Keeps texts from running as formulas.", default: true, showIf: AS_CSV },
} as const satisfies Fields;

export const writeFile = defineNode({
  type: "write-file",
  title: "Write file",
  icon: "file-down",
  category: "files",
  aliases: ["save", "store", "export", "disk", "download", "csv", "ndjson", "output"],
  docs: {
    summary: "Writes its items into a file: on disk where the workflow runs in Node, or one to pass on.",
    details:
      "It needs the permission to write the path; a relative one starts where the run was started, and missing folders are made. It emits one item: `path`, `name`, `items`, their number, and `size` in bytes. Items are written as they come, so what is written may be larger than memory. The file is there under its name only when all of it is written: a run that fails leaves the old one as it was. A file to pass on is emitted as a file, by reference, and needs no permission: it works in the page too.\n\nCSV cells are written as **Build CSV** writes them. Without **Columns** a field that no item of the first 1,000 has fails with `csv-columns`, so that nothing is left out unseen.",
    examples: [
      { title: "A CSV file", params: { path: "out/totals.csv" }, input: [{ country: "DE", total: 420 }] },
      { title: "A file to pass on", params: { to: "item", name: "totals.csv" }, input: [{ country: "DE", total: 420 }] },
      { title: "A line of JSON for each item", params: { path: "out/orders.ndjson", as: "ndjson" }, input: [{ id: 1 }] },
    ],
  },
  effects: "write",
  readsWhen: { param: "to", in: ["item"] },
  mode: "once",
  takes: "fold",
  params: writeFileParams,
  summary: "{path} {name}",
  run: lazyRun(async () => (await import("./run/writeItems.ts")).writeItems),
});
