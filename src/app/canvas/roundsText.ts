import type { RegionKind } from "../../model/region.ts";
import type { Rounds } from "../run/runSession.ts";
import { locale, tn } from "../words/words.ts";

/** How far a region is: `3 rounds`, `2 of 5 instances`; empty for a kind that runs its nodes once. */
export function roundsText(kind: RegionKind, { opened, done }: Rounds, running: boolean): string {
  if (kind !== "loop" && kind !== "map") return "";
  if (kind === "loop") return tn(done, "{count} round", "{count} rounds");
  return running || done < opened
    ? tn(opened, "{done} of {count} instance", "{done} of {count} instances", { done: done.toLocaleString(locale()) })
    : tn(done, "{count} instance", "{count} instances");
}
