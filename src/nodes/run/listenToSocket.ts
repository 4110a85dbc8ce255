import type { NodeHost } from "../../model/host.ts";
import type { JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { isBreak, reconnecting } from "../support/reconnecting.ts";
import { socketAddress } from "../support/socketAddress.ts";
import { incoming, outgoing } from "../support/socketMessage.ts";
import type { websocketParams } from "../websocket.ts";

type Message = string | Uint8Array;

/** Listens to a WebSocket and emits each message as an item. */
export function listenToSocket({ params, host }: RunContext<typeof websocketParams>): AsyncIterable<JsonObject> {
  const { url, protocols } = socketAddress(params.url, params.protocols);
  const source = {
    endless: params.atEnd === "reconnect",
    textOf: (message: Message) => (typeof message === "string" ? message : undefined),
    again: isBreak,
    open: async () => {
      const socket = await host.openSocket(url, protocols);
      for (const { text } of params.first) socket.send(await outgoing(text, host));
      return { messages: socket.messages, close: () => socket.close() };
    },
  };
  return items(reconnecting<Message>(source, params, host), params.as, host);
}

async function* items(messages: AsyncIterable<Message>, as: "text" | "json", host: NodeHost): AsyncGenerator<JsonObject> {
  for await (const message of messages) yield { data: await incoming(message, as, host) };
}
