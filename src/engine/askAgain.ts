import type { Failure } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import type { Activation } from "./kernelState.ts";
import { type LiveWork, placeOf, type RunParts } from "./runParts.ts";

/** The signal that answers for an interrupted activation: `true` runs it again, anything else fails it. */
export function answerName(activation: Activation): string {
  return `${activation.node.id}.rerun`;
}

/**
 * Asks whether an activation that was interrupted is to run again, for policy `onInterrupt: ask`: it waits for a signal, so that the
 * run is suspended like one that waits for an approval.
 */
export function askAgain(parts: RunParts, activation: Activation, wake: () => void, answered: (again: boolean) => void): LiveWork {
  const name = answerName(activation);
  const take = (data: Json | undefined): void => {
    wake();
    parts.append({ kind: "signal-taken", ...placeOf(activation), name });
    parts.waiting.delete(activation);
    answered(data === true);
  };
  const kept = parts.mailbox.take(name);
  if (kept !== undefined) {
    take(kept.data);
    return { cancel: () => undefined };
  }
  parts.append({ kind: "node-waiting", ...placeOf(activation), signals: [name] });
  parts.waiting.set(activation, 1);
  return { cancel: parts.mailbox.wait(name, take) };
}

/** What becomes of one that is not to run again. */
export function interrupted(activation: Activation): Failure {
  return {
    code: "interrupted",
    kind: "outside",
    message: `“${activation.node.id}” was interrupted, and nobody can tell whether it had its effect.`,
    hint: `Look outside whether it had; send the signal “${answerName(activation)}” with true to run it again.`,
    node: activation.node.id,
  };
}
