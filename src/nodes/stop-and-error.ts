import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import { toText } from "./support/toText.ts";

export const stopAndError = defineNode({
  type: "stop-and-error",
  title: "Stop and error",
  icon: "octagon-x",
  category: "flow",
  aliases: ["throw", "fail", "raise", "abort", "assert", "exception"],
  docs: {
    summary: "Fails with a message of your own.",
    details:
      "The failure has the code `stopped`. Like that of any node it goes to the port `error` when that is wired, else it fails the run. Where no items arrive, nothing is wrong and nothing happens: `filter` and then Stop and error is a check.",
    examples: [
      { title: "Nothing arrives, nothing happens", params: { message: "There is an order without a customer" }, input: [], output: {} },
    ],
  },
  mode: "once",
  outputs: [],
  params: {
    message: {
      kind: "text",
      label: "Message",
      help: "What went wrong and what to do about it. May be a template, for example ${items.length} orders have no customer.",
      default: "The workflow was stopped",
      required: true,
    },
  },
  summary: "{message}",
  run({ items, params }) {
    if (items.length > 0) throw new NodeError("stopped", toText(params.message), { kind: "user" });
  },
});
