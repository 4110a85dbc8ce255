import { NodeError } from "../src/model/failure.ts";
import type { Host } from "../src/model/host.ts";
import type { NetReply, NetRequest } from "./protocol.ts";

/** Answers requests that come as messages. A request can be aborted by its number; each gets one reply. */
export function serveFetch(fetch: Host["fetch"], reply: (reply: NetReply) => void): (message: NetRequest) => void {
  const running = new Map<number, AbortController>();
  return (message) => {
    if ("abort" in message) {
      running.get(message.id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(message.id, controller);
    fetch(message.request, controller.signal)
      .then(
        (response) => reply({ id: message.id, response }),
        (thrown: unknown) => reply({ id: message.id, failure: told(thrown) }),
      )
      .finally(() => running.delete(message.id));
  };
}

function told(thrown: unknown): Extract<NetReply, { failure: unknown }>["failure"] {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (!(thrown instanceof NodeError)) return { code: "network", kind: "outside", message };
  return { code: thrown.code, kind: thrown.kind, message, ...(thrown.hint === undefined ? {} : { hint: thrown.hint }) };
}
