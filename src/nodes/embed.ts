import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { serverFields } from "./support/ai/modelFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const embedParams = {
  text: { kind: "text", label: "Text", help: "What is embedded of each item.", multiline: true, default: "${item.text}", per: "item" },
  ...serverFields,
  dimensions: { kind: "number", label: "Dimensions", help: "Empty: the model's own.", min: 1, integer: true },
  batch: { kind: "number", label: "Texts a call", default: 64, min: 1, max: 2048, integer: true },
  as: { kind: "text", label: "Vector into field", default: "vector", required: true },
} as const satisfies Fields;

export const embed = defineNode({
  type: "embed",
  title: "Embed",
  icon: "waypoints",
  category: "ai",
  aliases: ["embedding", "vector", "semantic", "rag", "similarity", "vectorise"],
  docs: {
    summary: "Adds to each item the vector of its text, for searching by meaning.",
    details:
      "It calls `/embeddings` of any OpenAI-compatible address, many texts a call. Every text needs at least one character that is not blank; an empty one fails with `empty-text` and its position, since servers answer it with nonsense or an error. Vectors of different models cannot be compared. Follow it with `vector-search`.",
    examples: [
      {
        title: "Vectors of notes",
        params: { baseUrl: "http://localhost:11434/v1", model: "nomic-embed-text" },
        input: [{ text: "Cats sleep a lot" }, { text: "Rust is a language" }],
      },
    ],
  },
  effects: "read",
  mode: "once",
  takes: "map",
  params: embedParams,
  summary: "{text} with {model}",
  run: lazyRun(async () => (await import("./run/embedItems.ts")).embedItems),
});
