import { NodeError } from "../../model/failure.ts";
import type { HttpResponse } from "../../model/host.ts";
import { headerOf, textOf } from "./httpAnswer.ts";

const SHOWN = 500;

/** The failure for an answer with an error status: what the server said, and what to do; `now` is for a date in Retry-After. */
export function httpFailure(response: HttpResponse, now: number): NodeError {
  const { status, statusText } = response;
  const body = textOf(response).slice(0, SHOWN).trim();
  const place = new URL(response.url).host;
  return new NodeError("http-status", `${place} answered ${`${status} ${statusText}`.trim()}${body === "" ? "." : `: ${body}`}`, {
    kind: "outside",
    hint: `${hintFor(status)}${waitFor(response, now)}`,
  });
}

function hintFor(status: number): string {
  if (status === 401 || status === 403) return "The server wants credentials, or these may not do this: look at the authentication.";
  if (status === 404) return "Nothing is at this address: look at the path.";
  if (status === 429) return "Too many calls: set a retry with a delay, or send them in batches with a pause.";
  if (status >= 500) return "The server failed: set a retry, or try later.";
  return "The server refused the request: its answer says why.";
}

/** What a header Retry-After asks for, in seconds or as a date. */
function waitFor(response: HttpResponse, now: number): string {
  const asked = headerOf(response, "retry-after")?.trim() ?? "";
  if (response.status !== 429 && response.status !== 503) return "";
  const seconds = /^\d{1,9}$/.test(asked) ? Number(asked) : Math.ceil((Date.parse(asked) - now) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? ` It asks to wait ${seconds} s.` : "";
}
