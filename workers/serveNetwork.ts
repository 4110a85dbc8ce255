import { NodeError } from "../src/model/failure.ts";
import type { Network } from "../src/model/host.ts";
import type { NetFailure, NetReply, NetRequest } from "./protocol.ts";
import { type Connected, ServedConnection } from "./servedConnection.ts";

/** Answers requests and holds connections that come as messages; each can be aborted by its number. */
export function serveNetwork(network: Network, reply: (reply: NetReply) => void): (message: NetRequest) => void {
  const aborts = new Map<number, AbortController>();
  const connections = new Map<number, ServedConnection>();

  const begin = (id: number, work: (signal: AbortSignal) => Promise<void>): void => {
    const controller = new AbortController();
    aborts.set(id, controller);
    work(controller.signal)
      .catch((thrown: unknown) => reply({ id, failure: told(thrown) }))
      .finally(() => {
        aborts.delete(id);
        connections.delete(id);
      });
  };
  const connect = (id: number, more: number, open: (signal: AbortSignal) => Promise<Connected>): void =>
    begin(id, async (signal) => {
      const connection = new ServedConnection(more);
      connections.set(id, connection);
      const connected = await open(signal);
      reply({ id, opened: connected.about });
      await connection.pass(connected, (piece) => reply({ id, piece }), signal);
      reply({ id, end: true });
    });

  return (message) => {
    const { id } = message;
    if ("request" in message) begin(id, async (signal) => reply({ id, response: await network.fetch(message.request, signal) }));
    else if ("stream" in message) {
      connect(id, message.more, async (signal) => {
        const { pieces, ...about } = await network.openStream(message.stream, signal);
        return { about, pieces };
      });
    } else if ("socket" in message) {
      connect(id, message.more, async (signal) => {
        const socket = await network.openSocket(message.socket, message.protocols, signal);
        return {
          about: { protocol: socket.protocol },
          pieces: socket.messages,
          send: (data) => socket.send(data),
          close: () => socket.close(),
        };
      });
    } else if ("abort" in message) {
      aborts.get(id)?.abort();
      connections.get(id)?.wake();
    } else if ("close" in message) connections.get(id)?.close();
    else if ("more" in message) connections.get(id)?.allow(message.more);
    else connections.get(id)?.send(message.send);
  };
}

function told(thrown: unknown): NetFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (!(thrown instanceof NodeError)) return { code: "network", kind: "outside", message };
  return { code: thrown.code, kind: thrown.kind, message, ...(thrown.hint === undefined ? {} : { hint: thrown.hint }) };
}
