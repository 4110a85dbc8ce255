import { defineNode } from "../model/defineNode.ts";

export const noOp = defineNode({
  type: "no-op",
  title: "Do nothing",
  icon: "arrow-right",
  category: "flow",
  aliases: ["pass", "pass through", "nothing", "noop", "placeholder", "identity"],
  docs: {
    summary: "Passes its items on as they are.",
    details: "Good for a place where branches meet, or where a node is still to come.",
    examples: [{ title: "Pass on", params: {}, input: [{ a: 1 }, 2], output: { out: [{ a: 1 }, 2] } }],
  },
  mode: "once",
  run: ({ items }) => items,
});
