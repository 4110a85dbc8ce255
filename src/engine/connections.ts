import { NodeError } from "../model/failure.ts";
import type { NodeHost } from "../model/host.ts";
import type { Checkpoint } from "./checkpoint.ts";

/** Connections that stay open, each address checked first by `check`, which throws for one that is not granted. */
export function connections(point: Checkpoint, check: (url: string) => string): Pick<NodeHost, "openStream" | "openSocket"> {
  const { host } = point;
  return {
    openStream: async (request) => {
      point.asked();
      const url = check(request.url);
      if (host.openStream === undefined) throw notHere("Answers that go on for long");
      return host.openStream({ ...request, url }, point.signal());
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
