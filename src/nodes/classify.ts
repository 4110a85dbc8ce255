import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { modelFields } from "./support/ai/modelFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const classifyParams = {
  text: { kind: "text", label: "Text", help: "What is classified.", multiline: true, default: "${item.text}" },
  labels: {
    kind: "list",
    label: "Labels",
    itemLabel: "Label",
    of: {
      label: {
        kind: "text",
        label: "Label",
        help: "Its name, and that of its port; no template.",
        placeholder: "complaint",
        required: true,
      },
      description: { kind: "text", label: "Means", help: "When it fits.", default: "" },
    },
    required: true,
  },
  instructions: { kind: "text", label: "Instructions", help: "What else to mind.", multiline: true, default: "" },
  as: { kind: "text", label: "Label into field", help: "Empty: the item stays as it is.", default: "label" },
  ...modelFields,
} as const satisfies Fields;

export const classify = defineNode({
  type: "classify",
  title: "Classify",
  icon: "tags",
  category: "ai",
  aliases: ["categorise", "label", "sentiment", "route by meaning", "text classifier", "triage", "intent"],
  docs: {
    summary: "Lets a model choose one label for each item, and sends the item to the port of that label.",
    details:
      "Each label has a port of its own; the item gets the label in a field. What fits none, or what the model names outside of the labels, leaves at `other` with the label `null`. The answer is held to the labels by a JSON Schema, so a text that tells the model to do something else can at most earn the wrong label. To go on with all items together, connect several ports to the same node. Failures are those of `chat-model`.",
    examples: [
      {
        title: "Sort the post",
        params: {
          baseUrl: "http://localhost:11434/v1",
          model: "llama3.2",
          labels: [{ label: "complaint", description: "Somebody is not content" }, { label: "question" }],
        },
        input: [{ text: "Where is my order?" }],
      },
    ],
  },
  effects: "read",
  outputs: { each: "labels", key: "label", then: [{ name: "other", label: "Other" }] },
  params: classifyParams,
  summary: "{text}",
  run: lazyRun(async () => (await import("./run/classifyItem.ts")).classifyItem),
});
