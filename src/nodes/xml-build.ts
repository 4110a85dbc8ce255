import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { attributePrefix, textKey } from "./support/xmlKeys.ts";

export const xmlBuildParams = {
  format: {
    kind: "choice",
    label: "Write",
    options: [
      { value: "list", label: "One document of all items" },
      { value: "each", label: "A document for each item" },
    ],
    default: "list",
  },
  root: { kind: "text", label: "Root element", default: "items", required: true, showIf: { param: "format", in: ["list"] } },
  element: {
    kind: "text",
    label: "Element of an item",
    help: "Empty: the item's only field names it, as Parse XML gives it.",
    default: "item",
  },
  prefix: attributePrefix,
  textKey,
  indent: {
    kind: "number",
    label: "Indent",
    help: "Spaces a level; 0 writes all on one line.",
    default: 2,
    min: 0,
    max: 10,
    integer: true,
  },
  declaration: { kind: "boolean", label: "XML declaration", help: "Write <?xml …?> first.", default: true },
} as const satisfies Fields;

export const xmlBuild = defineNode({
  type: "xml-build",
  title: "Build XML",
  icon: "file-code-corner",
  category: "formats",
  aliases: ["xml", "encode", "write xml", "soap", "sitemap", "serialize", "to xml"],
  docs: {
    summary: "Writes the items as XML text.",
    details:
      "It reads what Parse XML gives: fields that begin with the prefix become attributes, `#text` the text, a list an element for each of its values, `null` an empty element, anything else an element with its text. All is escaped. A name that XML does not allow fails with `bad-name`, a list in a list with `list-in-list`, an attribute that is a list or an object with `bad-attribute`, a character that XML cannot hold with `bad-character`, nesting beyond 200 levels with `too-deep`. With an empty prefix nothing is an attribute.",
    examples: [
      {
        title: "One document",
        params: { root: "people", element: "person", indent: 0, declaration: false },
        input: [
          { "@id": 1, name: "Tom & Jerry" },
          { "@id": 2, name: "Ada", tag: ["a", "b"] },
        ],
        output: {
          out: [
            {
              text: '<people><person id="1"><name>Tom &amp; Jerry</name></person><person id="2"><name>Ada</name><tag>a</tag><tag>b</tag></person></people>\n',
            },
          ],
        },
      },
      {
        title: "A document for each item, named by its only field",
        params: { format: "each", element: "" },
        input: [{ book: { title: "Ada", price: { "@unit": "EUR", "#text": 9.5 } } }],
        output: {
          out: [
            {
              text: '<?xml version="1.0" encoding="UTF-8"?>\n<book>\n  <title>Ada</title>\n  <price unit="EUR">9.5</price>\n</book>\n',
            },
          ],
        },
      },
    ],
  },
  mode: "once",
  params: xmlBuildParams,
  summary: "{format}",
  run: lazyRun(async () => (await import("./run/buildXml.ts")).buildXml),
});
