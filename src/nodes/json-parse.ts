import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const jsonParseParams = {
  ...sourceFields,
  format: {
    kind: "choice",
    label: "Format",
    options: [
      { value: "json", label: "JSON: one value" },
      { value: "lines", label: "JSON lines: a value on each line" },
    ],
    default: "json",
  },
  as: intoField,
} as const satisfies Fields;

export const jsonParse = defineNode({
  type: "json-parse",
  title: "Parse JSON",
  icon: "braces",
  category: "formats",
  aliases: ["json", "decode", "deserialize", "read json", "ndjson", "json lines", "from json"],
  docs: {
    summary: "Makes items of JSON text.",
    details:
      "A list gives one item for each of its values, anything else one item. With **JSON lines** every line is a value of its own; empty lines are passed over. With **Into field** the value, a list too, is put into that field of the item, and the other fields stay. Text that is not JSON fails the item, with the line at fault; so does nesting beyond 200 levels. Whole numbers beyond 2^53 lose digits, as in JavaScript: send them as text. A file is read as UTF-8, up to 64 MB.",
    examples: [
      {
        title: "A list becomes items",
        params: { text: "${item.text}" },
        input: [{ text: '[{"id": 1}, {"id": 2}]' }],
        output: { out: [{ id: 1 }, { id: 2 }] },
      },
      {
        title: "JSON lines",
        params: { format: "lines" },
        input: [{ text: '{"id":1}\n\n{"id":2}\n' }],
        output: { out: [{ id: 1 }, { id: 2 }] },
      },
      {
        title: "Into a field",
        params: { text: "${item.tags}", as: "tags" },
        input: [{ id: 7, tags: '["new","hot"]' }],
        output: { out: [{ id: 7, tags: ["new", "hot"] }] },
      },
    ],
  },
  params: jsonParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseJsonItems.ts")).parseJsonItems),
});
