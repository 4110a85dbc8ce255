import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { RunContext, WaitChoice } from "../../model/nodeType.ts";
import { addSignalData } from "../support/addSignalData.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { signalWait } from "../support/signalWait.ts";
import type { waitParams } from "../wait.ts";

/** The items, once the time is over or the signal has come. */
export async function waitForEvent({ items, params, control }: RunContext<typeof waitParams>): Promise<readonly Item[]> {
  const choices: WaitChoice[] = [];
  if (params.for !== "duration") choices.push(signalWait(requireName(params.signal), params.missed));
  if (params.for !== "signal") choices.push({ after: requireDuration(params.duration, "duration") });
  const { data } = await control.wait(choices);
  return addSignalData(items, params.into, data);
}

function requireName(signal: unknown): string {
  if (typeof signal === "string" && signal !== "") return signal;
  throw new NodeError("missing-param", "The signal to wait for has no name.", {
    param: "signal",
    hint: "Set the name under which it is sent, for example paid.",
  });
}
