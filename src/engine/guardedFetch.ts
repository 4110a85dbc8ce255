import { NodeError } from "../model/failure.ts";
import type { HttpRequest, HttpResponse, HttpStream } from "../model/host.ts";
import { basicAuth } from "./basicAuth.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { allowsHost } from "./grant.ts";

const PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:"]);
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const CREDENTIALS: ReadonlySet<string> = new Set(["authorization", "cookie", "proxy-authorization"]);

type Answer = Pick<HttpResponse, "status" | "statusText" | "url" | "headers">;
type Send<A extends Answer> = (request: HttpRequest, signal: AbortSignal) => Promise<A>;

/** Makes a request; secrets are filled in for each hop anew, and taken out of the answer. */
export async function guardedFetch(point: Checkpoint, request: HttpRequest): Promise<HttpResponse> {
  const response = await follow<HttpResponse>(point, request, (next, signal) => point.host.fetch(next, signal));
  const redaction = point.secrets?.redaction;
  return redaction === undefined ? response : { ...cleanHead(point, response), body: redaction.bytes(response.body) };
}

/** As `guardedFetch`, for an answer that comes piece by piece. */
export async function guardedStream(point: Checkpoint, request: HttpRequest, send: Send<HttpStream>): Promise<HttpStream> {
  const response = await follow(point, request, send, ({ pieces }) => discard(pieces));
  const redaction = point.secrets?.redaction;
  return redaction === undefined ? response : { ...cleanHead(point, response), pieces: redaction.pieces(response.pieces) };
}

/** Follows redirects itself where the platform shows them, so that every hop is checked; in a page the browser's policy does that. */
async function follow<A extends Answer>(point: Checkpoint, request: HttpRequest, send: Send<A>, drop?: (answer: A) => void): Promise<A> {
  let next = request;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const url = checkUrl(point, next.url);
    const desk = point.secrets?.desk;
    const ready = desk === undefined ? basicAuth({ ...next, url: url.href }) : desk.request(next, url);
    // A browser that follows a redirect sends along what was filled in for the first host.
    if (point.host.place === "browser") return send(desk?.isUsedBy(next, url) ? { ...ready, redirect: "refuse" } : ready, point.signal());
    if (request.redirect === "manual" || request.redirect === "refuse") return send(ready, point.signal());
    const response = await send({ ...ready, redirect: "manual" }, point.signal());
    const location = REDIRECTS.has(response.status) ? response.headers.find(([name]) => name === "location")?.[1] : undefined;
    if (location === undefined) return response;
    drop?.(response);
    next = redirected(point, { ...next, url: url.href }, response.status, location);
  }
  throw new NodeError("too-many-redirects", `${request.url} redirects more than ${MOST_REDIRECTS} times.`, { kind: "outside" });
}

/** The request that follows a redirect: as browsers do it, and without credentials and secrets in headers when it leads to another origin. */
function redirected(point: Checkpoint, before: HttpRequest, status: number, location: string): HttpRequest {
  const from = new URL(before.url);
  const to = parseUrl(URL.canParse(location, from) ? new URL(location, from).href : location);
  point.secrets?.desk.refuseLeak(location, to.host);
  const toGet = status === 303 ? before.method !== "HEAD" : (status === 301 || status === 302) && before.method === "POST";
  const { body, auth, ...rest } = before;
  const same = to.origin === from.origin;
  return {
    ...rest,
    url: to.href,
    method: toGet ? "GET" : before.method,
    headers: same
      ? before.headers
      : before.headers.filter((each) => !CREDENTIALS.has(each[0].toLowerCase()) && point.secrets?.desk.isIn(each[1]) !== true),
    ...(same && auth !== undefined ? { auth } : {}),
    ...(body === undefined || toGet ? {} : { body }),
  };
}

/** @throws NodeError `bad-url`, or `permission-needed` where the host of the address was not granted. */
export function checkUrl(point: Checkpoint, text: string): URL {
  const url = parseUrl(text);
  if (!PROTOCOLS.has(url.protocol)) {
    const message = `The address starts with “${url.protocol}”; only http:, https:, ws: and wss: can be reached.`;
    throw new NodeError("bad-url", message, { param: "url" });
  }
  if (!allowsHost(point.grant.net, url.host)) {
    throw new NodeError("permission-needed", `This run may not reach ${url.host}.`, {
      hint:
        point.host.place === "node"
          ? `Allow it with --allow-net ${url.host}, or { allow: { net: ["${url.host}"] } }, and list it under permissions.net of the workflow.`
          : `List ${url.host} under the workflow's permissions, then allow it when the run asks.`,
    });
  }
  return url;
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new NodeError("bad-url", `“${text.slice(0, 200)}” is not a web address.`, {
      param: "url",
      hint: "Write it in full, with https:// in front.",
    });
  }
}

/** An answer without the secrets that it repeats. */
function cleanHead<A extends Answer>({ secrets }: Checkpoint, answer: A): A {
  const redaction = secrets?.redaction;
  if (redaction === undefined) return answer;
  const { statusText, url, headers } = answer;
  return { ...answer, statusText: redaction.text(statusText), url: redaction.text(url), headers: redaction.json(headers) };
}

/** A body that nobody reads is closed. */
function discard(pieces: AsyncIterable<Uint8Array>): void {
  const close = async (): Promise<void> => {
    for await (const _ of pieces) break;
  };
  void close().catch(() => undefined);
}
