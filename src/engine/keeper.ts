import type { Failure } from "../model/failure.ts";
import type { Retention, RunStore } from "../model/runStore.ts";
import type { Journal, JournalSetup } from "./journal.ts";
import type * as Keeping from "./keeping.ts";
import type { CacheSetup, ResultCache } from "./resultCache.ts";

let keepingCode: typeof Keeping | undefined;

/** Loads what keeps logs and results; whoever keeps none never needs it. */
export async function loadKeepingCode(): Promise<typeof Keeping> {
  keepingCode = await import("./keeping.ts");
  return keepingCode;
}

/** Looking for what is over the limits reads the heads of all runs: once in so many runs is enough. */
const RUNS_BETWEEN = 20;
const runsSince = new WeakMap<RunStore, number>();

function isDue(store: RunStore): boolean {
  const runs = runsSince.get(store) ?? 0;
  runsSince.set(store, (runs + 1) % RUNS_BETWEEN);
  return runs === 0;
}

/** `kept`: the events that are kept already. */
export function makeKeeper(setup: Omit<JournalSetup, "lost">, kept: number, retention: Retention): Keeper {
  return new Keeper(setup, kept, retention);
}

export type { Keeper };

/** Keeps the log of one run: its code is loaded only where runs are kept. */
class Keeper {
  readonly #setup: Omit<JournalSetup, "lost">;
  readonly #kept: number;
  readonly #retention: Retention;
  #journal: Journal | undefined;
  #opening: Promise<void> | undefined;
  /** Results of earlier runs; undefined where this run uses none. */
  results: ResultCache | undefined;

  constructor(setup: Omit<JournalSetup, "lost">, kept: number, retention: Retention) {
    this.#setup = setup;
    this.#kept = kept;
    this.#retention = retention;
  }

  /** Opens the journal, behind `caller` for a called run. Where it cannot be kept, now or later, the run fails. */
  open(
    fail: (failure: Failure) => void,
    caller: { readonly parent: string; readonly announced: Promise<void> } | undefined,
    cache: CacheSetup | undefined,
  ): Promise<void> {
    const lost = (error: unknown): void => fail(storeFailure(error));
    const open = (): Promise<void> => this.#open({ ...this.#setup, lost }, caller?.parent, cache);
    this.#opening = (caller === undefined ? open() : caller.announced.then(open)).catch(lost);
    return this.#opening;
  }

  async #open(setup: JournalSetup, parent: string | undefined, cache: CacheSetup | undefined): Promise<void> {
    const { Journal, openResults } = keepingCode ?? (await loadKeepingCode());
    this.#journal = this.#kept === 0 ? await Journal.create(setup, parent) : Journal.goOn(setup, this.#kept);
    if (cache !== undefined) this.results = await openResults(setup.store, cache, () => setup.clock.now());
  }

  /** Resolves when all that is logged now is on disk, as far as the store can tell; also when the store has failed. */
  durable(): Promise<void> {
    return this.#journal?.durable() ?? Promise.resolve();
  }

  /** Resolves when the whole log is kept and what is over the limits is gone, or the store has failed. */
  async close(): Promise<void> {
    await this.#opening;
    await this.#journal?.close();
    // The run is kept: results that could not be are worked out again, and what could not be removed is removed behind the next run.
    await this.results?.flush().catch(() => undefined);
    if (isDue(this.#setup.store)) await this.#setup.store.retain(this.#retention).catch(() => []);
  }
}

function storeFailure(error: unknown): Failure {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "store-failed";
  const said = error instanceof Error ? error.message : String(error);
  const hint =
    code === "store-conflict"
      ? "Somebody else goes on with this run; look at it there."
      : "Make room where runs are kept, or run without keeping it.";
  return { code, kind: "outside", message: `The log of the run could not be kept: ${said}`, hint };
}
