import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const executeWorkflowParams = {
  workflow: {
    kind: "workflow",
    label: "Workflow",
    help: "Its name under workflows of the file.",
    placeholder: "price-order",
    required: true,
  },
  parameters: {
    kind: "json",
    label: "Parameters",
    help: 'Values for its parameters by name, for example { "currency": "EUR" }; expressions are worked out over the first item.',
    default: {},
    parametersOf: "workflow",
  },
  input: {
    kind: "choice",
    label: "Input",
    options: [
      { value: "items", label: "The items" },
      { value: "none", label: "One empty item" },
    ],
    default: "items",
  },
  detached: { kind: "boolean", label: "Detached", help: "Goes on at once, without its result.", default: false },
  output: {
    kind: "text",
    label: "Output",
    help: "The name of the output to emit. Empty: all, one after the other.",
    placeholder: "priced",
    default: "",
    showIf: { param: "detached", in: [false] },
  },
} as const satisfies Fields;

export const executeWorkflow = defineNode({
  type: "execute-workflow",
  title: "Execute workflow",
  icon: "workflow",
  category: "flow",
  aliases: ["call", "sub-workflow", "subflow", "subprocess", "function", "recursion", "run workflow", "invoke"],
  docs: {
    summary: "Runs another workflow with its items and emits what comes out.",
    details:
      "The workflow is one of those under `workflows` of the file. It is called once for the packet, in a run of its own with its own parameters; its `workflow-input` emits the items. What it emits is the output named, or all outputs one after the other. An output that the called run did not make — its branch was not taken — gives no items, and a line in the log says so. A failure of the called run is a failure of this node, and cancelling this node cancels that run. Workflows may call each other, and themselves, 64 deep.\n\n**Detached**, the called run goes its own way: the items pass on at once as they are, and neither failure nor cancelling travels. To call it for each item, put this node into a map.",
    examples: [
      {
        title: "Price an order",
        params: { workflow: "price-order", parameters: { currency: "${item.currency}" }, output: "priced" },
        input: [{ order: 7, currency: "EUR" }],
      },
    ],
  },
  effects: "write",
  changes: "run",
  mode: "once",
  params: executeWorkflowParams,
  summary: "{workflow}",
  run: lazyRun(async () => (await import("./run/runWorkflow.ts")).runWorkflow),
});
