import type { RunEvent } from "../src/model/event.ts";
import { isObject, type Json } from "../src/model/json.ts";
import type { Refused } from "./historyProtocol.ts";

/** The events of a log in which each is a line of JSON, the first saying what the run began with; why not, where it is none. */
export function readLog(text: string): { readonly events: readonly RunEvent[] } | Refused {
  const events: RunEvent[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (line.trim() === "") continue;
    const event = parsed(line);
    if (!isEvent(event)) return refused(`Line ${at + 1} is no event of a run: export one here, or write one with vwmp run --events.`);
    if (event.seq !== events.length + 1)
      return refused(`Line ${at + 1} is event ${event.seq}, expected ${events.length + 1}: lines are missing.`);
    events.push(event);
  }
  const [created] = events;
  if (created?.kind !== "run-created" || typeof created.runId !== "string" || !isObject(created.start as unknown as Json)) {
    return refused("The file does not begin with a run-created that holds the workflow: it is no log of a run.");
  }
  return { events };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is RunEvent {
  if (!isObject(value as Json)) return false;
  const { seq, at, kind, node, outputs } = value as { readonly [key: string]: unknown };
  if (typeof seq !== "number" || typeof at !== "number" || typeof kind !== "string") return false;
  if (kind.startsWith("node-") && typeof node !== "string") return false;
  return kind !== "node-finished" || Array.isArray(outputs);
}

function refused(message: string): Refused {
  return { refused: { code: "bad-log", message } };
}
