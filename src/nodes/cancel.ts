import { defineNode } from "../model/defineNode.ts";

export const cancel = defineNode({
  type: "cancel",
  title: "Cancel",
  icon: "ban",
  category: "flow",
  aliases: ["abort", "stop", "kill", "terminate", "cancel region", "cancel activity", "cancel case", "withdraw"],
  docs: {
    summary: "Cancels nodes, regions or the whole run, and passes its items on.",
    details:
      "What runs or waits there is cut off and what is queued there is dropped; a region leaves at its port `cancelled`. What is done already stays done. A node is looked for in the scope that this one is in, then in those around it; one that only regions hold is cancelled in all their rounds. This node itself goes on.\n\nWithout nodes the whole run is cancelled, at once: nothing after this node runs. To end the run with success use `end`, with a failure `stop-and-error`.",
    examples: [
      {
        title: "The search that is no longer needed",
        params: { nodes: ["search"], reason: "The order was withdrawn" },
        input: [{ order: 7 }],
        output: { out: [{ order: 7 }] },
      },
    ],
  },
  effects: "write",
  changes: "run",
  mode: "once",
  params: {
    nodes: {
      kind: "texts",
      label: "Nodes and regions",
      help: "Their ids. Empty: the whole run.",
      placeholder: "search",
      default: [],
    },
    reason: { kind: "text", label: "Reason", help: "For the log.", placeholder: "The order was withdrawn" },
  },
  summary: "{nodes}",
  run({ items, params, control }) {
    if (params.reason === undefined || params.reason === "") control.cancel(params.nodes);
    else control.cancel(params.nodes, params.reason);
    return items;
  },
});
