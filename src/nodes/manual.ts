import { defineNode } from "../model/defineNode.ts";

export const manual = defineNode({
  type: "manual",
  title: "Manual start",
  icon: "play",
  category: "start",
  aliases: ["trigger", "start", "begin", "run button", "test data"],
  docs: {
    summary: "Starts the workflow when you press Run.",
    details:
      "It emits its **items** once; without any, one empty item, so that what follows runs once. A run that is given an input (`vwmp run --input`, `input` in the package) starts with that instead.",
    examples: [
      { title: "Start once", params: {}, output: { out: [{}] } },
      {
        title: "Start with two items",
        params: { items: [{ city: "Oslo" }, { city: "Rome" }] },
        output: { out: [{ city: "Oslo" }, { city: "Rome" }] },
      },
    ],
  },
  mode: "once",
  inputs: [],
  params: {
    items: {
      kind: "json",
      label: "Items",
      help: "A list with what to start with. A value that is no list is one item.",
      default: [{}],
    },
  },
  summary: "when Run is pressed",
  run: ({ params, run }) => run.input ?? (Array.isArray(params.items) ? params.items : [params.items]),
});
