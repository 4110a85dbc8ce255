import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import { emptyRecord } from "../model/json.ts";
import type { WaitChoice } from "../model/nodeType.ts";
import { addSignalData } from "./support/addSignalData.ts";
import { requireDuration } from "./support/requireDuration.ts";
import { INTO, MISSED, signalWait } from "./support/signalFields.ts";
import { toText } from "./support/toText.ts";

export const pick = defineNode({
  type: "pick",
  title: "Pick",
  icon: "signpost",
  category: "flow",
  aliases: ["deferred choice", "race", "first event", "event gateway", "wait for one of", "signal", "timeout", "select"],
  docs: {
    summary: "Waits for the first of several events and sends its items that way.",
    details:
      "Each choice has a port of its own and waits for a signal, a length of time, or both. The first event decides for all items: they leave at the port of its choice, and the other waits are withdrawn in the same step; the other ports close, so what hangs on them is skipped. Of several signals that have come before, that of the choice higher up wins.\n\nWhat the signal brings is put into the field `signal` of every item that is an object; other items pass as they are.",
    examples: [
      {
        title: "The answer, or a reminder after two days",
        params: {
          choices: [
            { name: "answered", signal: "answer" },
            { name: "late", after: "2d" },
          ],
        },
        input: [{ order: 7 }],
        output: { answered: [{ order: 7 }] },
      },
    ],
  },
  effects: "read",
  mode: "once",
  outputs: { each: "choices", key: "name", then: [] },
  params: {
    choices: {
      kind: "list",
      label: "Choices",
      itemLabel: "Choice",
      of: {
        name: {
          kind: "text",
          label: "Name",
          help: "That of its port, as edges say it; no template.",
          placeholder: "answered",
          required: true,
        },
        signal: { kind: "text", label: "Signal", help: "The name of the signal to wait for.", placeholder: "answer", default: "" },
        after: { kind: "duration", label: "After", help: "The length of time to wait, for example 30s or 2d.", placeholder: "2d" },
      },
      default: [],
    },
    missed: MISSED,
    into: INTO,
  },
  summary: "first of {choices}",
  async run({ items, params, control }) {
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
  },
});

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function nothingToWaitFor(name: string): NodeError {
  return new NodeError("missing-param", `The choice “${name}” waits for nothing.`, {
    param: "choices",
    hint: "Give it the name of a signal, a length of time, or both.",
  });
}
