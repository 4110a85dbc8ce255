import { NodeError } from "../../model/failure.ts";
import type { HttpResponse } from "../../model/host.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { graphqlParams } from "../graphql.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { headerOf, jsonOf } from "../support/httpAnswer.ts";
import { httpFailure } from "../support/httpFailure.ts";
import { requestHeaders, withHeader } from "../support/requestHeaders.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { sendWithAuth } from "../support/sendWithAuth.ts";
import { webAddress } from "../support/webAddress.ts";

type Context = RunContext<typeof graphqlParams>;

/** Errors that are named in a failure, and characters of each. */
const NAMED = 3;
const SHOWN = 200;

/** Sends the query and makes items of the data that it answers. */
export async function askGraphql(context: Context): Promise<RunResult> {
  const { params, host, log } = context;
  const timeout = requireDuration(params.timeout, "timeout");
  const given = requestHeaders(params.headers);
  const headers = withHeader(
    withHeader(given, "accept", "application/graphql-response+json, application/json"),
    "content-type",
    "application/json",
  );
  const request = { method: "POST", url: webAddress(params.url, []), headers, body: bodyOf(params), timeout };
  const response = await sendWithAuth(request, context, (ready) => host.fetch(ready));
  const { data, errors } = answerOf(response, host.now());
  if (errors.length > 0) {
    const failure = failureOf(errors, new URL(response.url).host);
    if (params.partial === "fail" || data === null) throw failure;
    log(failure.message, errors);
  }
  const value = params.field === "" ? data : (readField(data, parsePath(params.field)) ?? null);
  return (params.split ? value : [value]) as RunResult;
}

function bodyOf({ query, variables, operation }: Context["params"]): string {
  if (variables !== null && !isObject(variables)) {
    throw new NodeError("bad-value", "The variables are no object.", { param: "variables", hint: 'Write them as in { "id": 7 }.' });
  }
  return JSON.stringify({ query, variables, ...(operation === "" ? {} : { operationName: operation }) });
}

type Answer = { readonly data: Json; readonly errors: readonly Json[] };

/** What GraphQL answers; a server may send errors with an error status too. */
function answerOf(response: HttpResponse, now: number): Answer {
  const failed = response.status >= 400;
  if (failed && !/json/i.test(headerOf(response, "content-type") ?? "")) throw httpFailure(response, now);
  const value = jsonOf(response);
  const answer = isObject(value) ? (value as JsonObject) : {};
  const [data, errors] = [own(answer, "data") ?? null, own(answer, "errors")];
  const list = Array.isArray(errors) ? (errors as readonly Json[]) : [];
  if (list.length > 0 || (data !== null && !failed)) return { data, errors: list };
  if (failed) throw httpFailure(response, now);
  throw new NodeError("bad-answer", "The answer holds neither data nor errors.", {
    kind: "outside",
    hint: "Look at the address: it has to be the one of the GraphQL API.",
  });
}

function failureOf(errors: readonly Json[], host: string): NodeError {
  const named = errors.slice(0, NAMED).map(errorText);
  const more = errors.length > NAMED ? `; and ${errors.length - NAMED} more` : "";
  return new NodeError("graphql-errors", `${host} answered with errors: ${named.join("; ")}${more}.`, {
    kind: "outside",
    hint: "Look at the query and its variables.",
  });
}

function errorText(error: Json): string {
  if (!isObject(error)) return JSON.stringify(error).slice(0, SHOWN);
  const { message, path } = error as JsonObject;
  const text = (typeof message === "string" ? message : "without a message").slice(0, SHOWN);
  return Array.isArray(path) ? `${text} (at ${path.map(String).join(".").slice(0, SHOWN)})` : text;
}
