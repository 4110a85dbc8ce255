import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";
import { attributePrefix, textKey } from "./support/xmlKeys.ts";

export const xmlParseParams = {
  ...sourceFields,
  elements: {
    kind: "text",
    label: "An item for each",
    help: "The path from the root to the elements that become items, for example catalog/book. Empty: the whole text is one item.",
    placeholder: "catalog/book",
    default: "",
  },
  types: {
    kind: "choice",
    label: "Types",
    options: [
      { value: "text", label: "Everything is text" },
      { value: "infer", label: "Infer numbers, true, false and empty" },
    ],
    default: "text",
  },
  attributes: { kind: "boolean", label: "Attributes", help: "Off: they are left out.", default: true },
  prefix: attributePrefix,
  textKey,
  lists: {
    kind: "texts",
    label: "Always lists",
    help: "Names of elements that are lists even where there is one alone.",
    placeholder: "author",
    default: [],
  },
  as: intoField,
} as const satisfies Fields;

export const xmlParse = defineNode({
  type: "xml-parse",
  title: "Parse XML",
  icon: "code-xml",
  category: "formats",
  aliases: ["xml", "decode", "read xml", "soap", "svg", "sitemap", "opml", "from xml"],
  docs: {
    summary: "Makes items of XML text.",
    details:
      "An element with nothing but text becomes that text, any other an object: attributes under their name behind the prefix, elements under theirs, text beside them under `#text`. Elements of one name become a list where there are several; name those that always are one under **Always lists**. Spaces around text and comments are left out, CDATA is text, names keep their namespace as it is written. Without **An item for each** the item is `{ root: … }`; a path that leads nowhere gives no items. Only the five entities of XML and character numbers are read: a document type declaration fails the item with `xml-dtd`, wrong syntax with `xml-syntax` and the line, nesting beyond 200 levels with `too-deep`. A file is read as UTF-8, up to 32 MB.",
    examples: [
      {
        title: "An item for each book",
        params: { elements: "catalog/book", types: "infer" },
        input: [
          {
            text: '<catalog><book id="1"><title>Tom &amp; Jerry</title><price>9.5</price></book><book id="2"><title>Ada</title></book></catalog>',
          },
        ],
        output: {
          out: [
            { "@id": 1, title: "Tom & Jerry", price: 9.5 },
            { "@id": 2, title: "Ada" },
          ],
        },
      },
      {
        title: "The whole text, one author as a list",
        params: { lists: ["author"], text: '<?xml version="1.0"?>\n<book lang="en">\n  <author>Ada</author>\n  <note/>\n</book>' },
        output: { out: [{ book: { "@lang": "en", author: ["Ada"], note: "" } }] },
      },
    ],
  },
  params: xmlParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseXml.ts")).parseXml),
});
