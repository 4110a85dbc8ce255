import type { RunEvent } from "../../model/event.ts";

/** What an event says, for a person: `Filter finished: 12 items`. */
export function eventText(event: RunEvent, titleOf: (node: string) => string): string {
  if (!("node" in event)) return wholeText(event, titleOf);
  const title = titleOf(event.node);
  switch (event.kind) {
    case "node-started":
      return `${title} started`;
    case "node-finished": {
      const count = event.outputs.reduce((sum, packet) => sum + packet.count, 0);
      const how = event.source === "cache" ? " from the cache" : event.source === "pin" ? " by its pin" : "";
      return `${title} finished${how}: ${count.toLocaleString("en")} ${count === 1 ? "item" : "items"}`;
    }
    case "node-failed":
      return `${title} failed: ${event.failure.message}`;
    case "input-edited":
      return `What waited at ${title} was edited`;
    case "log-written":
      return `${title} wrote: ${event.message}`;
    case "retry-scheduled":
      return `${title} is tried again`;
    case "node-waiting":
      return `${title} waits`;
    default:
      return `${title}: ${event.kind.replaceAll("-", " ")}`;
  }
}

function wholeText(event: Exclude<RunEvent, { node: string }>, titleOf: (node: string) => string): string {
  switch (event.kind) {
    case "scope-opened":
      return `Round ${event.number + 1} of ${titleOf(event.region)} began`;
    case "scope-closed":
      return `A round of ${titleOf(event.region)} ended`;
    case "run-finished":
      return `The run ended: ${event.status}`;
    default:
      return `The ${event.kind.replace("-", " was ")}`;
  }
}
