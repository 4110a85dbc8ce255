import type { RunStore } from "../model/runStore.ts";
import { type CacheSetup, ResultCache } from "./resultCache.ts";
import { resultsOf } from "./resultShelf.ts";

export { Journal } from "./journal.ts";

/** The results that a run may use again. */
export async function openResults(store: RunStore, setup: CacheSetup, now: () => number): Promise<ResultCache> {
  return new ResultCache(await resultsOf(store, setup.name), setup, now);
}
