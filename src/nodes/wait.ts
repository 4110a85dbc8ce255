import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { INTO, MISSED } from "./support/signalFields.ts";

const WITH_SIGNAL = { param: "for", in: ["signal", "either"] } as const;

export const waitParams = {
  for: {
    kind: "choice",
    label: "Wait for",
    options: [
      { value: "duration", label: "A length of time" },
      { value: "signal", label: "A signal" },
      { value: "either", label: "Whichever comes first" },
    ],
    default: "duration",
  },
  duration: {
    kind: "duration",
    label: "Duration",
    help: "For example 250ms, 5s, 1m30s, 2h, 1d; a number is milliseconds.",
    default: "1s",
    required: true,
    showIf: { param: "for", in: ["duration", "either"] },
  },
  signal: { kind: "text", label: "Signal", help: "Its name.", placeholder: "paid", required: true, showIf: WITH_SIGNAL },
  missed: { ...MISSED, showIf: WITH_SIGNAL },
  into: { ...INTO, showIf: WITH_SIGNAL },
} as const satisfies Fields;

export const wait = defineNode({
  type: "wait",
  title: "Wait",
  icon: "timer",
  category: "flow",
  aliases: ["sleep", "delay", "pause", "timer", "signal", "event", "trigger"],
  docs: {
    summary: "Passes its items on after a length of time, or when a signal comes.",
    details:
      "It waits once for all its items, not once for each, and also where a packet without items arrives. Cancelling the run ends the wait at once. A signal is sent to the run by its name, with data or without; each goes to the one node that has waited longest for it.\n\nA signal that came before the node waits is kept for it, unless such signals do not count here. What a signal brings is put into the field `signal` of every item that is an object; other items pass as they are. To go different ways by what came first, use `pick`.",
    examples: [
      { title: "Wait for two seconds", params: { duration: "2s" }, input: [{ a: 1 }], output: { out: [{ a: 1 }] } },
      { title: "Wait until it is paid", params: { for: "signal", signal: "paid-${item.order}", into: "payment" }, input: [{ order: 7 }] },
    ],
  },
  effects: "read",
  mode: "once",
  params: waitParams,
  summary: "{duration} {signal}",
  run: lazyRun(async () => (await import("./run/waitForEvent.ts")).waitForEvent),
});
