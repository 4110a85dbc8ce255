import type { Failure } from "../model/failure.ts";
import type { Retention } from "../model/runStore.ts";
import type { Journal, JournalSetup } from "./journal.ts";

let journalCode: typeof Journal | undefined;

/** Loads what keeps logs; whoever keeps none never needs it. */
export async function loadJournalCode(): Promise<typeof Journal> {
  journalCode = (await import("./journal.ts")).Journal;
  return journalCode;
}

/** Keeps the log of one run: its code is loaded only where runs are kept. */
export class Keeper {
  readonly #setup: Omit<JournalSetup, "lost">;
  readonly #kept: number;
  readonly #retention: Retention;
  #journal: Journal | undefined;
  #opening: Promise<void> | undefined;

  /** `kept`: the events that are kept already. */
  constructor(setup: Omit<JournalSetup, "lost">, kept: number, retention: Retention) {
    this.#setup = setup;
    this.#kept = kept;
    this.#retention = retention;
  }

  /** Opens the journal. Where it cannot be kept, now or later, the run fails. */
  open(fail: (failure: Failure) => void, parent: string | undefined): Promise<void> {
    const lost = (error: unknown): void => fail(storeFailure(error));
    this.#opening = this.#open({ ...this.#setup, lost }, parent).catch(lost);
    return this.#opening;
  }

  async #open(setup: JournalSetup, parent: string | undefined): Promise<void> {
    const code = journalCode ?? (await loadJournalCode());
    this.#journal = this.#kept === 0 ? await code.create(setup, parent) : code.goOn(setup, this.#kept);
  }

  /** Resolves when all that is logged now is on disk, as far as the store can tell; also when the store has failed. */
  durable(): Promise<void> {
    return this.#journal?.durable() ?? Promise.resolve();
  }

  /** Resolves when the whole log is kept and what is over the limits is gone, or the store has failed. */
  async close(): Promise<void> {
    await this.#opening;
    await this.#journal?.close();
    // What could not be removed now is removed behind the next run.
    await this.#setup.store.retain(this.#retention).catch(() => []);
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
