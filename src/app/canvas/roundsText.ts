import type { ActivationView } from "../../model/foldRun.ts";
import type { JsonObject } from "../../model/json.ts";
import type { RegionKind } from "../../model/region.ts";
import type { Rounds } from "../run/runSession.ts";
import { numberText, tn } from "../words/words.ts";

/** What a map is over unless it says something else. */
const ITEMS = "${items}";

/**
 * How far a region is: `3 rounds`, `2 of 5 instances`; empty for a kind that runs its nodes once. `expected`: the instances that what came in
 * will have, as far as that is known.
 */
export function roundsText(kind: RegionKind, { opened, done }: Rounds, running: boolean, expected = 0): string {
  if (kind !== "loop" && kind !== "map") return "";
  if (kind === "loop") return tn(done, "{count} round", "{count} rounds");
  const all = Math.max(opened, expected);
  return running || done < opened
    ? tn(all, "{done} of {count} instance", "{done} of {count} instances", { done: numberText(done) })
    : tn(done, "{count} instance", "{count} instances");
}

/** The instances that a map will have for the items that came in; 0 where it is not over these, or another number of them is worked out. */
export function expectedInstances(activations: readonly ActivationView[], { over = ITEMS, batch = 1 }: JsonObject): number {
  if (over !== ITEMS || typeof batch !== "number" || batch < 1) return 0;
  let sum = 0;
  for (const { inputs } of activations) sum += Math.ceil((inputs.find(({ port }) => port === "in")?.count ?? 0) / batch);
  return sum;
}
