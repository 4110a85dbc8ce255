import { layout } from "./layout.mjs";

const MAIL = [
  { from: "ada@example.com", text: "My parcel came broken, and nobody answers the phone!" },
  { from: "bob@example.com", text: "Do you deliver to Norway?" },
  { from: "cleo@example.com", text: "Best coffee I ever had. Thank you!" },
];

export function supportMail() {
  return {
    format: "vwmp/1",
    name: "Sort the support mail",
    description:
      "Lets a language model tell complaints, questions and praise apart, and answers each in its own way. Needs a model: one on your own machine will do.",
    parameters: {
      baseUrl: {
        kind: "text",
        label: "Address of the model",
        help: "Any OpenAI-compatible one; this is Ollama's.",
        default: "http://localhost:11434/v1",
      },
      model: { kind: "text", label: "Model", default: "llama3.2" },
    },
    nodes: {
      mail: { type: "manual@1", name: "Mail", params: { items: MAIL } },
      kind: {
        type: "classify@1",
        name: "What kind?",
        notes: "Each label is a port. What fits none leaves at other.",
        params: {
          labels: [
            { label: "complaint", description: "Something went wrong, or somebody is not content" },
            { label: "question", description: "Somebody wants to know something" },
            { label: "praise", description: "Somebody is content" },
          ],
          baseUrl: "${parameters.baseUrl}",
          model: "${parameters.model}",
          temperature: 0,
        },
        policy: { retry: { attempts: 3, backoff: "exponential", delay: "1s" } },
      },
      urgent: { type: "template@1", name: "To a person", params: { text: "Call ${item.from} today: ${item.text}" } },
      queue: { type: "template@1", name: "To the queue", params: { text: "Answer ${item.from}: ${item.text}" } },
      wall: { type: "template@1", name: "On the wall", params: { text: "“${item.text}”" } },
      unclear: { type: "template@1", name: "Look at it", params: { text: "Nobody knows what this is: ${item.text}" } },
    },
    edges: ["mail -> kind", "kind.complaint -> urgent", "kind.question -> queue", "kind.praise -> wall", "kind.other -> unclear"],
    tests: [
      {
        name: "each kind of mail goes its own way",
        pins: {
          "kind.complaint": [{ ...MAIL[0], label: "complaint" }],
          "kind.question": [{ ...MAIL[1], label: "question" }],
          "kind.praise": [{ ...MAIL[2], label: "praise" }],
        },
        expect: {
          urgent: [{ text: "Call ada@example.com today: My parcel came broken, and nobody answers the phone!" }],
          queue: [{ text: "Answer bob@example.com: Do you deliver to Norway?" }],
          wall: [{ text: "“Best coffee I ever had. Thank you!”" }],
          unclear: null,
        },
      },
    ],
    layout: layout({ mail: [0, 1], kind: [1, 1], urgent: [2, 0], queue: [2, 1], wall: [2, 2], unclear: [2, 3] }),
  };
}
