import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { headerFields } from "./support/headerFields.ts";
import { httpAuthFields } from "./support/httpAuthFields.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { messageField, streamFields } from "./support/streamFields.ts";

export const sseParams = {
  url: {
    kind: "text",
    label: "URL",
    help: "With https:// in front.",
    placeholder: "https://api.example.com/events",
    required: true,
    capability: "net",
    secret: true,
  },
  ...headerFields,
  ...httpAuthFields,
  events: { kind: "texts", label: "Events", help: "Names of the events to take; all when empty.", default: [] },
  ...messageField,
  ...streamFields,
  atEnd: {
    kind: "choice",
    label: "When the server ends it",
    options: [
      { value: "reconnect", label: "Connect again" },
      { value: "stop", label: "End" },
    ],
    default: "reconnect",
  },
} as const satisfies Fields;

export const sse = defineNode({
  type: "sse",
  title: "Server-sent events",
  icon: "rss",
  category: "network",
  aliases: ["sse", "event source", "eventsource", "stream", "live", "push", "subscribe", "listen"],
  docs: {
    summary: "Listens to a stream of server-sent events and emits each as an item.",
    details:
      "Each item is `{ event, id, data }`: `event` is `message` where the server names none, `id` the last one it gave, else `null`. What follows begins with the first event. When the connection breaks it is opened again with `Last-Event-ID`, so that a server can send what was missed; the pause is doubled each time, up to a minute, unless the server asks for another one (`retry:`), and begins anew with the next event. Statuses of 500 and above, 408 and 429 count as a break; another error status fails, and 204 ends it. It ends at the limits set, with the run, or at a message that is just the text of **Stop at**, which is not emitted.\n\nWith several items, their streams come one after the other. In a page the server has to allow the page by CORS.",
    examples: [
      { title: "The next ten events", params: { url: "https://api.example.com/events", most: 10, as: "json" } },
      {
        title: "Prices for a minute",
        params: { url: "https://api.example.com/prices", events: ["price"], as: "json", duration: "1m" },
      },
    ],
  },
  effects: "read",
  params: sseParams,
  summary: "{url}",
  run: lazyRun(async () => (await import("./run/listenToEvents.ts")).listenToEvents),
});
