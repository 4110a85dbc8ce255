import { defineNode } from "../model/defineNode.ts";
import { eventItems } from "./support/eventItems.ts";

const SAMPLE = {
  error: { code: "http-status", kind: "outside", message: "https://api.example.com answered 503.", node: "fetch" },
  node: "fetch",
  run: "run-1",
  workflow: "Orders",
  trigger: null,
  startedAt: "2026-01-31T12:00:00.000Z",
  failedAt: "2026-01-31T12:00:02.000Z",
} as const;

export const error = defineNode({
  type: "error",
  title: "Error trigger",
  icon: "siren",
  category: "start",
  aliases: ["on error", "catch", "failure", "exception", "error workflow", "alert", "error handler"],
  docs: {
    summary: "Starts a run of its own when a run of this workflow has failed.",
    details:
      "It emits one item: **error** (the failure as it is in the log), **node** (the id of the node that failed, or null), **run** (the id of the failed run), **workflow**, **trigger** (the node that had begun the run, or null), **startedAt** and **failedAt**. The new run has the parameters and permissions of the failed one, which stays failed.\n\nOnly a failure that nothing took begins it: not one that left by a port `error`, was skipped by policy or was caught by a `try` region, not a cancelled run, not a run up to one node, not a run that another workflow called, and not one that could not begin. A failure in its own run begins nothing. In every other run this node is skipped; to try it, start with it, and it emits its **sample**.",
    examples: [{ title: "Tried with its sample", params: {}, output: { out: [SAMPLE] } }],
  },
  mode: "once",
  trigger: "failure",
  inputs: [],
  outputs: [{ name: "out", kind: "object" }],
  params: {
    sample: { kind: "json", label: "Sample", help: "What it emits when you try it.", default: [SAMPLE] },
  },
  summary: "when a run fails",
  run: ({ params, run }) => eventItems(run.input, params.sample),
});
