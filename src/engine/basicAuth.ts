import { NodeError } from "../model/failure.ts";
import type { HttpRequest } from "../model/host.ts";

/** The request with its credentials as the header `authorization`. */
export function basicAuth(request: HttpRequest): HttpRequest {
  const { auth, ...rest } = request;
  if (auth === undefined) return request;
  if (auth.user.includes(":")) throw new NodeError("bad-auth", "The user name of basic authentication cannot hold a colon.");
  const bytes = new TextEncoder().encode(`${auth.user}:${auth.password}`);
  const value = `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
  return { ...rest, headers: [...rest.headers.filter(([name]) => name.toLowerCase() !== "authorization"), ["authorization", value]] };
}
