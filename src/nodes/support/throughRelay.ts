import { NodeError } from "../../model/failure.ts";
import type { HttpRequest } from "../../model/host.ts";
import { webAddress } from "./webAddress.ts";

/** The place of a secret in an address: encoded twice, nobody would fill it in. */
const SECRET = /%EE%80%80/i;

/** The request as it goes through a relay: its address behind the relay's, encoded where that holds a `?`. */
export function throughRelay(request: HttpRequest, relay: string): HttpRequest {
  const prefix = relay.trim();
  if (prefix === "") return request;
  webAddress(prefix, [], { param: "relay", protocols: ["http:", "https:"] });
  if (prefix.includes("?") && SECRET.test(request.url)) {
    throw new NodeError("bad-value", "An address with a secret in it cannot be handed to a relay that takes it encoded.", {
      param: "relay",
      hint: "Send the secret in a header, or use a relay that takes the address as it is.",
    });
  }
  return { ...request, url: prefix + (prefix.includes("?") ? encodeURIComponent(request.url) : request.url) };
}

/** The request with redirects followed or not. A page cannot do without, so there it fails. */
export function withRedirects(request: HttpRequest, follow: boolean, place: "browser" | "node"): HttpRequest {
  if (follow) return request;
  if (place === "node") return { ...request, redirect: "manual" };
  throw new NodeError("needs-node", "A page always follows redirects.", {
    param: "redirects",
    hint: "Switch Follow redirects on, or run the workflow with npx vwmp run.",
  });
}
