import { webHost } from "../src/host/webHost.ts";
import type { Network } from "../src/model/host.ts";
import type { NetReply, NetRequest } from "./protocol.ts";
import { serveNetwork } from "./serveNetwork.ts";

/**
 * The network of one run: a frame of the same origin whose first act is to narrow its own policy to the hosts granted, named
 * in the fragment. From then on the browser itself keeps every request and every redirect to them, whatever the script does.
 */
const hosts: unknown = JSON.parse(decodeURIComponent(location.hash.slice(1) || "[]"));
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
policy.content = `default-src 'none'; connect-src ${sourcesOf(Array.isArray(hosts) ? hosts : []).join(" ") || "'none'"}`;
document.head.append(policy);

window.addEventListener("message", ({ source, origin, ports: [port] }) => {
  if (source !== window.parent || origin !== location.origin || port === undefined) return;
  const serve = serveNetwork(webHost() as Network, (reply: NetReply) => port.postMessage(reply));
  port.onmessage = ({ data }: MessageEvent<NetRequest>) => serve(data);
});

/** CSP sources of granted hosts; a host without a port stands for all its ports. Anything that is not a host is left out. */
function sourcesOf(granted: readonly unknown[]): string[] {
  return granted.flatMap((host) => {
    if (host === "*") return ["http:", "https:", "ws:", "wss:"];
    if (typeof host !== "string" || !/^(\*\.)?[\w.-]+(:\d+)?$/.test(host)) return [];
    const place = /:\d+$/.test(host) ? host : `${host}:*`;
    return ["http", "https", "ws", "wss"].map((scheme) => `${scheme}://${place}`);
  });
}
