import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import { webAddress } from "./webAddress.ts";

const PROTOCOL = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const ADDRESS = { param: "url", protocols: ["ws:", "wss:"] } as const;

/** The address of a WebSocket and its sub-protocols, checked. */
export function socketAddress(url: Json, protocols: readonly string[]): { readonly url: string; readonly protocols: readonly string[] } {
  const address = new URL(webAddress(url, [], ADDRESS));
  address.hash = "";
  for (const [at, name] of protocols.entries()) {
    if (PROTOCOL.test(name) && protocols.indexOf(name) === at) continue;
    throw new NodeError("bad-value", `“${name}” is no name of a sub-protocol, or is there twice.`, { param: "protocols" });
  }
  return { url: address.href, protocols };
}
