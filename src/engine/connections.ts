import { NodeError } from "../model/failure.ts";
import type { HttpRequest, HttpStream, NodeHost } from "../model/host.ts";
import type { Checkpoint } from "./checkpoint.ts";

type Follow = (request: HttpRequest, open: (checked: HttpRequest) => Promise<HttpStream>) => Promise<HttpStream>;

/**
 * Connections that stay open, each address checked first: that of a socket by `check`, which throws for one that is not granted, that of
 * a stream and of every redirect by `follow`.
 */
export function connections(
  point: Checkpoint,
  check: (url: string) => string,
  follow: Follow,
): Pick<NodeHost, "openStream" | "openSocket"> {
  const { host } = point;
  return {
    openStream: async (request) => {
      point.asked();
      const open = host.openStream;
      if (open === undefined) throw notHere("Answers that go on for long");
      return follow(request, (checked) => open(checked, point.signal()));
    },
    openSocket: async (given, protocols = []) => {
      point.asked();
      const url = check(given);
      if (host.openSocket === undefined) throw notHere("WebSockets");
      return host.openSocket(url, protocols, point.signal());
    },
  };
}

function notHere(what: string): NodeError {
  return new NodeError("not-here", `${what} cannot be had where this run happens.`);
}
