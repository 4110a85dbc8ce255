import { NodeError } from "../../model/failure.ts";
import type { HttpRequest, HttpResponse, NodeHost } from "../../model/host.ts";
import { isObject, type Json, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { jsonOf } from "./httpAnswer.ts";
import { type AuthParams, given } from "./requestAuth.ts";
import { RunMemory } from "./runMemory.ts";
import { formText, webAddress } from "./webAddress.ts";

type Token = { readonly text: string; readonly until: number };

/** A token is fetched anew this long before it runs out. */
const MARGIN_MS = 30_000;
const LONGEST_MS = 86_400_000;

const tokens = new RunMemory<Promise<Token>>();

/** The token of OAuth 2 client credentials: one for a run until it runs out. `refused` forgets the one that a server no longer takes. */
export async function oauthToken(params: AuthParams, host: NodeHost, run: RunContext["run"], refused?: string): Promise<string> {
  const key = JSON.stringify([params.tokenUrl, params.clientId, params.clientSecret, params.scope, params.clientIn]);
  const held = tokens.get(run, key, () => fetchToken(params, host));
  const { text, until } = await orForget(run, key, held);
  if (text !== refused && host.now() < until) return text;
  tokens.forget(run, key, held);
  const fresh = tokens.get(run, key, () => fetchToken(params, host));
  return (await orForget(run, key, fresh)).text;
}

async function orForget(run: RunContext["run"], key: string, token: Promise<Token>): Promise<Token> {
  try {
    return await token;
  } catch (error) {
    tokens.forget(run, key, token);
    throw error;
  }
}

async function fetchToken(params: AuthParams, host: NodeHost): Promise<Token> {
  const response = await host.fetch(tokenRequest(params));
  const answer = response.status < 400 ? jsonOf(response) : undefined;
  const text = isObject(answer) ? own(answer as Record<string, Json>, "access_token") : undefined;
  if (typeof text !== "string" || text === "") throw noToken(response);
  const seconds = Number(own(answer as Record<string, Json>, "expires_in") ?? Number.NaN);
  const life = Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_MS) : LONGEST_MS;
  return { text, until: host.now() + Math.max(life - MARGIN_MS, life / 2) };
}

function tokenRequest(params: AuthParams): HttpRequest {
  const [id, secret] = [given(params, "clientId"), given(params, "clientSecret")];
  const inBody = params.clientIn === "body";
  const body = formText([
    { name: "grant_type", value: "client_credentials" },
    ...(params.scope === "" ? [] : [{ name: "scope", value: params.scope }]),
    ...(inBody
      ? [
          { name: "client_id", value: id },
          { name: "client_secret", value: secret },
        ]
      : []),
  ]);
  return {
    method: "POST",
    url: webAddress(params.tokenUrl, [], { param: "tokenUrl", protocols: ["http:", "https:"] }),
    headers: [
      ["accept", "application/json"],
      ["content-type", "application/x-www-form-urlencoded"],
    ],
    body,
    ...(inBody ? {} : { auth: { kind: "basic", user: id, password: secret } }),
    timeout: 30_000,
  };
}

/** What the server says of its refusal: its code alone, since an answer of a token server may hold what must not get into a log. */
function noToken(response: HttpResponse): NodeError {
  let code = "";
  try {
    const answer = jsonOf(response);
    const error = isObject(answer) ? own(answer as Record<string, Json>, "error") : undefined;
    if (typeof error === "string") code = `: ${error.slice(0, 100)}`;
  } catch {
    // no JSON, nothing to say
  }
  return new NodeError("no-token", `${new URL(response.url).host} gave no token (${response.status}${code}).`, {
    kind: "outside",
    param: "tokenUrl",
    hint: "Look at the client's ID, secret and scope, and where the server wants them.",
  });
}
