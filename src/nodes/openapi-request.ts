import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { headerFields } from "./support/headerFields.ts";
import { httpAuthFields } from "./support/httpAuthFields.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const openapiRequestParams = {
  document: {
    kind: "text",
    label: "OpenAPI document",
    help: "Its text, in JSON or YAML, or its address.",
    placeholder: "https://api.example.com/openapi.json",
    multiline: true,
    required: true,
    capability: "net",
  },
  operation: {
    kind: "text",
    label: "Operation",
    help: "Its operationId, or method and path.",
    placeholder: "getOrder, or GET /orders/{id}",
    operationsOf: "document",
    required: true,
  },
  values: { kind: "json", label: "Parameters", help: "By name: those of path, query and headers.", default: {} },
  body: { kind: "json", label: "Body", help: "null for none.", default: null },
  server: {
    kind: "text",
    label: "Server",
    help: "Instead of the first one of the document.",
    placeholder: "https://api.example.com/v1",
    default: "",
    capability: "net",
  },
  ...headerFields,
  ...httpAuthFields,
  split: { kind: "boolean", label: "Split lists", help: "A list gives one item for each of its values.", default: true },
  timeout: { kind: "duration", label: "Time limit", help: "For the whole answer.", default: "30s" },
} as const satisfies Fields;

export const openapiRequest = defineNode({
  type: "openapi-request",
  title: "OpenAPI request",
  icon: "book-open-check",
  category: "network",
  aliases: ["openapi", "swagger", "api", "rest", "operation", "spec", "request", "call"],
  docs: {
    summary: "Calls an operation of an OpenAPI document for each item.",
    details:
      "It reads OpenAPI 3.0 and 3.1, follows references inside the document, and builds the request: parameters go into path, query, headers and cookies in the style that the document names. A parameter that is missing though required, unknown, or of another type than its schema says fails before anything is sent (`missing-parameter`, `unknown-parameter`, `bad-parameter`); types, enums and bounds are checked, bodies are not. The body is sent as JSON where the operation takes that, else as a form, a form with files, or text. The server is the first one of the document with the defaults of its variables, unless one is set; name its host under the workflow's permissions then, since only the document knows it. JSON answers come as their value, others as `{ text }`; a status of 400 and above fails with `http-status`. A document behind an address is fetched once in a run; the studio lists the operations of one that stands here as text.",
    examples: [
      {
        title: "An order for each item",
        params: {
          document: "https://api.example.com/openapi.json",
          operation: "getOrder",
          values: { id: "${item.id}" },
          server: "https://api.example.com/v1",
        },
        input: [{ id: 7 }],
      },
    ],
  },
  effects: "write",
  params: openapiRequestParams,
  summary: "{operation}",
  run: lazyRun(async () => (await import("./run/callOperation.ts")).callOperation),
});
