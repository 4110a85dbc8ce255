import { defineNode } from "../model/defineNode.ts";
import { parseDuration } from "../model/duration.ts";
import { NodeError } from "../model/failure.ts";
import type { HttpResponse } from "../model/host.ts";
import type { RunResult } from "../model/nodeType.ts";
import { fileOf, fullOf, jsonOf, textOf } from "./support/httpAnswer.ts";
import { httpCall } from "./support/httpCall.ts";

const SHOWN = 500;

export const httpRequest = defineNode({
  type: "http-request",
  title: "HTTP request",
  icon: "globe",
  category: "network",
  aliases: ["fetch", "api", "rest", "url", "get", "post", "webhook", "download", "curl", "web", "call"],
  docs: {
    summary: "Calls a web address for each item and emits what it answers.",
    details:
      "The workflow needs the permission for the host. A JSON list gives one item for each of its values, unless **Split lists** is off; an empty JSON answer gives `{}`. Text comes as `{ text }`, a file as `name`, `type`, `size`, `base64`, a full response as `status`, `statusText`, `url`, `headers`, `body`. A status of 400 and above fails the item with `http-status`, which a retry policy tries again. GET and HEAD send no body. In a page the server has to allow the page by CORS; in Node it has not. Answers over 100 MB are refused.",
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
  params: {
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
    },
    query: {
      kind: "list",
      label: "Query",
      help: "Added to the address after the ?.",
      itemLabel: "Value",
      of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", default: "" } },
      default: [],
    },
    headers: {
      kind: "list",
      label: "Headers",
      itemLabel: "Header",
      of: {
        name: { kind: "text", label: "Name", placeholder: "accept", default: "" },
        value: { kind: "text", label: "Value", default: "" },
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
    text: { kind: "text", label: "Text", multiline: true, default: "", showIf: { param: "body", in: ["text"] } },
    form: {
      kind: "list",
      label: "Form",
      itemLabel: "Value",
      of: { name: { kind: "text", label: "Name", default: "" }, value: { kind: "text", label: "Value", default: "" } },
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
  },
  summary: "{method} {url}",
  async run({ params, host }) {
    const timeout = parseDuration(params.timeout);
    if (timeout === undefined)
      throw new NodeError("bad-duration", "The time limit is no length of time.", { param: "timeout", hint: "Write 30s or 2m." });
    const response = await host.fetch({ ...httpCall(params), timeout });
    if (params.failOnStatus && response.status >= 400) throw statusError(response);
    if (params.response === "text") return { text: textOf(response) };
    if (params.response === "file") return fileOf(response);
    if (params.response === "full") return fullOf(response);
    const value = jsonOf(response);
    return (params.split ? value : [value]) as RunResult;
  },
});

function statusError(response: HttpResponse): NodeError {
  const { status, statusText } = response;
  const body = textOf(response).slice(0, SHOWN).trim();
  const place = new URL(response.url).host;
  return new NodeError("http-status", `${place} answered ${`${status} ${statusText}`.trim()}${body === "" ? "." : `: ${body}`}`, {
    kind: "outside",
    hint: hintFor(status),
  });
}

function hintFor(status: number): string {
  if (status === 401 || status === 403) return "The server wants credentials, or these may not do this: look at the headers.";
  if (status === 404) return "Nothing is at this address: look at the path.";
  if (status === 429) return "Too many calls: set a retry with a delay, or lower the concurrency.";
  if (status >= 500) return "The server failed: set a retry, or try later.";
  return "The server refused the request: its answer says why.";
}
