import { NodeError } from "#engine";
import type { Host, HttpResponse } from "../src/model/host.ts";
import type { NetReply, NetRequest } from "./protocol.ts";

type Waiting = { readonly resolve: (response: HttpResponse) => void; readonly reject: (error: NodeError) => void };

/** A `fetch` whose requests are made at the other end of `port`, by `serveFetch`. */
export function portFetch(port: Pick<MessagePort, "postMessage"> & { onmessage: MessagePort["onmessage"] }): Host["fetch"] {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<NetReply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("response" in data) asked?.resolve(data.response);
    else asked?.reject(new NodeError(data.failure.code, data.failure.message, data.failure));
  };
  return (request, signal) => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        if (waiting.delete(id)) reject(new NodeError("cancelled", "The request was cancelled.", { kind: "cancelled" }));
        port.postMessage({ id, abort: true } satisfies NetRequest);
      };
      if (signal.aborted) return reject(new NodeError("cancelled", "The request was cancelled.", { kind: "cancelled" }));
      waiting.set(id, { resolve, reject });
      signal.addEventListener("abort", abort, { once: true });
      port.postMessage({ id, request } satisfies NetRequest);
    });
  };
}
