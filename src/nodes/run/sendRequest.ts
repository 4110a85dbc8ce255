import { parseDuration } from "../../model/duration.ts";
import { NodeError } from "../../model/failure.ts";
import type { HttpRequest, HttpResponse } from "../../model/host.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { httpRequestParams } from "../http-request.ts";
import { fileOf, fullOf, jsonOf, textOf } from "../support/httpAnswer.ts";
import { httpCall } from "../support/httpCall.ts";

const SHOWN = 500;

/** Sends the request that the params describe and makes items of the answer. */
export async function sendRequest({ params, host, idempotencyKey }: RunContext<typeof httpRequestParams>): Promise<RunResult> {
  const timeout = parseDuration(params.timeout);
  if (timeout === undefined)
    throw new NodeError("bad-duration", "The time limit is no length of time.", { param: "timeout", hint: "Write 30s or 2m." });
  const response = await host.fetch({ ...withKey(httpCall(params), params.idempotency, host.place, idempotencyKey), timeout });
  if (params.failOnStatus && response.status >= 400) throw statusError(response);
  if (params.response === "text") return { text: textOf(response) };
  if (params.response === "file") return fileOf(response);
  if (params.response === "full") return fullOf(response);
  const value = jsonOf(response);
  return (params.split ? value : [value]) as RunResult;
}

const KEY_HEADER = "idempotency-key";

/** A page asks the server first before it sends a header like this, and most servers refuse: so only in Node, unless it is asked for. */
function withKey(request: HttpRequest, when: string, place: "browser" | "node", key: string): HttpRequest {
  const sends = when === "always" || (when === "auto" && place === "node");
  const given = request.headers.some(([name]) => name === KEY_HEADER);
  if (!sends || given || request.method === "GET" || request.method === "HEAD") return request;
  return { ...request, headers: [...request.headers, [KEY_HEADER, key]] };
}

function statusError(response: HttpResponse): NodeError {
  const { status, statusText } = response;
  const body = textOf(response).slice(0, SHOWN).trim();
  const place = new URL(response.url).host;
  return new NodeError("http-status", `${place} answered ${`${status} ${statusText}`.trim()}${body === "" ? "." : `: ${body}`}`, {
    kind: "outside",
    hint: hintFor(status),
  });
}

function hintFor(status: number): string {
  if (status === 401 || status === 403) return "The server wants credentials, or these may not do this: look at the headers.";
  if (status === 404) return "Nothing is at this address: look at the path.";
  if (status === 429) return "Too many calls: set a retry with a delay, or lower the concurrency.";
  if (status >= 500) return "The server failed: set a retry, or try later.";
  return "The server refused the request: its answer says why.";
}
