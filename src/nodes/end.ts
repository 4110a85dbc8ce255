import { defineNode } from "../model/defineNode.ts";

export const end = defineNode({
  type: "end",
  title: "End",
  icon: "flag",
  category: "flow",
  aliases: ["finish", "terminate", "exit", "stop", "explicit termination", "done", "early return", "break"],
  docs: {
    summary: "Ends the run, or the round of the region it is in, with success.",
    details:
      "Once it has its items, everything else in its scope is cancelled, and what is done already stays done. Its scope is the run, or inside a loop, a map or another region the round that it is in: then only that round ends. Its own items are a result of the run when nothing hangs on it; what hangs on it does not run.\n\nA run ends by itself when nothing is left to do: this node is for ending it before that. To end with a failure use `stop-and-error`.",
    examples: [{ title: "The first result is enough", params: {}, input: [{ found: true }], output: { out: [{ found: true }] } }],
  },
  effects: "write",
  changes: "run",
  mode: "once",
  run({ items, control }) {
    control.endScope();
    return items;
  },
});
