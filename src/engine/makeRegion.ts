import type { Activation } from "./kernelState.ts";
import { LoopRegion } from "./loopRegion.ts";
import { MapRegion } from "./mapRegion.ts";
import { OneScopeRegion } from "./oneScopeRegion.ts";
import type { Level } from "./plan.ts";
import type { RegionRun, RegionSupport } from "./regionRun.ts";

/** What runs one activation of a region, by the kind of the region. */
export function makeRegion(kind: Level["kind"], activation: Activation, support: RegionSupport): RegionRun {
  if (kind === "loop") return new LoopRegion(activation, support);
  return kind === "map" ? new MapRegion(activation, support) : new OneScopeRegion(activation, support);
}
