import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { badEvent, eventRecord } from "../support/badEvent.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { eventItems } from "../support/eventItems.ts";
import type { webhookParams } from "../webhook.ts";

const HINT = 'A request is { "method": "POST", "path": "/orders", "headers": {}, "query": {}, "body": … }.';

/** The requests that began the run, with all their parts. */
export function readRequest({ params, run }: RunContext<typeof webhookParams>): readonly Item[] {
  return eventItems(run.input, params.sample).map((item) => requestOf(eventRecord(item, HINT), params));
}

function requestOf(event: JsonObject, params: { readonly method: string; readonly path: string }): JsonObject {
  const method = textOf(event, "method", params.method === "ANY" ? "GET" : params.method).toUpperCase();
  const path = textOf(event, "path", params.path);
  if (params.method !== "ANY" && method !== params.method) throw wrongRequest("method", method, params.method);
  if (path !== params.path) throw wrongRequest("path", path, params.path);
  const headers: RecordDraft = {};
  for (const [name, value] of Object.entries(recordOf(event, "headers"))) setKey(headers, name.toLowerCase(), value as Json);
  return { method, path, headers: headers as JsonObject, query: recordOf(event, "query"), body: own(event, "body") ?? null };
}

function textOf(event: JsonObject, key: string, otherwise: string): string {
  const value = own(event, key) ?? otherwise;
  if (typeof value !== "string") throw badEvent(`The “${key}” of the request is no text.`, HINT);
  return value;
}

function recordOf(event: JsonObject, key: string): JsonObject {
  const value = own(event, key) ?? {};
  if (!isObject(value)) throw badEvent(`The “${key}” of the request is no object.`, HINT);
  return value as JsonObject;
}

function wrongRequest(param: "method" | "path", found: string, wanted: string): NodeError {
  return new NodeError("wrong-request", `The request has the ${param} “${found.slice(0, 80)}”, and “${wanted}” is wanted.`, {
    param,
    hint: `Send it with that ${param}, or change it here.`,
  });
}
