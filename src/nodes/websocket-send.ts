import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { socketFields } from "./support/socketFields.ts";
import { messageField } from "./support/streamFields.ts";

export const websocketSendParams = {
  ...socketFields,
  message: {
    kind: "expression",
    label: "Message",
    help: "A text as it is, the bytes of a file, JSON for anything else.",
    default: "${item}",
    per: "item",
  },
  answer: {
    kind: "choice",
    label: "Answers",
    options: [
      { value: "none", label: "Wait for none" },
      { value: "one", label: "Wait for one to each message" },
    ],
    default: "none",
  },
  as: { ...messageField.as, showIf: { param: "answer", in: ["one"] } },
  timeout: { kind: "duration", label: "Time limit", help: "For all of it.", default: "30s" },
} as const satisfies Fields;

export const websocketSend = defineNode({
  type: "websocket-send",
  title: "Send to WebSocket",
  icon: "send",
  category: "network",
  aliases: ["websocket", "ws", "wss", "socket", "send", "publish", "push", "emit"],
  docs: {
    summary: "Sends a message for each item over one WebSocket.",
    details:
      "One connection serves all items of a packet, in order. Without answers the items leave as they came, once the server has agreed to close the connection. With answers each message waits for the next one that comes, which leaves as `{ data }`: its text, its value as JSON, or a file for bytes. A connection that breaks or closes before fails with `network` or `no-answer`; what had been sent by then may have arrived, so a retry sends it again.",
    examples: [
      { title: "Send each item as JSON", params: { url: "wss://api.example.com/in", message: "${item}" }, input: [{ id: 1 }, { id: 2 }] },
      {
        title: "Ask, and take the answer",
        params: { url: "wss://api.example.com/rpc", message: "${item.question}", answer: "one", as: "json" },
        input: [{ question: "time" }],
      },
    ],
  },
  effects: "write",
  mode: "once",
  params: websocketSendParams,
  summary: "{message} to {url}",
  run: lazyRun(async () => (await import("./run/sendToSocket.ts")).sendToSocket),
});
