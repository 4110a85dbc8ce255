import { NodeError } from "../model/failure.ts";
import type { Clock, Host, HttpRequest, HttpResponse } from "../model/host.ts";
import { fetchFailure } from "./fetchFailure.ts";
import { randomId } from "./randomId.ts";
import { readBody } from "./readBody.ts";
import { realClock } from "./realClock.ts";

export type WebHostOptions = {
  /** Bytes of an answer; larger ones are refused. 100 MB when left out. */
  readonly mostBytes?: number;
  readonly clock?: Clock;
  /** Stands in for the global one. */
  readonly fetch?: typeof fetch;
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

async function send({ call, clock, place, mostBytes }: Wire, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
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
    const body = await readBody(response, mostBytes);
    const { status, statusText } = response;
    return { status, statusText, url: response.url || request.url, headers: [...response.headers], body };
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
    // A page gets nothing but an opaque answer from `manual`.
    redirect: place === "browser" ? "follow" : (redirect ?? "follow"),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal,
  };
}

function timedOut({ url, timeout }: HttpRequest): NodeError {
  return new NodeError("timeout", `${new URL(url).host} did not answer within ${(timeout ?? 0) / 1000} s.`, {
    kind: "timeout",
    hint: "Raise the time limit, or set a retry.",
  });
}
