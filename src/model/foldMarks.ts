import type { RunEvent } from "./event.ts";
import type { ActivationMark, ActivationView, Progress } from "./foldRun.ts";

/** What an event says of when an activation waited, ran on, or is tried again; undefined where it says nothing of that. */
export function markOf(event: Extract<RunEvent, { node: string }>): ActivationMark | undefined {
  const { at } = event;
  switch (event.kind) {
    case "node-waiting":
      return event.until === undefined ? { at, kind: "waiting" } : { at, kind: "waiting", until: event.until };
    case "timer-fired":
    case "signal-taken":
      return { at, kind: "running" };
    case "retry-scheduled":
      return event.index === undefined ? { at, kind: "retrying", until: at + event.delay, failure: event.failure } : undefined;
    default:
      return undefined;
  }
}

/** How far an activation is, and since when its attempt goes on. */
export function progressOf(
  { at, done, total }: Extract<RunEvent, { kind: "node-progressed" }>,
  activation: ActivationView | undefined,
): Progress {
  const retry = activation?.marks?.findLast(({ kind }) => kind === "retrying");
  const began = retry?.until ?? retry?.at ?? activation?.startedAt ?? at;
  return { done, ...(total !== undefined && { total }), ms: Math.max(0, at - began) };
}
