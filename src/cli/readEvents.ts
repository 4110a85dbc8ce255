import type { RunEvent } from "#engine";
import { UsageError } from "./usageError.ts";

type Line = { readonly [key: string]: unknown };

const PLACE = ["node", "scope"];
/** What replay reads of an event beside its number: texts and lists by kind. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "run-created": ["runId", "engineBuild"],
  "node-started": PLACE,
  "node-finished": [...PLACE, "source"],
  "node-failed": [...PLACE, "outcome"],
  "scope-opened": ["region", "scope"],
  "scope-closed": ["region", "scope", "outcome"],
  "input-edited": PLACE,
  "cancel-requested": ["reason"],
  "signal-received": ["name"],
  "signal-taken": [...PLACE, "name"],
  "variable-set": [...PLACE, "name", "where"],
  "call-opened": [...PLACE, "runId"],
  "run-finished": ["status"],
};
const LISTS: Readonly<Record<string, readonly string[]>> = {
  "node-started": ["inputs"],
  "node-finished": ["outputs"],
  "node-failed": ["outputs"],
  "input-edited": ["packets"],
  "run-finished": ["failures"],
};

/** The events of a log as `vwmp run --events` writes it. What is wrong with it is wrong usage, with its line. */
export function readEvents(text: string, file: string): readonly RunEvent[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const events = lines.map((line, at) => {
    const event = parseLine(line);
    const problem = typeof event === "string" ? event : problemOf(event, at + 1);
    if (problem !== undefined) throw new UsageError(`${file}:${at + 1}: ${problem}`);
    return event as unknown as RunEvent;
  });
  const [created] = events;
  if (created === undefined) throw new UsageError(`“${file}” is empty: vwmp run --events writes a log.`);
  if (created.kind !== "run-created" || typeof created.start?.document !== "object") {
    throw new UsageError(`${file}:1: a log begins with run-created, which holds the workflow.`);
  }
  return events;
}

function parseLine(line: string): Line | string {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : "not an event, but another value.";
  } catch (thrown) {
    return `not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

function problemOf(event: Line, seq: number): string | undefined {
  const { kind } = event;
  if (typeof kind !== "string" || typeof event["at"] !== "number") return "not an event: it has no kind, or no time.";
  if (event["seq"] !== seq)
    return `the event has the number ${JSON.stringify(event["seq"])}, not ${seq}: lines are missing or not in order.`;
  const wrong =
    (TEXTS[kind] ?? []).find((key) => typeof event[key] !== "string") ?? (LISTS[kind] ?? []).find((key) => !isListOfObjects(event[key]));
  if (wrong !== undefined) return `${kind} without a sound “${wrong}”.`;
  if (kind.startsWith("node-finished") || kind === "node-failed" || kind === "input-edited") {
    const packets = event[kind === "input-edited" ? "packets" : "outputs"] as readonly Line[];
    if (!packets.every((packet) => Array.isArray(packet["items"]))) return `${kind} with a packet that has no items.`;
  }
  if (kind === "node-failed" && !isObject(event["failure"])) return `${kind} without a sound “failure”.`;
  return undefined;
}

function isObject(value: unknown): value is Line {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
