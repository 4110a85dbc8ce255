import { defineNode } from "../model/defineNode.ts";
import { eventItems } from "./support/eventItems.ts";
import { toText } from "./support/toText.ts";

export const clipboard = defineNode({
  type: "clipboard",
  title: "Clipboard",
  icon: "clipboard-paste",
  category: "start",
  aliases: ["paste", "copy", "pasted text", "snippet", "clip"],
  docs: {
    summary: "Starts with the text that is on the clipboard.",
    details: "It emits one item with the field **text**. A run that no event began emits the **sample**.",
    examples: [{ title: "Tried with a sample", params: { sample: "a,b\n1,2" }, output: { out: [{ text: "a,b\n1,2" }] } }],
  },
  mode: "once",
  trigger: true,
  event: "clipboard",
  inputs: [],
  params: {
    sample: {
      kind: "text",
      label: "Sample",
      help: "The text of a run that gets none from the clipboard.",
      multiline: true,
      default: "",
    },
  },
  summary: "with the text on the clipboard",
  run: ({ params, run }) => eventItems(run.input, { text: toText(params.sample) }),
});
