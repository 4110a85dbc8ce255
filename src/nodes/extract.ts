import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { modelFields } from "./support/ai/modelFields.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const extractParams = {
  text: { kind: "text", label: "Text", help: "What is read.", multiline: true, default: "${item.text}" },
  fields: {
    kind: "list",
    label: "Fields",
    itemLabel: "Field",
    of: {
      name: { kind: "text", label: "Name", placeholder: "total", required: true },
      type: {
        kind: "choice",
        label: "Type",
        options: [
          { value: "text", label: "Text" },
          { value: "number", label: "Number" },
          { value: "integer", label: "Whole number" },
          { value: "boolean", label: "Yes or no" },
          { value: "texts", label: "List of texts" },
          { value: "numbers", label: "List of numbers" },
        ],
        default: "text",
      },
      description: { kind: "text", label: "Means", help: "What to look for, and how to write it.", default: "" },
      mandatory: { kind: "boolean", label: "Must be there", help: "Otherwise null where the text does not say it.", default: false },
    },
    required: true,
  },
  instructions: { kind: "text", label: "Instructions", help: "What else to mind.", multiline: true, default: "" },
  into: intoField,
  ...modelFields,
} as const satisfies Fields;

export const extract = defineNode({
  type: "extract",
  title: "Extract fields",
  icon: "scan-text",
  category: "ai",
  aliases: ["information extraction", "parse text", "entities", "structured output", "invoice", "read fields", "ner"],
  docs: {
    summary: "Lets a model read declared fields out of each item's text.",
    details:
      "The answer is held to a JSON Schema made of the fields: each is there, of its type, or `null` where the text does not say it and it need not be there. One that does not match goes back to the model once, then fails with `schema-mismatch` and the place. A model can still misread: check what matters. Failures are those of `chat-model`.",
    examples: [
      {
        title: "Read an invoice",
        params: {
          baseUrl: "http://localhost:11434/v1",
          model: "llama3.2",
          fields: [{ name: "number" }, { name: "total", type: "number", description: "With tax", mandatory: true }],
        },
        input: [{ text: "Invoice 2024-17, 3 chairs, total 297.50 EUR" }],
      },
    ],
  },
  effects: "read",
  params: extractParams,
  summary: "{fields} of {text}",
  run: lazyRun(async () => (await import("./run/extractFields.ts")).extractFields),
});
