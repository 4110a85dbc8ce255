import { NodeError } from "../model/failure.ts";
import type { Clock, Host, HttpRequest, HttpResponse, HttpStream } from "../model/host.ts";
import { memoryState } from "../model/memoryState.ts";
import { fetchFailure } from "./fetchFailure.ts";
import { memoryFiles } from "./memoryFiles.ts";
import { openSocket, type SocketClass } from "./openSocket.ts";
import { randomId } from "./randomId.ts";
import { readBody } from "./readBody.ts";
import { realClock } from "./realClock.ts";

export type WebHostOptions = {
  /** Bytes of an answer; larger ones are refused. 100 MB when left out. */
  readonly mostBytes?: number;
  readonly clock?: Clock;
  /** Stands in for the global one. */
  readonly fetch?: Wire["call"];
  /** Stands in for the global one. */
  readonly webSocket?: SocketClass;
  readonly place?: Host["place"];
};

/**
 * The host made of what pages, workers, Node, Deno and Bun share: time, chance and `fetch`. It checks no permission: the
 * engine does before it calls. Requests carry no cookies, no stored credentials and no referrer, and are never cached.
 */
export function webHost(options: WebHostOptions = {}): Host {
  const { mostBytes = 100_000_000, clock = realClock(), place = placeOf() } = options;
  const call = options.fetch ?? ((input: string, init: RequestInit) => fetch(input, init));
  return {
    clock,
    place,
    fetch: (request, signal) => send({ call, clock, place, mostBytes }, request, signal),
    openStream: (request, signal) => openStream({ call, clock, place, mostBytes }, request, signal),
    openSocket: (url, protocols, signal) => openSocket(url, protocols, signal, options.webSocket),
    files: memoryFiles(),
    state: memoryState(),
    randomId,
  };
}

type Wire = {
  readonly call: (input: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly place: Host["place"];
  readonly mostBytes: number;
};

/** Deno and Bun name themselves as Node too, and have no CORS either. */
function placeOf(): Host["place"] {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node === undefined ? "browser" : "node";
}

async function send(wire: Wire, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  return whileOpen(wire, request, signal, async (response) => ({
    ...about(response, request),
    body: await readBody(response, wire.mostBytes),
  }));
}

/** The time limit counts until the headers are there; the signal ends the stream whenever it comes. */
async function openStream(wire: Wire, request: HttpRequest, signal: AbortSignal): Promise<HttpStream> {
  const ended = new AbortController();
  const relay = (): void => ended.abort();
  signal.addEventListener("abort", relay, { once: true });
  const opened = await whileOpen(wire, request, ended.signal, async (response) => response);
  const body = opened.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
  return {
    ...about(opened, request),
    pieces: piecesOf(body, { request, place: wire.place, signal, done: () => signal.removeEventListener("abort", relay) }),
  };
}

type Reading = { readonly request: HttpRequest; readonly place: Host["place"]; readonly signal: AbortSignal; done(): void };

async function* piecesOf(body: ReadableStream<Uint8Array>, { request, place, signal, done }: Reading): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const { value, done: over } = await reader.read();
      if (signal.aborted) throw new NodeError("cancelled", "The request was cancelled.", { kind: "cancelled" });
      if (over) return;
      yield value;
    }
  } catch (error) {
    throw error instanceof NodeError ? error : fetchFailure(error, request, place);
  } finally {
    signal.removeEventListener("abort", stop);
    done();
    stop();
  }
}

function about({ status, statusText, url, headers }: Response, request: HttpRequest): Omit<HttpResponse, "body"> {
  return { status, statusText, url: url || request.url, headers: [...headers] };
}

/** Sends the request and makes something of the answer; what goes wrong becomes a `NodeError`. */
async function whileOpen<T>(
  { call, clock, place }: Wire,
  request: HttpRequest,
  signal: AbortSignal,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const cut = new AbortController();
  const onAbort = () => cut.abort();
  if (signal.aborted) cut.abort();
  signal.addEventListener("abort", onAbort, { once: true });
  let late = false;
  const giveUp = () => {
    late = true;
    cut.abort();
  };
  const withdraw = request.timeout === undefined ? undefined : clock.schedule(request.timeout, giveUp);
  try {
    const response = await call(request.url, initOf(request, place, cut.signal));
    if (request.redirect === "refuse") refuseRedirect(response, request);
    return await read(response);
  } catch (error) {
    if (error instanceof NodeError) throw error;
    if (late) throw timedOut(request);
    if (signal.aborted) throw new NodeError("cancelled", "The request was cancelled.", { kind: "cancelled" });
    throw fetchFailure(error, request, place);
  } finally {
    withdraw?.();
    signal.removeEventListener("abort", onAbort);
  }
}

function initOf({ method, headers, body, redirect }: HttpRequest, place: Host["place"], signal: AbortSignal): RequestInit {
  return {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(body !== undefined && { body: body as BodyInit }),
    redirect: redirectOf(redirect, place),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal,
  };
}

/** A page gets nothing but an opaque answer from `manual`: enough to refuse it, not to follow it. */
function redirectOf(redirect: HttpRequest["redirect"], place: Host["place"]): RequestRedirect {
  if (redirect === "refuse") return "manual";
  return place === "browser" ? "follow" : (redirect ?? "follow");
}

function refuseRedirect({ type, status }: Response, { url }: HttpRequest): void {
  if (type !== "opaqueredirect" && !(status >= 301 && status <= 308 && status !== 304)) return;
  throw new NodeError("redirected", `${new URL(url).host} answers with another address, and this request may not follow it.`, {
    kind: "outside",
    hint: "A page cannot see where a request with a secret would be led: call the address that it leads to.",
  });
}

function timedOut({ url, timeout }: HttpRequest): NodeError {
  return new NodeError("timeout", `${new URL(url).host} did not answer within ${(timeout ?? 0) / 1000} s.`, {
    kind: "timeout",
    hint: "Raise the time limit, or set a retry.",
  });
}
