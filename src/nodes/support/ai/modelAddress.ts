import { NodeError } from "../../../model/failure.ts";
import type { HttpRequest, NodeHost } from "../../../model/host.ts";
import type { Json } from "../../../model/json.ts";
import { requireDuration } from "../requireDuration.ts";

export type ModelServer = { readonly baseUrl: string; readonly model: string; readonly apiKey: string; readonly timeout: string | number };

/** The address of a call: the base URL and the path, once. Fails with `bad-url`. */
export function modelAddress(baseUrl: unknown, path: string): URL {
  const text = typeof baseUrl === "string" ? baseUrl.trim() : "";
  const bad = (what: string) =>
    new NodeError("bad-url", what, { param: "baseUrl", hint: "Write it in full, for example http://localhost:11434/v1." });
  if (!URL.canParse(text)) throw bad(`“${text.slice(0, 200)}” is not a web address.`);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw bad(`The address starts with “${url.protocol}”.`);
  if (url.username !== "" || url.password !== "") throw bad("The address holds a user name or password.");
  const base = url.pathname.replace(/\/+$/, "");
  url.pathname = base.endsWith(path) ? base : base + path;
  return url;
}

/** The request that carries a body to a model; a key that would smuggle lines is refused. */
export function modelCall(
  server: ModelServer,
  url: URL,
  headers: readonly (readonly [name: string, value: string])[],
  body: Json,
): HttpRequest {
  for (const [, value] of headers) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
    if (/[\u0000-\u001F\u007F]/.test(value)) {
      throw new NodeError("bad-header", "The API key holds a line break or control character.", { param: "apiKey" });
    }
  }
  if (typeof server.model !== "string" || server.model.trim() === "") {
    throw new NodeError("bad-value", "No model is named.", { param: "model", hint: "Write its name as the server lists it." });
  }
  return {
    url: url.href,
    method: "POST",
    headers: [["content-type", "application/json"], ...headers],
    body: JSON.stringify(body),
    timeout: requireDuration(server.timeout, "timeout"),
  };
}

/** The key as it goes into a header. */
export function keyOf(server: ModelServer): string {
  return typeof server.apiKey === "string" ? server.apiKey.trim() : "";
}

/** What of a host a call of a model needs. */
export type ModelHost = Pick<NodeHost, "fetch" | "openStream" | "place">;
