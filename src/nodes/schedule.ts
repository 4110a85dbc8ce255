import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const scheduleParams = {
  by: {
    kind: "choice",
    label: "Repeat by",
    options: [
      { value: "cron", label: "A cron expression" },
      { value: "interval", label: "An interval" },
    ],
    default: "cron",
  },
  cron: {
    kind: "cron",
    label: "Cron expression",
    help: "Minute, hour, day of the month, month, day of the week.",
    default: "0 9 * * 1-5",
    required: true,
    showIf: { param: "by", in: ["cron"] },
  },
  timeZone: {
    kind: "text",
    label: "Time zone",
    help: "An IANA name; the clock changes of the zone count.",
    placeholder: "Europe/Oslo",
    default: "UTC",
    required: true,
    showIf: { param: "by", in: ["cron"] },
  },
  every: {
    kind: "duration",
    label: "Every",
    help: "From one second on, for example 30s, 15m, 2h.",
    default: "1h",
    required: true,
    showIf: { param: "by", in: ["interval"] },
  },
  overlap: {
    kind: "choice",
    label: "While a run is under way",
    help: "What happens when the next one is due before that has ended.",
    options: [
      { value: "skip", label: "Leave the next one out" },
      { value: "queue", label: "Start the next one afterwards" },
      { value: "parallel", label: "Start the next one beside it" },
    ],
    default: "skip",
  },
} as const satisfies Fields;

export const schedule = defineNode({
  type: "schedule",
  title: "Schedule",
  icon: "calendar-clock",
  category: "start",
  aliases: ["cron", "interval", "timer", "every day", "recurring", "periodic", "clock", "trigger"],
  docs: {
    summary: "Starts at set times, for as long as the studio or “vwmp schedule” is open.",
    details:
      "It emits one item: **scheduledAt**, the time at which the run was due, and **next**, the time after it (null where there is none), both in UTC. In a run that no schedule began it is due at once.\n\nA time that the clock jumps over in spring is due when the clock has jumped, one that comes twice in autumn is due once. An interval counts from when the schedule began. Times that pass while the device sleeps, or while nothing is open, are not made up for: when it wakes, one run starts. The params are read before a run begins, so they hold no expressions. In the studio Run starts it at once; the switch **Active** keeps it for as long as the studio is open in a tab.",
    examples: [{ title: "On working days at nine in Oslo", params: { cron: "0 9 * * 1-5", timeZone: "Europe/Oslo" } }],
  },
  effects: "read",
  mode: "once",
  trigger: true,
  event: "time",
  inputs: [],
  params: scheduleParams,
  summary: "{by}: {cron} {every}",
  run: lazyRun(async () => (await import("./run/startOnTime.ts")).startOnTime),
});
