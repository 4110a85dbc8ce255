import { FAILED } from "./exitStatus.ts";
import type { Terminal } from "./terminal.ts";

/** `vwmp studio`: the studio is a static site and no part of this package, so that an engine alone stays small; says how to get it. */
export function studioPlace(terminal: Terminal): number {
  terminal.message(
    [
      "vwmp: the studio is not part of this package: it is a static site of its own.",
      "From a checkout of the repository: npm ci && npm start builds and serves it; any static host can serve its folder dist.",
    ].join("\n"),
  );
  return FAILED;
}
