import { defineNode } from "../model/defineNode.ts";

export const race = defineNode({
  type: "race",
  title: "Race",
  icon: "flag",
  category: "flow",
  aliases: ["first wins", "fastest", "any of", "discriminator", "first of several", "cancel the rest"],
  docs: {
    summary: "Passes on what comes first of several branches, and cancels the others.",
    details:
      "Lead every branch into it. The packet of the branch that delivers first passes as it is; what is on the way in the other branches, and not on the way to the winner too, is cancelled. A branch that ends without a packet drops out; where all do, this node is skipped. A packet without items wins as well. To let the others run to their end and drop what they bring, set the join of this node to one of n, structured. To wait for events, not branches, use `pick`.",
    examples: [{ title: "The only one wins", params: {}, input: [{ from: "mirror" }], output: { out: [{ from: "mirror" }] } }],
  },
  mode: "once",
  policy: { join: { n: 1, mode: "cancelling" } },
  run: ({ items }) => items,
});
