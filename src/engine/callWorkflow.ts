import type { Item } from "../model/item.ts";
import type { Call } from "../model/nodeType.ts";
import type { Activation } from "./kernelState.ts";
import { placeOf, type RunParts } from "./runParts.ts";

/** Calls a workflow for a node (W1): attached, cancel travels down and failure up; detached, the answer is empty and comes at once. */
export async function callWorkflow(
  { setup, append }: RunParts,
  from: Activation,
  call: Call,
  signal: AbortSignal,
  again: string | undefined,
): Promise<{ readonly [output: string]: readonly Item[] }> {
  const called = setup.call(call, again);
  if (again === undefined) append({ kind: "call-opened", ...placeOf(from), runId: called.runId, workflow: call.workflow });
  if (call.detached === true) return {};
  const stop = (): void => called.cancel("the calling run has stopped waiting");
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await called.result;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
