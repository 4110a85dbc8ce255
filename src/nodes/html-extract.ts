import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const htmlExtractParams = {
  ...sourceFields,
  rows: {
    kind: "text",
    label: "An item for each",
    help: "CSS selector of what becomes an item, for example a row of a table. Empty: the page is one item.",
    placeholder: "table tbody tr",
    default: "",
  },
  fields: {
    kind: "list",
    label: "Values",
    itemLabel: "Value",
    required: true,
    of: {
      name: { kind: "text", label: "Field", placeholder: "title", required: true },
      selector: { kind: "text", label: "Selector", help: "CSS. Empty: the row itself.", placeholder: "h2 a", default: "" },
      take: {
        kind: "choice",
        label: "Take",
        options: [
          { value: "text", label: "Text" },
          { value: "html", label: "HTML inside" },
          { value: "attribute", label: "Attribute" },
        ],
        default: "text",
      },
      attribute: { kind: "text", label: "Attribute", placeholder: "href", default: "", showIf: { param: "take", in: ["attribute"] } },
      all: { kind: "boolean", label: "All matches", help: "A list of them. Off: the first.", default: false },
    },
    default: [{ name: "title", selector: "title", take: "text" }],
  },
  base: {
    kind: "text",
    label: "Address of the page",
    help: "Makes links and sources whole. Empty: they stay as they are written.",
    placeholder: "https://example.org/list",
    default: "",
  },
  as: { ...intoField, help: "Empty: what is found becomes the items." },
} as const satisfies Fields;

export const htmlExtract = defineNode({
  type: "html-extract",
  title: "Extract from HTML",
  icon: "text-select",
  category: "formats",
  aliases: ["html", "scrape", "scraping", "css selector", "cheerio", "parse html", "web page", "crawl", "dom"],
  docs: {
    summary: "Takes values out of HTML by CSS selectors.",
    details:
      "With **An item for each** every match is an item, and the selectors of the values look inside it; without, they look in the whole page. A value that is not found is `null`, a list with **All matches** then empty. Text is what a reader sees: spaces in one piece, no scripts and styles. HTML is passed on as it is: it is not safe to show. With the address of the page, `href`, `src` and the like become whole addresses. HTML has no wrong syntax; a selector that is none fails with `bad-selector`, one that would search for too long with `selector-too-slow`, nesting beyond 400 levels with `too-deep`. A file is read as UTF-8, up to 16 MB.",
    examples: [
      {
        title: "Rows of a list",
        params: {
          rows: "li.book",
          fields: [
            { name: "title", selector: "a" },
            { name: "link", selector: "a", take: "attribute", attribute: "href" },
            { name: "tags", selector: ".tag", all: true },
          ],
          base: "https://example.org/books/",
        },
        input: [
          {
            text: '<ul><li class="book"><a href="1.html">Tom &amp; Jerry</a> <i class="tag">new</i> <i class="tag">fun</i><li class="book"><a href="/2">Ada</a></ul>',
          },
        ],
        output: {
          out: [
            { title: "Tom & Jerry", link: "https://example.org/books/1.html", tags: ["new", "fun"] },
            { title: "Ada", link: "https://example.org/2", tags: [] },
          ],
        },
      },
      {
        title: "One value of a page, beside the other fields",
        params: { fields: [{ name: "title", selector: "title" }], as: "page" },
        input: [{ text: "<!doctype html><title>Hello</title><p>World" }],
        output: { out: [{ text: "<!doctype html><title>Hello</title><p>World", page: { title: "Hello" } }] },
      },
    ],
  },
  params: htmlExtractParams,
  summary: "{rows}",
  run: lazyRun(async () => (await import("./run/extractHtml.ts")).extractHtml),
});
