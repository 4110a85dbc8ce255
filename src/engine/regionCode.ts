import type { makeRegion } from "./makeRegion.ts";
import { notLoaded } from "./notLoaded.ts";

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
  throw notLoaded("The code that runs regions");
}
