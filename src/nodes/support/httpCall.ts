import { NodeError } from "../../model/failure.ts";
import type { HttpRequest } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import { toText } from "./toText.ts";

export type NameValue = { readonly name: string; readonly value: string };
export type HttpCall = {
  readonly method: string;
  readonly url: string;
  readonly query: readonly NameValue[];
  readonly headers: readonly NameValue[];
  readonly body: "none" | "json" | "text" | "form";
  readonly json: Json;
  readonly text: string;
  readonly form: readonly NameValue[];
};

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const TYPES = { json: "application/json", text: "text/plain; charset=utf-8", form: "application/x-www-form-urlencoded" } as const;

/** The request that the params describe. Fails with `bad-url` or `bad-header` at the param at fault. */
export function httpCall(call: HttpCall): HttpRequest {
  const headers = call.headers.map(header);
  const url = address(call);
  if (call.body === "none" || call.method === "GET" || call.method === "HEAD") return { url, method: call.method, headers };
  if (!headers.some(([name]) => name === "content-type")) headers.push(["content-type", TYPES[call.body]]);
  return { url, method: call.method, headers, body: bodyOf(call) };
}

function address({ url, query }: HttpCall): string {
  const text = toText(url).trim();
  const bad = (what: string, hint: string) => new NodeError("bad-url", what, { param: "url", hint });
  if (!URL.canParse(text))
    throw bad(`“${text.slice(0, 200)}” is not a web address.`, "Write it in full, for example https://api.example.com/orders.");
  const parsed = new URL(text);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    throw bad(`The address starts with “${parsed.protocol}”.`, "Only http: and https: can be reached.");
  }
  if (parsed.username !== "" || parsed.password !== "") throw bad("The address holds a user name or password.", "Send them as a header.");
  for (const { name, value } of query) if (name !== "") parsed.searchParams.append(name, toText(value));
  return parsed.href;
}

function header({ name, value }: NameValue): [string, string] {
  const text = toText(value).trim();
  if (!HEADER_NAME.test(name)) throw new NodeError("bad-header", `“${name}” is not a header's name.`, { param: "headers" });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
  if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(text)) {
    throw new NodeError("bad-header", `The header ${name} holds a line break or control character.`, { param: "headers" });
  }
  return [name.toLowerCase(), text];
}

function bodyOf({ body, json, text, form }: HttpCall): string {
  if (body === "json") return JSON.stringify(json);
  if (body === "text") return toText(text);
  return new URLSearchParams(form.filter(({ name }) => name !== "").map(({ name, value }) => [name, toText(value)])).toString();
}
