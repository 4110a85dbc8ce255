import { NodeError } from "../model/failure.ts";
import type { Clock, Host } from "../model/host.ts";

/** A host without an outside: what a node asks of it fails and says to pin the node. The same wherever it runs. */
export function closedHost(clock: Clock): Host {
  let ids = 0;
  return {
    clock,
    place: "node",
    fetch: async ({ method, url }) => {
      throw pinNeeded(`${method} ${url}`);
    },
    readFile: async (path) => {
      throw pinNeeded(`the file “${path}”`);
    },
    randomId: () => {
      ids += 1;
      return `test-run-${ids}`;
    },
  };
}

function pinNeeded(what: string): NodeError {
  return new NodeError("pin-needed", `A test reaches nothing outside, and the node asked for ${what}.`, {
    hint: "Pin the node: give the test “pins: { NODE.PORT: [items] }”, with the items that are to leave that port.",
  });
}
