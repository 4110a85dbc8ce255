import { NodeError } from "../../../model/failure.ts";
import type { Json } from "../../../model/json.ts";
import { parseJson } from "../parseJson.ts";
import { objectAt, textAt } from "./readAnswer.ts";

type Answer = {
  readonly status: number;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
};
const SHOWN = 500;
// Servers have no code in common for this: what they say is all there is.
const TOO_LONG = /context[ _]?(?:length|window|size)|prompt is too long|too many (?:input )?tokens|maximum context/i;

/** The failure that an answer with an error status means. */
export function statusFailure({ status, url, headers }: Answer, body: string): NodeError {
  const { type, message } = errorOf(body);
  const said = (message || body.trim()).slice(0, SHOWN);
  const what = `${new URL(url).host} answered ${status}${said === "" ? "." : `: ${said}`}`;
  const wait = headers.find(([name]) => name === "retry-after")?.[1];
  return failureFor(status, `${type} ${message}`, what, wait);
}

/** The failure that an error in the middle of a streamed answer means; undefined where the event is none. */
export function eventFailure(data: Json, url: string): NodeError | undefined {
  const error = objectAt(data, "error");
  if (Object.keys(error).length === 0) return undefined;
  const [type, message] = [textAt(error, "type"), textAt(error, "message")];
  const status = /overloaded/.test(type) ? 529 : /rate_limit/.test(type) ? 429 : 500;
  return failureFor(status, `${type} ${message}`, `${new URL(url).host} broke the answer off: ${(message || type).slice(0, SHOWN)}`);
}

function failureFor(status: number, told: string, what: string, wait?: string): NodeError {
  if ((status === 400 || status === 413 || status === 500) && TOO_LONG.test(told)) {
    return new NodeError("context-too-long", `The text is longer than the model can read. ${what}`, {
      hint: "Send less: shorten the text, split it (the type summarise does), or take a model with a larger context.",
    });
  }
  const [code, hint] = codeFor(status, wait);
  return new NodeError(code, what, { kind: "outside", hint });
}

function codeFor(status: number, wait: string | undefined): readonly [code: string, hint: string] {
  if (status === 401 || status === 403) return ["model-key", "The server refuses the API key: look at it, and at what it may do."];
  if (status === 404) return ["model-not-found", "Nothing is at this address, or the server has no model of that name."];
  if (status === 429 || status === 529 || status === 503) {
    const asked = wait === undefined ? "" : `The server asks to wait: Retry-After ${wait.slice(0, 60)}. `;
    return ["model-busy", `${asked}Set a retry policy with a delay, or lower the concurrency.`];
  }
  if (status >= 500) return ["model-failed", "The server failed: set a retry policy, or try later."];
  return ["model-refused", "The server refused the request: its answer says why. It may not know one of the params."];
}

function errorOf(body: string): { readonly type: string; readonly message: string } {
  try {
    const answer = parseJson(body);
    const error = objectAt(answer, "error");
    return { type: `${textAt(error, "type")} ${textAt(error, "code")}`, message: textAt(error, "message") || textAt(answer, "error") };
  } catch {
    return { type: "", message: "" };
  }
}
