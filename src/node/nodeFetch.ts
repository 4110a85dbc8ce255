import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { pipeline, Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { AddressGuard } from "./addressGuard.ts";

/** What the connection itself decides. */
const OWN_HEADERS = ["connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];
const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The part of `fetch` that the host uses, over connections whose addresses the guard has seen: Node's own `fetch` looks names up by itself, and may
 * then get another answer than a check before it got. Follows no redirects; bodies are texts or bytes.
 */
export function nodeFetch(guard: AddressGuard): Send {
  const agents = { "http:": new HttpAgent({ keepAlive: true }), "https:": new HttpsAgent({ keepAlive: true }) };
  return (text, init) => {
    const url = new URL(text);
    const secure = url.protocol === "https:";
    const options = {
      method: init.method ?? "GET",
      headers: headersOf(init),
      lookup: guard.lookupFor(url),
      agent: agents[secure ? "https:" : "http:"],
    };
    return answerOf(url, options, init);
  };
}

function answerOf(url: URL, options: RequestOptions, { body, signal }: RequestInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, { ...options, ...(signal ? { signal } : {}) });
    sent.on("error", reject);
    sent.on("response", (message) => {
      // It could break before anybody listens to the body.
      message.on("error", () => undefined);
      resolve(responseOf(message, options.method));
    });
    sent.end(body as string | Uint8Array | undefined);
  });
}

function headersOf({ headers, body }: RequestInit): Record<string, string> {
  const given = new Headers(headers);
  for (const name of OWN_HEADERS) given.delete(name);
  const usual = { accept: "*/*", "accept-encoding": "gzip, deflate, br", "user-agent": "node" };
  for (const [name, value] of Object.entries(usual)) if (!given.has(name)) given.set(name, value);
  if (typeof body === "string" && !given.has("content-type")) given.set("content-type", "text/plain;charset=UTF-8");
  return Object.fromEntries(given);
}

function responseOf(message: IncomingMessage, method: string | undefined): Response {
  const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] as string, rawHeaders[at + 1] as string);
  const empty = method === "HEAD" || NO_BODY.has(status);
  if (empty) message.resume();
  const body = empty ? null : (Readable.toWeb(decoded(message, headers.get("content-encoding"))) as ReadableStream<Uint8Array>);
  return new Response(body, { status, statusText, headers });
}

/** An encoding that is not known leaves the body as it is, as `fetch` has it. */
function decoded(message: IncomingMessage, encodings: string | null): Readable {
  const steps = (encodings ?? "")
    .toLowerCase()
    .split(",")
    .map((each) => each.trim())
    .reverse()
    .map(decoderOf);
  if (steps.includes(undefined)) return message;
  const decoders = steps as NonNullable<ReturnType<typeof decoderOf>>[];
  return pipeline([message, ...decoders], () => undefined) as unknown as Readable;
}

function decoderOf(encoding: string): ReturnType<typeof createGunzip> | undefined {
  const flush = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip(flush);
  if (encoding === "deflate") return createInflate(flush);
  if (encoding === "br") {
    return createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH });
  }
  return undefined;
}
