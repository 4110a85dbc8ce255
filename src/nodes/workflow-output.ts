import { defineNode } from "../model/defineNode.ts";

export const workflowOutput = defineNode({
  type: "workflow-output",
  title: "Workflow output",
  icon: "log-out",
  category: "flow",
  aliases: ["result", "return", "output", "respond", "end", "exit"],
  docs: {
    summary: "Makes its items a result of the run, under a name.",
    details:
      "The outputs of a run are the last nodes' items, unless there are Workflow output nodes: then they are these, keyed by their **name**. The items also go on at the port `out`, unchanged.",
    examples: [{ title: "Name the result", params: { name: "totals" }, input: [{ total: 3 }], output: { out: [{ total: 3 }] } }],
  },
  mode: "once",
  params: {
    name: {
      kind: "text",
      label: "Name",
      help: "The key of these items in the run's outputs; no template. Without one, the id of this node.",
      placeholder: "totals",
    },
  },
  summary: "as {name}",
  run: ({ items }) => items,
});
