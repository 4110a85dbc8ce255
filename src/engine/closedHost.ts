import type { CodeRunner } from "../model/code.ts";
import { NodeError } from "../model/failure.ts";
import type { FileStore } from "../model/fileItem.ts";
import type { Clock, Host } from "../model/host.ts";
import { memoryState } from "../model/memoryState.ts";

/** A host without an outside: what a node asks of it fails and says to pin the node. What it keeps is its own, but for the bytes of files. */
export function closedHost(clock: Clock, files: FileStore | undefined, runCode: CodeRunner | undefined): Host {
  let ids = 0;
  return {
    clock,
    place: "node",
    fetch: async ({ method, url }) => {
      throw pinNeeded(`${method} ${url}`);
    },
    openStream: async ({ method, url }) => {
      throw pinNeeded(`${method} ${url}`);
    },
    openSocket: async (url) => {
      throw pinNeeded(`a connection to ${url}`);
    },
    readFile: async (path) => {
      throw pinNeeded(`the file “${path}”`);
    },
    ...(files === undefined ? {} : { files }),
    // Behind its wall is no outside.
    ...(runCode === undefined ? {} : { runCode }),
    state: memoryState(),
    // Whoever signs or encrypts gets the same in every test; nothing that sends is let out.
    secrets: async (name) => ({ value: `the secret ${name} of tests`, hosts: ["*"] }),
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
