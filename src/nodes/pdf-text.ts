import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const pdfTextParams = {
  file: { kind: "expression", label: "File", help: "The PDF: a file, or its bytes as base64.", default: "${item}" },
  per: {
    kind: "choice",
    label: "An item for",
    options: [
      { value: "page", label: "Each page" },
      { value: "file", label: "The whole file" },
    ],
    default: "page",
  },
  password: { kind: "text", label: "Password", help: "Of a PDF that has one.", secret: true, default: "" },
} as const satisfies Fields;

export const pdfText = defineNode({
  type: "pdf-text",
  title: "PDF to text",
  icon: "file-search",
  category: "files",
  aliases: ["pdf", "read pdf", "extract text", "pdf to text", "invoice", "document"],
  docs: {
    summary: "Reads the text of a PDF, page by page.",
    details:
      "It emits `{ page, pages, text }` for each page, or `{ pages, text }` for the whole file, with an empty line between pages. Lines are those of the PDF, in the order in which it draws them. A scanned page holds a picture and no text: its `text` is empty.\n\nA file that is no PDF fails with `bad-pdf`, one with a password with `pdf-password`, one over 100 MB with `file-too-large`, over 5,000 pages with `too-many`.",
    examples: [{ title: "Of a file that came in", params: { file: "${item}" } }],
  },
  params: pdfTextParams,
  summary: "{per}",
  run: lazyRun(async () => (await import("./run/readPdf.ts")).readPdf),
});
