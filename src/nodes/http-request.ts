import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const httpRequestParams = {
  method: {
    kind: "choice",
    label: "Method",
    options: [
      { value: "GET", label: "GET" },
      { value: "POST", label: "POST" },
      { value: "PUT", label: "PUT" },
      { value: "PATCH", label: "PATCH" },
      { value: "DELETE", label: "DELETE" },
      { value: "HEAD", label: "HEAD" },
    ],
    default: "GET",
  },
  url: {
    kind: "text",
    label: "URL",
    help: "With https:// in front.",
    placeholder: "https://api.example.com/orders",
    required: true,
    capability: "net",
    secret: true,
  },
  query: {
    kind: "list",
    label: "Query",
    help: "Added to the address after the ?.",
    itemLabel: "Value",
    of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", secret: true, default: "" } },
    default: [],
  },
  headers: {
    kind: "list",
    label: "Headers",
    itemLabel: "Header",
    of: {
      name: { kind: "text", label: "Name", placeholder: "accept", default: "" },
      value: { kind: "text", label: "Value", secret: true, default: "" },
    },
    default: [],
  },
  body: {
    kind: "choice",
    label: "Body",
    options: [
      { value: "none", label: "None" },
      { value: "json", label: "JSON" },
      { value: "text", label: "Text" },
      { value: "form", label: "Form" },
    ],
    default: "none",
    showIf: { param: "method", in: ["POST", "PUT", "PATCH", "DELETE"] },
  },
  json: {
    kind: "json",
    label: "JSON",
    help: "Any value; ${item} sends the item.",
    default: "${item}",
    showIf: { param: "body", in: ["json"] },
  },
  text: { kind: "text", label: "Text", multiline: true, secret: true, default: "", showIf: { param: "body", in: ["text"] } },
  form: {
    kind: "list",
    label: "Form",
    itemLabel: "Value",
    of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", secret: true, default: "" } },
    default: [],
    showIf: { param: "body", in: ["form"] },
  },
  response: {
    kind: "choice",
    label: "Response",
    options: [
      { value: "json", label: "JSON" },
      { value: "text", label: "Text" },
      { value: "file", label: "File" },
      { value: "full", label: "Full: status, headers and body" },
    ],
    default: "json",
  },
  split: {
    kind: "boolean",
    label: "Split lists",
    help: "A JSON list gives one item for each of its values.",
    default: true,
    showIf: { param: "response", in: ["json"] },
  },
  failOnStatus: { kind: "boolean", label: "Fail on error status", help: "400 and above.", default: true },
  timeout: { kind: "duration", label: "Time limit", help: "For the whole answer.", default: "30s" },
  idempotency: {
    kind: "choice",
    label: "Idempotency key",
    help: "Sends the header Idempotency-Key, so that the server can tell a repeat.",
    options: [
      { value: "auto", label: "In Node; a page sends none, since few servers allow it" },
      { value: "always", label: "Always" },
      { value: "never", label: "Never" },
    ],
    default: "auto",
    showIf: { param: "method", in: ["POST", "PUT", "PATCH", "DELETE"] },
  },
} as const satisfies Fields;

export const httpRequest = defineNode({
  type: "http-request",
  title: "HTTP request",
  icon: "globe",
  category: "network",
  aliases: ["fetch", "api", "rest", "url", "get", "post", "webhook", "download", "curl", "web", "call"],
  docs: {
    summary: "Calls a web address for each item and emits what it answers.",
    details:
      "The workflow needs the permission for the host. A JSON list gives one item for each of its values, unless **Split lists** is off; an empty JSON answer gives `{}`. Text comes as `{ text }`, a file as `name`, `type`, `size`, `base64`, a full response as `status`, `statusText`, `url`, `headers`, `body`. A status of 400 and above fails the item with `http-status`, which a retry policy tries again. The address, the values of query, headers and form, and the text may hold `${secrets.NAME}`. GET and HEAD send no body. In a page the server has to allow the page by CORS; in Node it has not. Answers over 100 MB are refused. A run that goes on after an interruption sends a request again that it does not know the answer of, with the same `Idempotency-Key`.",
    examples: [
      { title: "Read a list", params: { url: "https://api.example.com/orders", query: [{ name: "since", value: "2024-01-01" }] } },
      {
        title: "Send each item as JSON",
        params: { method: "POST", url: "https://api.example.com/orders", body: "json", json: "${item}" },
        input: [{ id: 1, total: 120 }],
      },
    ],
  },
  effects: "write",
  readsWhen: { param: "method", in: ["GET", "HEAD"] },
  params: httpRequestParams,
  summary: "{method} {url}",
  run: lazyRun(async () => (await import("./run/sendRequest.ts")).sendRequest),
});
