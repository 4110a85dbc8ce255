import { layout } from "./layout.mjs";

/** A form that begins a run, and answers by what was chosen. */
export function intakeForm() {
  return {
    format: "vwmp/1",
    name: "Ask how it was",
    description: "A form asks for a score and a word; the answer depends on the score, and all answers are kept in a table.",
    nodes: {
      ask: {
        type: "form@1",
        name: "How was it?",
        params: {
          title: "How was it?",
          fields: [
            { name: "score", label: "How likely would you recommend us? 0 to 10", kind: "number", required: true, sample: 9 },
            { name: "why", label: "Why?", kind: "paragraph", sample: "Friendly people" },
          ],
        },
      },
      kind: {
        type: "switch@1",
        name: "What kind?",
        params: {
          rules: [
            { port: "promoter", where: "${item.score >= 9}" },
            { port: "passive", where: "${item.score >= 7}" },
          ],
        },
      },
      thanks: { type: "template@1", name: "Thank", params: { text: "Thank you! Would you write that down for others, too?" } },
      ask2: { type: "template@1", name: "Ask on", params: { text: "Thank you. What would have made it a ten?" } },
      sorry: { type: "template@1", name: "Apologise", params: { text: "We are sorry. Somebody will call you about: ${item.why}" } },
      keep: { type: "data-table@1", name: "Keep the answer", params: { op: "insert", table: "scores" } },
    },
    edges: ["ask -> kind", "ask -> keep", "kind.promoter -> thanks", "kind.passive -> ask2", "kind.fallback -> sorry"],
    tests: [
      {
        name: "the sample answer is thanked",
        expect: { thanks: [{ text: "Thank you! Would you write that down for others, too?" }], sorry: null },
      },
    ],
    layout: layout({ ask: [0, 1], kind: [1, 1], thanks: [2, 0], ask2: [2, 1], sorry: [2, 2], keep: [1, 3] }),
  };
}
