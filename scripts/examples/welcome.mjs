import { layout } from "./layout.mjs";

export function welcome() {
  return {
    format: "vwmp/1",
    name: "Welcome",
    description: "Three nodes to play with: some people, those of age, and a greeting for each.",
    parameters: { age: { kind: "number", label: "Of age from", default: 18, min: 0 } },
    nodes: {
      people: {
        type: "csv-parse@1",
        name: "People",
        notes: "Change the text and run again.",
        params: { text: "name,born\nAda,1990\nBob,2015\nZoë,1975\n" },
      },
      adults: { type: "filter@1", name: "Of age", params: { where: "${2025 - item.born >= parameters.age}" } },
      greetings: { type: "template@1", name: "Greetings", params: { text: "Good morning, ${item.name}!" } },
    },
    edges: ["people -> adults", "adults.kept -> greetings"],
    tests: [{ name: "children are not greeted", expect: { greetings: [{ text: "Good morning, Ada!" }, { text: "Good morning, Zoë!" }] } }],
    layout: layout({ people: [0, 0], adults: [1, 0], greetings: [2, 0] }),
  };
}
