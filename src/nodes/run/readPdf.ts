import { getDocument } from "unpdf/pdfjs";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { pdfTextParams } from "../pdf-text.ts";
import { fileBytes } from "../support/fileBytes.ts";

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

const MOST_BYTES = 100_000_000;
const MOST_PAGES = 5000;

/** The text of each page, or of all of them. */
export async function readPdf({ params, host, signal, progress }: RunContext<typeof pdfTextParams>): Promise<Item[] | Item> {
  const password = await host.reveal(params.password);
  const pdf = await opened(await fileBytes(host, params.file, MOST_BYTES), password);
  try {
    const pages = pdf.numPages;
    if (pages > MOST_PAGES) throw new NodeError("too-many", `The PDF has ${pages} pages; ${MOST_PAGES} are allowed.`, { param: "file" });
    const texts: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      signal.throwIfAborted();
      texts.push(await textOf(pdf, page));
      progress(page, pages);
    }
    if (params.per === "file") return { pages, text: texts.join("\n\n") };
    return texts.map((text, at) => ({ page: at + 1, pages, text }));
  } finally {
    await pdf.destroy();
  }
}

async function opened(bytes: Uint8Array, password: string): Promise<Pdf> {
  try {
    // Its own bytes, for it takes them away; code made of text is not allowed in a page.
    const data = bytes.slice();
    return await getDocument({ data, password, isEvalSupported: false, useSystemFonts: true, verbosity: 0 }).promise;
  } catch (error) {
    throw failureOf(error, password);
  }
}

async function textOf(pdf: Pdf, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items
      .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
      .join("")
      .trimEnd();
  } catch (cause) {
    throw new NodeError("bad-pdf", `Page ${number} of the PDF is damaged.`, {
      param: "file",
      hint: "Save the PDF anew, or leave the page out.",
      cause,
    });
  }
}

function failureOf(error: unknown, password: string): NodeError {
  if ((error as { readonly name?: string }).name === "PasswordException") {
    const what = password === "" ? "The PDF has a password." : "The password of the PDF is another.";
    return new NodeError("pdf-password", what, { param: "password", hint: "Give its password, as in ${secrets.PDF}.", cause: error });
  }
  return new NodeError("bad-pdf", "The file is no PDF, or it is damaged.", { param: "file", hint: "Save the PDF anew.", cause: error });
}
