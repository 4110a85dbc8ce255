import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

const METHODS = ["ANY", "GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export const webhookParams = {
  method: {
    kind: "choice",
    label: "Method",
    options: METHODS.map((method) => ({ value: method, label: method === "ANY" ? "Any method" : method })),
    default: "POST",
  },
  path: { kind: "text", label: "Path", help: "What the request asks for, from the slash on.", placeholder: "/orders", default: "/" },
  sample: {
    kind: "json",
    label: "Sample request",
    help: "The request of a run that got none: method, path, headers, query and body, each may be left out.",
    default: { headers: { "content-type": "application/json" }, query: {}, body: {} },
  },
} as const satisfies Fields;

export const webhook = defineNode({
  type: "webhook",
  title: "Webhook",
  icon: "webhook",
  category: "start",
  aliases: ["http trigger", "endpoint", "callback", "request", "listener", "api", "hook"],
  docs: {
    summary: "Starts with an HTTP request that somebody else received.",
    details:
      "It emits one item: **method** in capitals, **path**, **headers** with lower-case names, **query** and **body**. Nothing here listens on a network: a program that embeds the engine, or `vwmp run --trigger`, hands over those that it receives; the studio lets you write one, beginning with the **sample**. What is left out of a request is its method and path here, no headers, no query and a null body.\n\nA request with another method or path than those here fails with `wrong-request`.",
    examples: [
      {
        title: "Tried with a sample request",
        params: { path: "/orders", sample: { headers: { "X-Shop": "7" }, body: { id: 1 } } },
        output: { out: [{ method: "POST", path: "/orders", headers: { "x-shop": "7" }, query: {}, body: { id: 1 } }] },
      },
    ],
  },
  mode: "once",
  trigger: true,
  event: "request",
  inputs: [],
  outputs: [{ name: "out", kind: "object" }],
  params: webhookParams,
  summary: "{method} {path}",
  run: lazyRun(async () => (await import("./run/readRequest.ts")).readRequest),
});
