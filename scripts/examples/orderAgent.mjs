import { layout } from "./layout.mjs";

const ORDERS = "number,status,carrier,arrives\n7,shipped,Blue Van,Friday\n8,packed,,";

export function orderAgent() {
  const task = "Where is my order 7, and when will it be here?";
  return {
    format: "vwmp/1",
    name: "Agent with a workflow as its tool",
    description:
      "A language model answers a customer and looks orders up by calling another workflow of the file. Needs a model that can call tools.",
    parameters: {
      baseUrl: {
        kind: "text",
        label: "Address of the model",
        help: "Any OpenAI-compatible one; this is Ollama's.",
        default: "http://localhost:11434/v1",
      },
      model: { kind: "text", label: "Model", help: "One that can call tools.", default: "llama3.2" },
      question: { kind: "text", label: "Question", default: task },
    },
    nodes: {
      ask: { type: "manual@1", name: "Question", params: { items: [{ text: "${parameters.question}" }] } },
      agent: {
        type: "agent@1",
        name: "Agent",
        notes: "Each step is in the log. The model may set the number of the order and nothing else.",
        params: {
          system: "You answer customers of a shop in one or two sentences. Look orders up; never guess.",
          tools: [
            {
              name: "look_up_order",
              description: "Gives status, carrier and day of arrival of an order by its number.",
              workflow: "look-up-order",
              output: "order",
              parameters: {
                type: "object",
                properties: { number: { type: "integer", description: "Number of the order" } },
                required: ["number"],
                additionalProperties: false,
              },
            },
          ],
          maxSteps: 5,
          baseUrl: "${parameters.baseUrl}",
          model: "${parameters.model}",
          temperature: 0,
        },
      },
      reply: { type: "template@1", name: "Reply", params: { text: "Dear customer,\n${item.text}" } },
    },
    edges: ["ask -> agent", "agent -> reply"],
    workflows: {
      "look-up-order": {
        format: "vwmp/1",
        name: "Look up an order",
        parameters: { number: { kind: "number", label: "Number", required: true, integer: true } },
        nodes: {
          orders: { type: "csv-parse@1", name: "Orders", params: { text: ORDERS } },
          one: { type: "filter@1", name: "This one", params: { where: "${item.number === parameters.number}" } },
          found: { type: "workflow-output@1", params: { name: "order" } },
        },
        edges: ["orders -> one", "one.kept -> found"],
      },
    },
    tests: [
      {
        name: "the agent's answer becomes a reply",
        pins: { "agent.out": [{ text: "Order 7 arrives on Friday.", steps: [] }] },
        expect: { reply: [{ text: "Dear customer,\nOrder 7 arrives on Friday." }] },
      },
    ],
    layout: layout({ ask: [0, 0], agent: [1, 0], reply: [2, 0] }),
  };
}
