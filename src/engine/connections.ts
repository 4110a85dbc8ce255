import { NodeError } from "../model/failure.ts";
import type { NodeHost, Socket } from "../model/host.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { checkUrl, guardedStream } from "./guardedFetch.ts";
import type { RunSecrets } from "./runSecrets.ts";

/** Connections that stay open, each address checked first. */
export function connections(point: Checkpoint): Pick<NodeHost, "openStream" | "openSocket"> {
  const { host, secrets } = point;
  return {
    openStream: async (request) => {
      point.asked();
      const { openStream } = host;
      if (openStream === undefined) {
        checkUrl(point, request.url);
        throw notHere("Answers that go on for long");
      }
      return guardedStream(point, request, (next, signal) => openStream.call(host, next, signal));
    },
    openSocket: async (given, protocols = []) => {
      point.asked();
      const url = checkUrl(point, given);
      if (host.openSocket === undefined) throw notHere("WebSockets");
      if (secrets === undefined) return host.openSocket(url.href, protocols, point.signal());
      const socket = await host.openSocket(secrets.desk.fill(url.href, url.host), protocols, point.signal());
      return guardedSocket(secrets, socket, url.host);
    },
  };
}

/** Secrets are filled into the texts that are sent, and taken out of what comes. */
function guardedSocket(secrets: RunSecrets, socket: Socket, host: string): Socket {
  return {
    protocol: socket.protocol,
    send: (data) => socket.send(typeof data === "string" ? secrets.desk.message(data, host) : data),
    messages: cleanMessages(secrets, socket.messages),
    close: () => socket.close(),
  };
}

async function* cleanMessages(
  { redaction }: RunSecrets,
  messages: Socket["messages"],
): Socket["messages"] & AsyncGenerator<string | Uint8Array> {
  for await (const message of messages) yield typeof message === "string" ? redaction.text(message) : redaction.bytes(message);
}

function notHere(what: string): NodeError {
  return new NodeError("not-here", `${what} cannot be had where this run happens.`);
}
