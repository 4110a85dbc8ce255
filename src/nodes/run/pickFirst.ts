import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { emptyRecord } from "../../model/json.ts";
import type { RunContext, WaitChoice } from "../../model/nodeType.ts";
import type { pickParams } from "../pick.ts";
import { addSignalData } from "../support/addSignalData.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { signalWait } from "../support/signalWait.ts";
import { toText } from "../support/toText.ts";

type Ports = { readonly [port: string]: readonly Item[] };

/** The items at the port of the choice whose event came first. */
export async function pickFirst({ items, params, control }: RunContext<typeof pickParams>): Promise<Ports> {
  const waits: WaitChoice[] = [];
  const ports: string[] = [];
  for (const { name, ...events } of params.choices) {
    const before = waits.length;
    const signal = toText(events.signal);
    if (signal !== "") waits.push(signalWait(signal, params.missed));
    if (isSet(events.after)) waits.push({ after: requireDuration(events.after, "choices") });
    if (waits.length === before) throw nothingToWaitFor(name);
    while (ports.length < waits.length) ports.push(name);
  }
  if (waits.length === 0) {
    throw new NodeError("missing-param", "There is nothing to pick from.", {
      param: "choices",
      hint: "Add a choice with a signal or a time.",
    });
  }
  const { choice, data } = await control.wait(waits);
  const outputs = emptyRecord<readonly Item[]>();
  outputs[ports[choice] as string] = addSignalData(items, params.into, data);
  return outputs;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function nothingToWaitFor(name: string): NodeError {
  return new NodeError("missing-param", `The choice “${name}” waits for nothing.`, {
    param: "choices",
    hint: "Give it the name of a signal, a length of time, or both.",
  });
}
