import { defineNode } from "../model/defineNode.ts";
import { asRecord, copyRecord, setKey } from "./support/copyRecord.ts";
import { toText } from "./support/toText.ts";

export const template = defineNode({
  type: "template",
  title: "Template",
  icon: "text-quote",
  category: "data",
  aliases: ["text", "format", "string", "message", "concat", "interpolate", "mail merge", "markdown"],
  docs: {
    summary: "Writes a text for each item, with its values filled in.",
    details:
      "A missing or empty (`null`) value leaves nothing in the text; lists and objects are written as JSON. Without **Into field** the result is a new item with the field `text`; with it, the text is added to the item. Write `\\${` for a literal `${`.",
    examples: [
      {
        title: "A greeting",
        params: { text: "Dear ${item.name}, you owe ${item.total} EUR." },
        input: [{ name: "Ada", total: 12 }],
        output: { out: [{ text: "Dear Ada, you owe 12 EUR." }] },
      },
      {
        title: "Into a field, beside the others",
        params: { text: "${item.id}-${item.country}", as: "key" },
        input: [{ id: 7, country: "DE" }],
        output: { out: [{ id: 7, country: "DE", key: "7-DE" }] },
      },
    ],
  },
  params: {
    text: {
      kind: "text",
      label: "Text",
      help: "Text with ${ … } where values go.",
      placeholder: "Hello ${item.name}",
      multiline: true,
      required: true,
    },
    as: { kind: "text", label: "Into field", help: "Empty: a new item with the field text.", placeholder: "message", default: "" },
  },
  summary: "{text}",
  run({ item, params }) {
    const text = toText(params.text);
    if (params.as === "") return { text };
    const result = copyRecord(asRecord(item));
    setKey(result, params.as, text);
    return result;
  },
});
