import { NodeError } from "../model/failure.ts";

/** Code of the engine that is loaded when it is needed is not there. */
export function notLoaded(code: string): NodeError {
  return new NodeError("not-loaded", `${code} could not be loaded.`, {
    kind: "outside",
    hint: "Look whether the engine's files can be reached, and run the workflow again.",
  });
}
