import { NodeError } from "../model/failure.ts";
import type { makeRegion } from "./makeRegion.ts";

let make: typeof makeRegion | undefined;

/** Loads what runs regions; nothing once it is there. A run that has regions begins after it. */
export function loadRegionCode(): Promise<void> | undefined {
  return make === undefined ? load() : undefined;
}

async function load(): Promise<void> {
  make = (await import("./makeRegion.ts")).makeRegion;
}

/** @throws NodeError where loading has failed. */
export function regionCode(): typeof makeRegion {
  if (make !== undefined) return make;
  throw new NodeError("not-loaded", "The code that runs regions could not be loaded.", {
    kind: "outside",
    hint: "Look whether the engine's files can be reached, and run the workflow again.",
  });
}
