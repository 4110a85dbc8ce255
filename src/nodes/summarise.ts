import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { modelFields } from "./support/ai/modelFields.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const summariseParams = {
  text: { kind: "text", label: "Text", help: "What is summarised.", multiline: true, default: "${item.text}" },
  instructions: {
    kind: "text",
    label: "Instructions",
    help: "How the summary is to be.",
    placeholder: "Three sentences in plain words.",
    multiline: true,
    default: "",
  },
  chunk: { kind: "number", label: "Characters a part", help: "About four are a token.", default: 12_000, min: 500, integer: true },
  most: { kind: "number", label: "Most parts", help: "A longer text fails before anything is asked.", default: 100, min: 1, integer: true },
  into: { ...intoField, help: "Empty: the text of the summary becomes the item.", default: "summary" },
  ...modelFields,
} as const satisfies Fields;

export const summarise = defineNode({
  type: "summarise",
  title: "Summarise text",
  icon: "notebook-text",
  category: "ai",
  aliases: ["summary", "tldr", "shorten", "digest", "abstract", "map reduce", "condense"],
  docs: {
    summary: "Lets a model sum up each item's text, however long it is.",
    details:
      "A text of one part is summed up in one call. A longer one is cut into parts, at the end of a paragraph, a sentence or a word where there is one; each part is summed up, and the summaries together again, until they are one. Summaries that do not get shorter fail with `summary-too-long`, a text of too many parts with `text-too-long`. Failures of the model are those of `chat-model`; a part that ends at the most tokens fails with `answer-cut`, since half a summary looks like a whole one.",
    examples: [
      {
        title: "A page in three sentences",
        params: { baseUrl: "http://localhost:11434/v1", model: "llama3.2", instructions: "Three sentences in plain words." },
        input: [{ text: "A long text …" }],
      },
    ],
  },
  effects: "read",
  params: summariseParams,
  summary: "{text}",
  run: lazyRun(async () => (await import("./run/summariseText.ts")).summariseText),
});
