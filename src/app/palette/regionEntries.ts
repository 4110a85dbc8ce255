import type { NodeDescription } from "../../model/nodeType.ts";
import { REGION_KINDS, type RegionKind } from "../../model/region.ts";
import { inWords, msg, t } from "../words/words.ts";
import type { Findable } from "./searchNodes.ts";

/** A kind of region among the node types. */
export type RegionEntry = Findable & { readonly region: RegionKind };

export const isRegionEntry = (entry: NodeDescription | RegionEntry): entry is RegionEntry => "region" in entry;

/** What each kind is called elsewhere, apart by commas. */
const ALIASES: Readonly<Record<RegionKind, string>> = {
  loop: msg("for, foreach, for each, while, until, do while, repeat, iterate, rounds"),
  map: msg("foreach, for each, parallel, concurrent, race, first of, fan out, split in batches, instances"),
  try: msg("catch, try catch, error handler, rescue, timeout, deadline, scope"),
  exclusive: msg("lock, mutex, semaphore, critical section, one at a time, interleave"),
};

/** The kinds of region as the creator lists them, in the language of the studio and with the English words. */
export function regionEntries(): readonly RegionEntry[] {
  return Object.values(REGION_KINDS).map((given) => {
    const { kind, title, icon, summary } = inWords(given);
    const words = [ALIASES[kind], t(ALIASES[kind])].flatMap((list) => list.split(", "));
    return { type: `region ${kind}`, version: 1, title, icon, aliases: [given.title, ...words], docs: { summary }, region: kind };
  });
}
