import { NodeError } from "#engine";
import { Inbox } from "../src/host/inbox.ts";
import type { HttpResponse, HttpStream, Network, Socket } from "../src/model/host.ts";
import type { NetReply, NetRequest } from "./protocol.ts";

type Port = Pick<MessagePort, "postMessage"> & { onmessage: MessagePort["onmessage"] };
type Reply<K extends string> = Extract<NetReply, { readonly [key in K]: unknown }>;
/** Takes the replies to one request; true when there will be no more. */
type Taker = (reply: NetReply) => boolean;

/** Pieces of a connection that may be under way, or wait to be read. */
const ROOM = 32;

/** A network whose requests and connections are made at the other end of `port`, by `serveNetwork`. */
export function portNetwork(port: Port): Network {
  const takers = new Map<number, Taker>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<NetReply>) => {
    if (takers.get(data.id)?.(data) === true) takers.delete(data.id);
  };
  const wire: Wire = {
    post: (message) => port.postMessage(message),
    listen(taker) {
      last += 1;
      takers.set(last, taker);
      return last;
    },
    forget: (id) => takers.delete(id),
  };
  return {
    fetch: (request, signal) => ask(wire, request, signal),
    async openStream(request, signal) {
      const { opened, pieces } = await connect<Uint8Array>(wire, (id) => ({ id, stream: request, more: ROOM }), signal);
      return { ...(opened as Omit<HttpStream, "pieces">), pieces };
    },
    async openSocket(url, protocols, signal) {
      const { id, opened, pieces } = await connect<string | Uint8Array>(
        wire,
        (number) => ({ id: number, socket: url, protocols, more: ROOM }),
        signal,
      );
      const { protocol } = opened as Pick<Socket, "protocol">;
      return { protocol, send: (data) => wire.post({ id, send: data }), messages: pieces, close: () => wire.post({ id, close: true }) };
    },
  };
}

type Wire = {
  post(message: NetRequest): void;
  listen(taker: Taker): number;
  forget(id: number): void;
};

function ask(wire: Wire, request: Extract<NetRequest, { request: unknown }>["request"], signal: AbortSignal): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    const id = wire.listen((reply) => {
      signal.removeEventListener("abort", abort);
      if ("response" in reply) resolve(reply.response);
      else reject(failureIn(reply as Reply<"failure">));
      return true;
    });
    const abort = (): void => {
      wire.forget(id);
      wire.post({ id, abort: true });
      reject(cancelled());
    };
    signal.addEventListener("abort", abort, { once: true });
    wire.post({ id, request });
  });
}

type Connection<T> = {
  readonly id: number;
  readonly opened: Reply<"opened">["opened"];
  readonly pieces: AsyncIterable<T>;
};

function connect<T extends string | Uint8Array>(
  wire: Wire,
  request: (id: number) => NetRequest,
  signal: AbortSignal,
): Promise<Connection<T>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    const pieces = new Inbox<T>({ taken: () => wire.post({ id, more: 1 }), left: () => close() });
    const id = wire.listen((reply) => {
      if ("opened" in reply) resolve({ id, opened: reply.opened, pieces });
      else if ("piece" in reply) pieces.add(reply.piece as T);
      else over("failure" in reply ? failureIn(reply) : undefined);
      return "end" in reply || "failure" in reply;
    });
    const over = (failure?: NodeError): void => {
      signal.removeEventListener("abort", onAbort);
      pieces.end(failure);
      if (failure !== undefined) reject(failure);
    };
    const close = (failure?: NodeError): void => {
      wire.forget(id);
      wire.post({ id, abort: true });
      over(failure);
    };
    const onAbort = (): void => close(cancelled());
    signal.addEventListener("abort", onAbort, { once: true });
    wire.post(request(id));
  });
}

function failureIn({ failure }: Reply<"failure">): NodeError {
  return new NodeError(failure.code, failure.message, failure);
}

function cancelled(): NodeError {
  return new NodeError("cancelled", "The request was cancelled.", { kind: "cancelled" });
}
