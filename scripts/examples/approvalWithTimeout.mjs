import { layout } from "./layout.mjs";

/** A person decides, or the deadline does. */
export function approvalWithTimeout() {
  return {
    format: "vwmp/1",
    name: "Approve an expense, or remind",
    description: "Small expenses pass by themselves; large ones wait for a person, and after two days go to somebody else.",
    parameters: { limit: { kind: "number", label: "Passes without asking", default: 100, min: 0 } },
    nodes: {
      claim: { type: "manual@1", name: "Expense", params: { items: [{ who: "Ada", what: "Train to Lyon", amount: 240 }] } },
      large: { type: "if@1", name: "Large?", params: { where: "${item.amount > parameters.limit}" } },
      ask: {
        type: "approval@1",
        name: "Ask the manager",
        params: {
          title: "Expense of ${item.who}",
          message: "${item.what}: ${item.amount} EUR",
          signal: "expense",
          deadline: "48h",
          into: "answer",
        },
      },
      pay: { type: "template@1", name: "Pay", params: { text: "Pay ${item.amount} EUR to ${item.who}" } },
      refuse: { type: "template@1", name: "Refuse", params: { text: "${item.what} was refused" } },
      remind: { type: "template@1", name: "To the deputy", params: { text: "Nobody answered: ask the deputy about ${item.what}" } },
    },
    edges: [
      "claim -> large",
      "large.true -> ask",
      "large.false -> pay",
      "ask.approved -> pay",
      "ask.rejected -> refuse",
      "ask.escalated -> remind",
    ],
    tests: [
      {
        name: "two days without an answer go to the deputy",
        expect: { remind: [{ text: "Nobody answered: ask the deputy about Train to Lyon" }], pay: null, refuse: null },
      },
      {
        name: "an approval pays",
        signals: [{ name: "expense", at: "1h", data: { approved: true } }],
        expect: { pay: [{ text: "Pay 240 EUR to Ada" }], remind: null },
      },
      { name: "a small one asks nobody", parameters: { limit: 500 }, expect: { pay: [{ text: "Pay 240 EUR to Ada" }], remind: null } },
    ],
    layout: layout({ claim: [0, 1], large: [1, 1], ask: [2, 0], pay: [3, 1], refuse: [3, 0], remind: [3, 2] }),
  };
}
