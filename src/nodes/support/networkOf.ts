import type { Host, HttpRequest, NodeHost } from "../../model/host.ts";
import { toBase64 } from "./base64.ts";

/** The network of a host as a node's test asks for it: without a checkpoint, and with basic authentication written out. */
export function networkOf(host: Host, signal: AbortSignal): Pick<NodeHost, "fetch" | "openStream" | "openSocket"> {
  const absent = (): Promise<never> => Promise.reject(new Error("the host has none"));
  return {
    fetch: (request) => host.fetch(written(request), signal),
    openStream: (request) => host.openStream?.(written(request), signal) ?? absent(),
    openSocket: (url, protocols = []) => host.openSocket?.(url, protocols, signal) ?? absent(),
  };
}

function written({ auth, ...request }: HttpRequest): HttpRequest {
  if (auth === undefined) return request;
  const basic = toBase64(new TextEncoder().encode(`${auth.user}:${auth.password}`));
  return { ...request, headers: [...request.headers, ["authorization", `Basic ${basic}`]] };
}
