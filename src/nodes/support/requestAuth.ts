import { NodeError } from "../../model/failure.ts";
import type { HttpRequest } from "../../model/host.ts";
import { requestHeaders, withHeader } from "./requestHeaders.ts";
import { toText } from "./toText.ts";
import { formText } from "./webAddress.ts";

export type AuthParams = {
  readonly auth: "none" | "basic" | "bearer" | "header" | "query" | "oauth2";
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly keyName: string;
  readonly key: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly clientIn: "header" | "body";
};

/** The request with what shows who sends it. `bearer` is the token of OAuth 2. Fails with `no-credentials` at the param that is empty. */
export function withAuth(request: HttpRequest, params: AuthParams, bearer?: string): HttpRequest {
  const { auth } = params;
  if (auth === "none") return request;
  if (auth === "basic") {
    const user = given(params, "user");
    if (user.includes(":")) throw new NodeError("bad-value", "A user name cannot hold a colon.", { param: "user" });
    return { ...request, auth: { kind: "basic", user, password: toText(params.password) } };
  }
  if (auth === "query") {
    const url = new URL(request.url);
    const pair = formText([{ name: given(params, "keyName"), value: given(params, "key") }]);
    url.search = url.search === "" ? pair : `${url.search}&${pair}`;
    return { ...request, url: url.href };
  }
  if (auth === "header") {
    const lines = requestHeaders([{ name: given(params, "keyName"), value: given(params, "key") }], "keyName");
    return { ...request, headers: [...request.headers.filter(([name]) => name !== lines[0]?.[0]), ...lines] };
  }
  const lines = requestHeaders([{ name: "authorization", value: `Bearer ${bearer ?? given(params, "token")}` }], "token");
  return {
    ...request,
    headers: withHeader(
      request.headers.filter(([name]) => name !== "authorization"),
      ...(lines[0] as [string, string]),
    ),
  };
}

/** The text of a credential; an empty one fails. */
export function given(params: AuthParams, param: Exclude<keyof AuthParams, "auth" | "clientIn">): string {
  const text = toText(params[param]).trim();
  if (text !== "") return text;
  throw new NodeError("no-credentials", `The authentication needs “${param}”, and it is empty.`, {
    param,
    hint: "Fill it in, or choose no authentication.",
  });
}
