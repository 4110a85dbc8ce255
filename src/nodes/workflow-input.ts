import { defineNode } from "../model/defineNode.ts";

export const workflowInput = defineNode({
  type: "workflow-input",
  title: "Workflow input",
  icon: "log-in",
  category: "start",
  aliases: ["start", "input", "receive", "entry", "sub-workflow input", "arguments"],
  docs: {
    summary: "Emits the items that the run is given.",
    details:
      "The items come from `vwmp run --input`, from `input` in the package, or from the workflow that calls this one. A run that is given none gets the **sample**: so the workflow can be tried on its own. An input of no items is an input: it emits no items.",
    examples: [
      { title: "No input and no sample", params: {}, output: { out: [{}] } },
      { title: "Tried with a sample", params: { sample: [{ id: 1 }, { id: 2 }] }, output: { out: [{ id: 1 }, { id: 2 }] } },
    ],
  },
  mode: "once",
  inputs: [],
  params: {
    sample: {
      kind: "json",
      label: "Sample",
      help: "The items of a run that is given no input. A value that is no list is one item.",
      default: [{}],
    },
  },
  summary: "the run's input",
  run: ({ params, run }) => run.input ?? (Array.isArray(params.sample) ? params.sample : [params.sample]),
});
