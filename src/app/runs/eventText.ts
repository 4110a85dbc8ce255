import type { RunEvent } from "../../model/event.ts";
import { msg, t, tn, told } from "../words/words.ts";

const OF_NODE = {
  "stream-opened": msg("stream opened"),
  "node-progressed": msg("node progressed"),
  "item-failed": msg("item failed"),
  "node-skipped": msg("node skipped"),
  "node-cancelled": msg("node cancelled"),
  "node-interrupted": msg("node interrupted"),
  "instance-added": msg("instance added"),
  "signal-taken": msg("signal taken"),
  "timer-fired": msg("timer fired"),
  "variable-set": msg("variable set"),
  "call-opened": msg("call opened"),
} as const;
const OF_RUN = {
  "run-created": msg("The run was created"),
  "run-started": msg("The run was started"),
  "run-paused": msg("The run was paused"),
  "run-resumed": msg("The run was resumed"),
  "run-suspended": msg("The run was suspended"),
  "signal-received": msg("The signal was received"),
  "cancel-requested": msg("The cancel was requested"),
} as const;
const ENDED = { succeeded: msg("succeeded"), partial: msg("partial"), failed: msg("failed"), cancelled: msg("cancelled") } as const;

/** What an event says, for a person: `Filter finished: 12 items`. */
export function eventText(event: RunEvent, titleOf: (node: string) => string): string {
  if (!("node" in event)) return wholeText(event, titleOf);
  const title = titleOf(event.node);
  switch (event.kind) {
    case "node-started":
      return t("{title} started", { title });
    case "node-finished": {
      const count = event.outputs.reduce((sum, packet) => sum + packet.count, 0);
      const items = tn(count, "{count} item", "{count} items");
      if (event.source === "cache") return t("{title} finished from the cache: {items}", { title, items });
      if (event.source === "pin") return t("{title} finished by its pin: {items}", { title, items });
      return t("{title} finished: {items}", { title, items });
    }
    case "node-failed":
      return t("{title} failed: {message}", { title, message: told(event.failure.message) });
    case "input-edited":
      return t("What waited at {title} was edited", { title });
    case "log-written":
      return t("{title} wrote: {message}", { title, message: told(event.message) });
    case "retry-scheduled":
      return t("{title} is tried again", { title });
    case "node-waiting":
      return t("{title} waits", { title });
    default:
      return `${title}: ${t(OF_NODE[event.kind])}`;
  }
}

function wholeText(event: Exclude<RunEvent, { node: string }>, titleOf: (node: string) => string): string {
  switch (event.kind) {
    case "scope-opened":
      return t("Round {number} of {title} began", { number: event.number + 1, title: titleOf(event.region) });
    case "scope-closed":
      return t("A round of {title} ended", { title: titleOf(event.region) });
    case "run-finished":
      return t("The run ended: {status}", { status: t(ENDED[event.status]) });
    default:
      return t(OF_RUN[event.kind]);
  }
}
