import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import { toText } from "./support/toText.ts";

export const assert = defineNode({
  type: "assert",
  title: "Assert",
  icon: "shield-check",
  category: "flow",
  aliases: ["check", "validate", "ensure", "expect", "guard", "invariant", "require"],
  docs: {
    summary: "Fails at an item for which a condition does not hold.",
    details:
      "A condition holds as in JavaScript: everything but `false`, `0`, empty text, `null` and a missing value. Items for which it holds pass as they are. One for which it does not fails with the code `assertion` and your message: with the port `error` wired it leaves there, alone, and the others pass; else the run fails, and the failure names the item and its position. Where no items arrive, nothing is wrong.",
    examples: [
      {
        title: "Every order has a customer",
        params: { that: "${item.customer}", message: "Order ${item.id} has no customer" },
        input: [{ id: 1, customer: "Ada" }],
        output: { out: [{ id: 1, customer: "Ada" }] },
      },
    ],
  },
  mode: "each",
  params: {
    that: {
      kind: "expression",
      label: "That",
      help: "The condition, worked out for each item.",
      placeholder: "${item.total >= 0}",
      required: true,
    },
    message: { kind: "text", label: "Message", help: "What is wrong where it does not hold.", default: "The condition does not hold" },
  },
  summary: "{that}",
  run({ item, params }) {
    if (params.that) return [item];
    throw new NodeError("assertion", toText(params.message), { param: "that", hint: "Look at the item, or at what made it." });
  },
});
