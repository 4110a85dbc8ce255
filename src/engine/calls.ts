import { NodeError } from "../model/failure.ts";
import { own } from "../model/json.ts";
import type { Call } from "../model/nodeType.ts";
import type { Workflow } from "../model/workflow.ts";
import type { WorkflowSource } from "./engineSetup.ts";
import type { Mailbox } from "./mailbox.ts";
import type { RunResult } from "./run.ts";

/** Workflows that a called one may name, those of its callers included, and how deep it is called. */
export type Called = {
  readonly workflows: readonly NonNullable<Workflow["workflows"]>[];
  readonly depth: number;
  readonly mailbox: Mailbox;
  /** The run that calls. */
  readonly parent: string;
  /** Resolves when the caller has kept that it calls: a death before that must leave nothing of the called run, for it would be called anew. */
  readonly announced?: (() => Promise<void>) | undefined;
  /** The id that the called run has to have: it was given before an interruption. */
  readonly runId?: string | undefined;
};

const MOST_CALLS_DEEP = 64;

/**
 * The workflow that a call names: one of the file's `workflows`, of those of its callers, or the embedder's.
 *
 * @throws NodeError `unknown-workflow`, or `too-deep` beyond 64 calls inside each other.
 */
export function findCalled(
  from: Workflow,
  { workflow }: Call,
  called: Called | undefined,
  calling: Omit<Called, "workflows" | "depth">,
  resolve: ((reference: string) => WorkflowSource | undefined) | undefined,
): { readonly source: WorkflowSource; readonly called: Called } {
  const workflows = [...(from.workflows === undefined ? [] : [from.workflows]), ...(called?.workflows ?? [])];
  const depth = (called?.depth ?? 0) + 1;
  const known = workflows.find((each) => own(each, workflow) !== undefined);
  const source = own(known, workflow) ?? resolve?.(workflow);
  if (source === undefined) {
    throw new NodeError("unknown-workflow", `There is no workflow “${workflow}” to call.`, {
      param: "workflow",
      hint: "Add it under workflows of the file, or write the path of a file beside it.",
    });
  }
  if (depth > MOST_CALLS_DEEP) {
    throw new NodeError("too-deep", `Workflows call each other more than ${MOST_CALLS_DEEP} deep.`, {
      kind: "budget",
      hint: "Look at what ends the recursion.",
    });
  }
  return { source, called: { workflows, depth, ...calling } };
}

/** The outputs of a called run that succeeded; else throws its first failure. */
export function outputsOrFailure({ status, outputs, failures }: RunResult): RunResult["outputs"] {
  const [first] = failures;
  if (status === "succeeded" || status === "partial") return outputs;
  const { code = "cancelled", kind = "cancelled", message = "The called workflow was cancelled.", hint } = first ?? {};
  throw new NodeError(code, message, { kind, ...(hint === undefined ? {} : { hint }) });
}
