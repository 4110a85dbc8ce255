import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { modelFields } from "./support/ai/modelFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const agentParams = {
  system: { kind: "text", label: "System", help: "What the agent is to be and do.", multiline: true, default: "" },
  prompt: {
    kind: "text",
    label: "Task",
    help: "Worked out for each item.",
    multiline: true,
    default: "${item.text}",
    per: "item",
  },
  tools: {
    kind: "list",
    label: "Tools",
    help: "Workflows that the model may call.",
    itemLabel: "Tool",
    of: {
      name: { kind: "text", label: "Name", help: "Letters, digits, _ and -.", placeholder: "look_up_order", required: true },
      description: { kind: "text", label: "Does", help: "By this the model decides when to call it.", required: true },
      workflow: { kind: "workflow", label: "Workflow", help: "Its name under workflows of the file.", required: true },
      output: { kind: "text", label: "Output", help: "The one that is the result. Empty: all outputs by name.", default: "" },
      parameters: {
        kind: "json",
        label: "Parameters",
        help: "The JSON Schema of what the model has to give: the parameters of the workflow.",
        default: { type: "object", properties: {} },
      },
    },
    default: [],
  },
  onToolError: {
    kind: "choice",
    label: "When a tool fails",
    options: [
      { value: "tell", label: "Tell the model" },
      { value: "fail", label: "Fail" },
    ],
    default: "tell",
  },
  maxSteps: { kind: "number", label: "Most steps", help: "Calls of the model for one item.", default: 10, min: 1, max: 200, integer: true },
  budget: { kind: "number", label: "Most tokens in all", help: "Of all steps of one item.", default: 100_000, min: 1, integer: true },
  resultLength: {
    kind: "number",
    label: "Longest result",
    help: "Characters of a tool's result that the model gets to read.",
    default: 20_000,
    min: 100,
    integer: true,
  },
  ...modelFields,
} as const satisfies Fields;

export const agent = defineNode({
  type: "agent",
  title: "Agent",
  icon: "bot",
  category: "ai",
  aliases: ["assistant", "tools", "function calling", "autonomous", "react", "llm agent", "mcp"],
  docs: {
    summary: "Lets a model work on a task with workflows as its tools, until it has an answer.",
    details:
      "It asks the model, calls the tools that the model names, tells it the results, and asks again. A tool is a workflow of the file: what the model gives is checked by the tool's JSON Schema and becomes the parameters of a run of its own, and its input as one item. The result is what comes out at the output named: its item, or the list where they are not one; without a name, all outputs by name. Open ports, such as `dropped` of a filter, are outputs too: name one, so that the model reads nothing else. To give the agent a node as a tool, put that node alone into a workflow: so its params that the model may set are declared, and all others are not the model's to change.\n\nThe item is `{ text, steps: [{ text, calls: [{ name, arguments, result }] }], usage, finishReason, model }`; each step is a line in the log. Items are worked on one after the other; to go on past one that fails, put the agent into a map. Over its most steps or tokens it fails with `agent-budget`; for a limit of time set the node's policy `timeout`. What a run had been answered before an interruption it is not asked again. What tools bring back is data, but a model may follow what it reads: give it no tool whose harm you would not bear.",
    examples: [
      {
        title: "Answer with the help of a workflow",
        params: {
          baseUrl: "http://localhost:11434/v1",
          model: "llama3.2",
          tools: [
            {
              name: "look_up_order",
              description: "Gives an order by its number.",
              workflow: "look-up-order",
              output: "order",
              parameters: { type: "object", properties: { number: { type: "number" } }, required: ["number"] },
            },
          ],
        },
        input: [{ text: "Where is order 7?" }],
      },
    ],
  },
  effects: "write",
  changes: "run",
  mode: "once",
  params: agentParams,
  summary: "{prompt}",
  run: lazyRun(async () => (await import("./run/runAgent.ts")).runAgent),
});
