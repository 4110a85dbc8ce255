import type { HttpRequest, HttpResponse } from "../../model/host.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { oauthToken } from "./oauthToken.ts";
import { type AuthParams, withAuth } from "./requestAuth.ts";

const UNAUTHORISED = 401;

/** Sends a request with what shows who sends it. With OAuth 2, a token that the server refuses is fetched anew, once. */
export async function sendWithAuth<T extends Pick<HttpResponse, "status">>(
  request: HttpRequest,
  { params, host, run }: Pick<RunContext, "host" | "run"> & { readonly params: AuthParams },
  send: (request: HttpRequest) => Promise<T>,
): Promise<T> {
  if (params.auth !== "oauth2") return send(withAuth(request, params));
  const token = await oauthToken(params, host, run);
  const response = await send(withAuth(request, params, token));
  if (response.status !== UNAUTHORISED) return response;
  return send(withAuth(request, params, await oauthToken(params, host, run, token)));
}
