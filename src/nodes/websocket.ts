import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { socketFields } from "./support/socketFields.ts";
import { messageField, streamFields } from "./support/streamFields.ts";

export const websocketParams = {
  ...socketFields,
  first: {
    kind: "list",
    label: "Send first",
    help: "Messages sent whenever it is connected, to subscribe for example.",
    itemLabel: "Message",
    of: { text: { kind: "text", label: "Text", multiline: true, default: "", secret: true } },
    default: [],
  },
  ...messageField,
  ...streamFields,
  atEnd: {
    kind: "choice",
    label: "When the server closes it",
    options: [
      { value: "stop", label: "End" },
      { value: "reconnect", label: "Connect again" },
    ],
    default: "stop",
  },
} as const satisfies Fields;

export const websocket = defineNode({
  type: "websocket",
  title: "WebSocket",
  icon: "radio",
  category: "network",
  aliases: ["websocket", "ws", "wss", "socket", "live", "stream", "push", "subscribe", "listen", "realtime"],
  docs: {
    summary: "Listens to a WebSocket and emits each message as an item.",
    details:
      "Each item is `{ data }`: the text of the message, its value where messages are JSON, or a file for one of bytes. What follows begins with the first message. When the connection breaks it is opened again and the first messages are sent again; the pause before is doubled each time, up to a minute, and begins anew with the next message. It ends at the limits set, with the run, or at a message that is just the text of **Stop at**, which is not emitted. Where messages come faster than they are taken, it fails with `too-fast` once 10,000 wait.\n\nWith several items, their connections come one after the other. A WebSocket takes no headers in a page: a key goes into the address or the first message.",
    examples: [
      {
        title: "Subscribe, and take ten messages",
        params: { url: "wss://api.example.com/live", first: [{ text: '{"subscribe":"prices"}' }], as: "json", most: 10 },
      },
      { title: "Whatever comes within a minute", params: { url: "wss://api.example.com/live", duration: "1m" } },
    ],
  },
  effects: "write",
  params: websocketParams,
  summary: "{url}",
  run: lazyRun(async () => (await import("./run/listenToSocket.ts")).listenToSocket),
});
