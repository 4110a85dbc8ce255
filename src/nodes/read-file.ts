import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { csvFields, shownFor } from "./support/csvFields.ts";
import { encodingOptions } from "./support/encodingOptions.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const readFileParams = {
  file: { kind: "file", label: "File", help: "Up to 1 MB it is kept inside the workflow, a larger one on this device alone." },
  path: {
    kind: "text",
    label: "Path",
    help: "Instead of a picked file: a file on disk, in Node only.",
    placeholder: "data/orders.csv",
    default: "",
    capability: "read",
  },
  as: {
    kind: "choice",
    label: "Read as",
    options: [
      { value: "text", label: "Text" },
      { value: "file", label: "File, by reference" },
      { value: "base64", label: "Bytes, as base64" },
      { value: "csv", label: "CSV: an item for each row" },
      { value: "ndjson", label: "NDJSON: an item for each line" },
      { value: "lines", label: "Lines: a text for each" },
    ],
    default: "text",
  },
  encoding: {
    kind: "choice",
    label: "Encoding",
    options: encodingOptions,
    default: "utf-8",
    showIf: { param: "as", in: ["text", "csv", "ndjson", "lines"] },
  },
  ...shownFor(csvFields, { param: "as", in: ["csv"] }),
} as const satisfies Fields;

export const readFile = defineNode({
  type: "read-file",
  title: "Read file",
  icon: "file-up",
  category: "files",
  aliases: ["file", "open", "load", "upload", "import", "pick", "disk", "attachment"],
  docs: {
    summary: "Reads a picked file, or a file on disk where the workflow runs in Node.",
    details:
      "It emits one item: `name`, `type`, `size` in bytes, and `text` or `base64`; by reference it emits a file, whose bytes nodes pass on without copying them. A picked file of up to 1 MB is kept inside the workflow, so that it runs anywhere; a larger one stays on the device where it was picked. A path needs Node and the permission to read it; a relative one starts where the run was started. When both are set, the picked file counts.\n\nAs CSV, NDJSON or lines the file is read piece by piece, and what follows begins with the first rows: a file may be larger than memory. CSV is read as **Parse CSV** reads it.",
    examples: [
      {
        title: "A picked file",
        params: { file: { name: "cities.csv", type: "text/csv", text: "city\nKöln\n" } },
        output: { out: [{ name: "cities.csv", type: "text/csv", size: 11, text: "city\nKöln\n" }] },
      },
      {
        title: "As base64",
        params: { file: { name: "hi.txt", text: "hi" }, as: "base64" },
        output: { out: [{ name: "hi.txt", type: "text/plain", size: 2, base64: "aGk=" }] },
      },
      { title: "A file on disk", params: { path: "data/orders.csv" } },
      {
        title: "The rows of a CSV file",
        params: { file: { name: "orders.csv", text: "country,total\nDE,120\nFR,80\n" }, as: "csv" },
        output: {
          out: [
            { country: "DE", total: 120 },
            { country: "FR", total: 80 },
          ],
        },
      },
    ],
  },
  effects: "read",
  params: readFileParams,
  summary: "{file} {path}",
  run: lazyRun(async () => (await import("./run/loadFile.ts")).loadFile),
});
