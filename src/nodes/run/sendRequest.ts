import type { HttpRequest, HttpResponse } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { httpRequestParams } from "../http-request.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { fileOf, fullOf, jsonOf, textOf } from "../support/httpAnswer.ts";
import { httpFailure } from "../support/httpFailure.ts";
import { firstPage } from "../support/nextPage.ts";
import { requestBody } from "../support/requestBody.ts";
import { requestHeaders, withHeader } from "../support/requestHeaders.ts";
import { RequestPacer } from "../support/requestPacer.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { RunMemory } from "../support/runMemory.ts";
import { sendWithAuth } from "../support/sendWithAuth.ts";
import { throughRelay, withRedirects } from "../support/throughRelay.ts";
import { webAddress } from "../support/webAddress.ts";
import { readPages } from "./readPages.ts";

type Context = RunContext<typeof httpRequestParams>;

const pacers = new RunMemory<RequestPacer>();

/** Sends the request that the params describe and makes items of the answer. */
export function sendRequest(context: Context): Promise<RunResult> {
  const { params, host, run, idempotencyKey, index } = context;
  if (params.batch === 0) return answerOf(context);
  const activation = idempotencyKey.endsWith(`-${index}`) ? idempotencyKey.slice(0, -String(index).length - 1) : idempotencyKey;
  const pacer = pacers.get(run, `${activation}/${params.batch}`, () => new RequestPacer(params.batch));
  return pacer.pass(host, requireDuration(params.batchPause, "batchPause"), () => answerOf(context));
}

async function answerOf(context: Context): Promise<RunResult> {
  const { params, host } = context;
  const request = await requestOf(context);
  const send = async (url: string): Promise<HttpResponse> => {
    const response = await sendWithAuth({ ...request, url }, context, (ready) => host.fetch(throughRelay(ready, params.relay)));
    if (params.failOnStatus && response.status >= 400) throw httpFailure(response, host.now());
    return response;
  };
  if (params.response === "json" && params.pages !== "none") return readPages(context, firstPage(request.url, params), send);
  const response = await send(request.url);
  if (params.response === "text") return { text: textOf(response) };
  if (params.response === "file") return fileOf(response, host, params.relay === "" ? response.url : request.url);
  if (params.response === "full") return fullOf(response);
  const value = listIn(jsonOf(response), params.listField);
  return (params.split ? value : [value]) as RunResult;
}

/** What the answer holds at the field; nothing there is an empty list. */
function listIn(value: Json, field: string): Json {
  return field === "" ? value : (readField(value, parsePath(field)) ?? []);
}

async function requestOf({ params, host, idempotencyKey }: Context): Promise<HttpRequest> {
  const timeout = requireDuration(params.timeout, "timeout");
  const { method } = params;
  const request = { method, timeout, url: webAddress(params.url, params.query), headers: requestHeaders(params.headers) };
  const sends = method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
  const body = sends ? await requestBody(params, host) : undefined;
  const typed =
    body === undefined ? request : { ...request, headers: withHeader(request.headers, "content-type", body.type), body: body.body };
  // A page asks the server first before it sends a header like this, and most servers refuse: so only in Node, unless it is asked for.
  const keyed = sends && (params.idempotency === "always" || (params.idempotency === "auto" && host.place === "node"));
  const ready = keyed ? { ...typed, headers: withHeader(typed.headers, "idempotency-key", idempotencyKey) } : typed;
  return withRedirects(ready, params.redirects, host.place);
}
