import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { INTO, MISSED } from "./support/signalFields.ts";

export const pickParams = {
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
} as const satisfies Fields;

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
  params: pickParams,
  summary: "first of {choices}",
  run: lazyRun(async () => (await import("./run/pickFirst.ts")).pickFirst),
});
