import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const chatParams = {
  sample: {
    kind: "text",
    label: "Sample message",
    help: "The message of a run that nobody wrote to.",
    multiline: true,
    default: "Hello",
  },
} as const satisfies Fields;

export const chat = defineNode({
  type: "chat",
  title: "Chat",
  icon: "message-circle",
  category: "start",
  aliases: ["message", "chatbot", "conversation", "assistant", "prompt", "chat trigger"],
  docs: {
    summary: "Starts with a message that somebody wrote.",
    details:
      "It emits one item for each message: **message** (the text), **sessionId** (the same for all messages of a conversation) and **history**, the messages before it as `{ role, content }`, oldest first, with the role `user` or `assistant`. A program that embeds the engine, or `vwmp run --trigger`, hands over the message; in the studio Run opens a conversation, whose answer to a message is the text that leaves its run.\n\nAn event without `sessionId` or `history` gets an empty one; one without a text as message fails with `bad-event`.",
    examples: [
      {
        title: "Tried with a sample",
        params: { sample: "Where is my order?" },
        output: { out: [{ message: "Where is my order?", sessionId: "sample", history: [] }] },
      },
    ],
  },
  mode: "once",
  trigger: true,
  event: "message",
  inputs: [],
  outputs: [{ name: "out", kind: "object" }],
  params: chatParams,
  summary: "when somebody writes",
  run: lazyRun(async () => (await import("./run/readMessage.ts")).readMessage),
});
