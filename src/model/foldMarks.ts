import type { OutputPacket, RunEvent } from "./event.ts";
import type { ActivationMark, ActivationView, LogLine, Progress } from "./foldRun.ts";
import { sharedCount } from "./sharedPackets.ts";

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

/** A line of the log as it is kept. */
export function lineOf({ at, seq, node, scope, activation, message, data }: Extract<RunEvent, { kind: "log-written" }>): LogLine {
  return { at, seq, node, scope, activation, message, ...(data === undefined ? {} : { data }) };
}

/** The counts with what left the ports added. */
export function countedWith(before: ReadonlyMap<string, number>, outputs: readonly OutputPacket[]): ReadonlyMap<string, number> {
  const [first] = outputs;
  if (before.size === 0 && outputs.length === 1 && first !== undefined) return sharedCount(first);
  const counts = new Map(before);
  for (const { port, count } of outputs) counts.set(port, (counts.get(port) ?? 0) + count);
  return counts;
}
