import { NodeError } from "../../model/failure.ts";
import type { HttpRequest } from "../../model/host.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { openapiRequestParams } from "../openapi-request.ts";
import { headerOf, jsonOf, textOf } from "../support/httpAnswer.ts";
import { httpFailure } from "../support/httpFailure.ts";
import { OpenApiDocument, type Operation } from "../support/openApiDocument.ts";
import { placedValues } from "../support/openApiParameters.ts";
import { type BodyParams, type RequestBody, requestBody } from "../support/requestBody.ts";
import { requestHeaders, withHeader } from "../support/requestHeaders.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { requireText } from "../support/requireText.ts";
import { RunMemory } from "../support/runMemory.ts";
import { sendWithAuth } from "../support/sendWithAuth.ts";
import { webAddress } from "../support/webAddress.ts";

type Context = RunContext<typeof openapiRequestParams>;

const documents = new RunMemory<Promise<OpenApiDocument>>();

/** Calls the operation that the params name and makes items of the answer. */
export async function callOperation(context: Context): Promise<RunResult> {
  const { params, host } = context;
  const timeout = requireDuration(params.timeout, "timeout");
  const document = await documentOf(context);
  const operation = document.operation(params.operation.trim());
  const { path, query, headers } = placedValues(document, operation, params.values);
  const body = await bodyOf(document, operation, context);
  const address = webAddress(serverOf(document, params).replace(/\/+$/, "") + path, [], {
    param: "server",
    protocols: ["http:", "https:"],
  });
  const url = query === "" ? address : `${address}${address.includes("?") ? "&" : "?"}${query}`;
  const lines = requestHeaders([...headers, ...params.headers]);
  const request: HttpRequest = { method: operation.method, url, headers: lines, timeout };
  const ready = body === undefined ? request : { ...request, headers: withHeader(lines, "content-type", body.type), body: body.body };
  const response = await sendWithAuth(ready, context, (signed) => host.fetch(signed));
  if (response.status >= 400) throw httpFailure(response, host.now());
  if (response.body.length > 0 && !/[/+]json\b/i.test(headerOf(response, "content-type") ?? "")) return { text: textOf(response) };
  const value = jsonOf(response);
  return (params.split ? value : [value]) as RunResult;
}

async function documentOf({ params, host, run }: Context): Promise<OpenApiDocument> {
  const text = requireText(params.document, "document", "document").trim();
  const read = async (): Promise<OpenApiDocument> => {
    if (!isAddress(text)) return new OpenApiDocument(text);
    const response = await host.fetch({
      method: "GET",
      url: text,
      headers: [["accept", "application/json, application/yaml, */*"]],
      timeout: 30_000,
    });
    if (response.status >= 400) throw httpFailure(response, host.now());
    return new OpenApiDocument(textOf(response));
  };
  const held = documents.get(run, text, read);
  return held.catch((error: unknown) => {
    documents.forget(run, text, held);
    throw error;
  });
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

function serverOf(document: OpenApiDocument, { server, document: text }: Context["params"]): string {
  if (server !== "") return server;
  const given = document.server() ?? "/";
  if (isAddress(given)) return given;
  const base = text.trim();
  if (isAddress(base)) return new URL(given, base).href;
  throw new NodeError("no-server", "The document names no server in full.", {
    param: "server",
    hint: "Write it, for example https://api.example.com/v1.",
  });
}

async function bodyOf(document: OpenApiDocument, { operation }: Operation, { params, host }: Context): Promise<RequestBody | undefined> {
  const about = own(operation, "requestBody");
  const { body } = params;
  if (about === undefined) {
    if (body === null) return undefined;
    throw new NodeError("bad-value", "The operation takes no body.", { param: "body", hint: "Set it to null." });
  }
  const given = document.record(about);
  if (body === null) {
    if (own(given, "required") !== true) return undefined;
    throw new NodeError("missing-body", "The operation needs a body.", { param: "body", hint: "Give it a value that is not null." });
  }
  const types = Object.keys(document.record(own(given, "content")));
  const json = types.find((type) => /^application\/(?:[\w.-]+\+)?json\b/i.test(type));
  if (json !== undefined || types.length === 0) return { body: JSON.stringify(body), type: json ?? "application/json" };
  return requestBody({ ...NOTHING, ...otherBody(types, body) }, host);
}

const NOTHING: BodyParams = { body: "none", json: null, text: "", form: [], parts: [], file: null };

/** A body that is not sent as JSON, in the first way that the operation takes. */
function otherBody(types: readonly string[], body: Json): Partial<BodyParams> {
  const pairs = isObject(body) ? Object.entries(body as JsonObject).map(([name, value]) => ({ name, value: value ?? null })) : undefined;
  const takes = (type: string): boolean => types.some((each) => each.toLowerCase().startsWith(type));
  if (pairs !== undefined && takes("application/x-www-form-urlencoded")) return { body: "form", form: pairs };
  if (pairs !== undefined && takes("multipart/form-data")) return { body: "multipart", parts: pairs };
  if (typeof body === "string" && takes("text/")) return { body: "text", text: body };
  if (pairs !== undefined && own(body as JsonObject, "$file") !== undefined) return { body: "binary", file: body };
  throw new NodeError("bad-value", `The operation takes ${types.join(", ").slice(0, 200)}, and the body does not fit.`, {
    param: "body",
    hint: "Give an object for a form, a text for text, a file for bytes.",
  });
}
