import { defineNode } from "../model/defineNode.ts";
import { madeOf, madeOfAll } from "../model/madeOf.ts";
import { textsField } from "./support/textsField.ts";

export const jsonBuild = defineNode({
  type: "json-build",
  title: "Build JSON",
  icon: "file-braces",
  category: "formats",
  aliases: [
    "json",
    "encode",
    "serialize",
    "stringify",
    "write json",
    "ndjson",
    "jsonl",
    "json lines",
    "newline delimited json",
    "build ndjson",
    "to json",
  ],
  docs: {
    summary: "Writes the items as JSON text.",
    details:
      "**JSON lines** is NDJSON: each item on a line of its own. **One list** and **JSON lines** make one item of all, with the text in `text`; no items give an empty list or an empty text. **A text for each item** keeps their number. Fields keep their order.",
    examples: [
      { title: "One list", params: { indent: 0 }, input: [{ id: 1 }, { id: 2 }], output: { out: [{ text: '[{"id":1},{"id":2}]' }] } },
      {
        title: "JSON lines",
        params: { format: "lines" },
        input: [{ id: 1 }, { id: 2 }],
        output: { out: [{ text: '{"id":1}\n{"id":2}\n' }] },
      },
      { title: "A text for each item", params: { format: "each" }, input: [{ id: 1 }], output: { out: [{ text: '{\n  "id": 1\n}' }] } },
    ],
  },
  mode: "once",
  params: {
    format: textsField({ value: "lines", label: "JSON lines: an item on each line" }),
    indent: {
      kind: "number",
      label: "Indent",
      help: "Spaces a level; 0 writes all on one line.",
      default: 2,
      min: 0,
      max: 10,
      integer: true,
      showIf: { param: "format", in: ["list", "each"] },
    },
  },
  summary: "{format}",
  run({ items, params: { format, indent } }) {
    if (format === "list") return madeOfAll({ text: JSON.stringify(items, null, indent) }, items);
    if (format === "lines") return madeOfAll({ text: items.map((item) => `${JSON.stringify(item)}\n`).join("") }, items);
    return items.map((item) => madeOf({ text: JSON.stringify(item, null, indent) }, [item]));
  },
});
