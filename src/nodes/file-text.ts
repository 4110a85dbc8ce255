import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { encodingOptions } from "./support/encodingOptions.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const fileTextParams = {
  file: { kind: "expression", label: "File", help: "The file item.", default: "${item}" },
  encoding: { kind: "choice", label: "Encoding", options: encodingOptions, default: "utf-8" },
  as: { kind: "text", label: "Into field", help: "Empty: a new item with the field text.", placeholder: "text", default: "" },
} as const satisfies Fields;

export const fileText = defineNode({
  type: "file-text",
  title: "File to text",
  icon: "file-type",
  category: "files",
  aliases: ["read text", "extract from file", "decode", "charset", "utf-8", "contents"],
  docs: {
    summary: "Reads the text of a file.",
    details:
      "A byte order mark is left out. Bytes that are no text in the encoding fail with `not-text`, a file over 64 MB with `file-too-large`, anything that is no file with `not-a-file`. Without **Into field** the result is a new item with the field `text`; with it, the text is added to the item.",
    examples: [{ title: "Of a file that came in", params: { file: "${item}" } }],
  },
  params: fileTextParams,
  summary: "{encoding}",
  run: lazyRun(async () => (await import("./run/readText.ts")).readText),
});
