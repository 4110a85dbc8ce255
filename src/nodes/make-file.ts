import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const makeFileParams = {
  from: {
    kind: "choice",
    label: "From",
    options: [
      { value: "text", label: "Text" },
      { value: "base64", label: "Base64" },
    ],
    default: "text",
  },
  content: { kind: "text", label: "Content", multiline: true, default: "${item.text}" },
  name: { kind: "text", label: "File name", placeholder: "report.txt", default: "file.txt" },
  type: { kind: "text", label: "Media type", help: "Empty: what the ending of the name says.", placeholder: "text/plain", default: "" },
} as const satisfies Fields;

export const makeFile = defineNode({
  type: "make-file",
  title: "Make file",
  icon: "file-plus",
  category: "files",
  aliases: ["create file", "text to file", "base64 to file", "attachment", "blob", "convert to file"],
  docs: {
    summary: "Makes a file of a text or of base64.",
    details:
      "A text is written as UTF-8. The file is emitted by reference, in the place of the item. Content that is no text fails with `not-text`, base64 that is none with `bad-base64`, a name that is empty or a path with `bad-name`, a media type that is none with `bad-media-type`.",
    examples: [
      {
        title: "A CSV file of a text",
        params: { content: "city\nKöln\n", name: "cities.csv" },
        output: {
          out: [
            { $file: "8d7a55d3475f76fccee9b8dabbce6982edae30daacf744caa327835f76f6d70c", name: "cities.csv", type: "text/csv", size: 11 },
          ],
        },
      },
    ],
  },
  outputs: [{ name: "out", kind: "file" }],
  params: makeFileParams,
  summary: "{name}",
  run: lazyRun(async () => (await import("./run/makeFileOf.ts")).makeFileOf),
});
