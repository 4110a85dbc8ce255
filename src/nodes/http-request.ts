import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { httpAuthFields } from "./support/httpAuthFields.ts";
import { httpBodyFields } from "./support/httpBodyFields.ts";
import { httpPageFields } from "./support/httpPageFields.ts";
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
      { value: "OPTIONS", label: "OPTIONS" },
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
    of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", default: "", secret: true } },
    default: [],
  },
  headers: {
    kind: "list",
    label: "Headers",
    itemLabel: "Header",
    of: {
      name: { kind: "text", label: "Name", placeholder: "accept", default: "" },
      value: { kind: "text", label: "Value", default: "", secret: true },
    },
    default: [],
  },
  ...httpAuthFields,
  ...httpBodyFields,
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
  listField: {
    kind: "text",
    label: "List in the answer",
    help: "The field that holds the list; the whole answer when empty.",
    placeholder: "data.orders",
    default: "",
    showIf: { param: "response", in: ["json"] },
  },
  split: {
    kind: "boolean",
    label: "Split lists",
    help: "A JSON list gives one item for each of its values.",
    default: true,
    showIf: { param: "response", in: ["json"] },
  },
  ...httpPageFields,
  failOnStatus: { kind: "boolean", label: "Fail on error status", help: "400 and above.", default: true },
  redirects: { kind: "boolean", label: "Follow redirects", help: "A page always follows them.", default: true },
  timeout: { kind: "duration", label: "Time limit", help: "For the whole answer.", default: "30s" },
  batch: { kind: "number", label: "Requests at once", help: "0 for no batches.", default: 0, integer: true, min: 0, max: 1000 },
  batchPause: { kind: "duration", label: "Pause between batches", default: 0 },
  relay: {
    kind: "text",
    label: "Relay",
    help: "The address of a relay of your own, which the requests go through; it sees all of them.",
    placeholder: "https://relay.example.com/?url=",
    default: "",
    capability: "net",
  },
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
  aliases: ["fetch", "api", "rest", "url", "get", "post", "webhook", "download", "upload", "curl", "web", "call", "oauth", "paginate"],
  docs: {
    summary: "Calls a web address for each item and emits what it answers.",
    details:
      "The workflow needs the permission for the host. A JSON list gives one item for each of its values, unless **Split lists** is off; an empty JSON answer gives `{}`. Text comes as `{ text }`, a file as a file item (its name from `content-disposition`, else from the address), a full response as `status`, `statusText`, `url`, `headers`, `body`. A status of 400 and above fails the item with `http-status`, which a retry policy tries again; what the server says of when to come back stands in the hint. The address, the values of query, headers and form, and the text may hold `${secrets.NAME}`. GET and HEAD send no body. In a page the server has to allow the page by CORS; in Node it has not. Answers over 100 MB are refused. A run that goes on after an interruption sends a request again that it does not know the answer of, with the same `Idempotency-Key`.\n\n**Pages** follows a list to its end and emits the items of all pages. By page number it ends at the first empty page; by cursor or address where none is given; where **Go on while** names a field, also where that is false or empty. A next page at another origin is refused, so that no credentials leave. At the most pages it stops and says so in the log.\n\nWith OAuth 2 the token is fetched once in a run, and again when it has run out or the server answers 401. A batch is sent when the one before has been answered and the pause is over; the node's concurrency (4 where its policy says nothing else) bounds it too. A relay whose address holds a `?` gets the address encoded, any other as it is.",
    examples: [
      { title: "Read a list", params: { url: "https://api.example.com/orders", query: [{ name: "since", value: "2024-01-01" }] } },
      {
        title: "Send each item as JSON",
        params: { method: "POST", url: "https://api.example.com/orders", body: "json", json: "${item}" },
        input: [{ id: 1, total: 120 }],
      },
      {
        title: "All pages of a list, with a token",
        params: {
          url: "https://api.example.com/orders",
          auth: "bearer",
          token: "${parameters.token}",
          listField: "data",
          pages: "cursor",
          nextField: "meta.next_cursor",
          pageName: "cursor",
        },
      },
      {
        title: "Upload a file",
        params: {
          method: "POST",
          url: "https://api.example.com/files",
          body: "multipart",
          parts: [
            { name: "title", value: "Report" },
            { name: "file", value: "${item}" },
          ],
        },
      },
    ],
  },
  effects: "write",
  readsWhen: { param: "method", in: ["GET", "HEAD", "OPTIONS"] },
  params: httpRequestParams,
  summary: "{method} {url}",
  run: lazyRun(async () => (await import("./run/sendRequest.ts")).sendRequest),
});
