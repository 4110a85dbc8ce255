import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { chatParams } from "../chat.ts";
import { badEvent, eventRecord } from "../support/badEvent.ts";
import { eventItems } from "../support/eventItems.ts";
import { toText } from "../support/toText.ts";

const HINT = 'An event is { "message": "…", "sessionId": "…", "history": [{ "role": "user", "content": "…" }] }.';

/** The messages that began the run, each with its session and what was said before. */
export function readMessage({ params, run }: RunContext<typeof chatParams>): readonly Item[] {
  return eventItems(run.input, { message: toText(params.sample), sessionId: "sample" }).map(messageOf);
}

function messageOf(item: Item): Item {
  const event = eventRecord(item, HINT);
  const message = own(event, "message");
  const sessionId = own(event, "sessionId") ?? "";
  const history = own(event, "history") ?? [];
  if (typeof message !== "string") throw badEvent("The event has no text as “message”.", HINT);
  if (typeof sessionId !== "string") throw badEvent("The “sessionId” of the event is no text.", HINT);
  if (!Array.isArray(history) || !history.every(isTurn)) throw badEvent("The “history” of the event is no list of messages.", HINT);
  return { message, sessionId, history };
}

function isTurn(value: Json): boolean {
  if (!isObject(value)) return false;
  const role = own(value as JsonObject, "role");
  return (role === "user" || role === "assistant") && typeof own(value as JsonObject, "content") === "string";
}
