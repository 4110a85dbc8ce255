import { journalEvents, type Run, type RunHead, type RunStore, StoreError, type WorkflowEngine } from "#engine";
import type { RunStart } from "../src/model/event.ts";
import type { Network } from "../src/model/host.ts";
import type { Refusal, RunList } from "./protocol.ts";
import type { RunLocks } from "./runLocks.ts";

/** A store of runs in a database that can be told from another of its name. */
export type RunDatabase = RunStore & { id(): Promise<string> };

const DRIVEN: Refusal = { code: "run-elsewhere", message: "The run is under way in another tab." };

/** The runs that are kept in a database: starts, lists, goes on with and removes them, each run driven by one worker alone. */
export class RunKeeping {
  /** Its runs are kept, and locked for as long as they are under way. */
  readonly engine: WorkflowEngine;
  readonly #store: RunDatabase;
  readonly #locks: RunLocks;
  /** Why the last events of a run could not be kept; undefined when they were. */
  #failed: Refusal | undefined;
  readonly #counted = new Map<string, { readonly events: number; readonly steps: number }>();

  constructor(makeEngine: (store: RunStore) => WorkflowEngine, store: RunDatabase, locks: RunLocks) {
    this.#store = store;
    this.#locks = locks;
    this.engine = makeEngine({
      ...store,
      // Locked before it can be seen. A called run is driven by who drives its caller.
      async create(head, origin) {
        if (head.parent === undefined && !(await locks.take(head.runId))) throw new StoreError("store-conflict", DRIVEN.message);
        await store.create(head, origin);
      },
      append: async (runId, batch) => {
        try {
          await store.append(runId, batch);
          this.#failed = undefined;
        } catch (error) {
          this.#failed = refusalOf(error);
          throw error;
        }
      },
    });
  }

  /** Why nothing can be kept just now; undefined where it can. */
  async refusal(): Promise<Refusal | undefined> {
    try {
      await this.#store.id();
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Keeps the lock of a run to its end and no longer. */
  async releaseAtEnd(run: Run): Promise<void> {
    await run.result;
    this.#locks.release(run.runId);
  }

  /** The runs that no other run called, newest first. */
  async list(): Promise<RunList> {
    try {
      const [database, heads, drivers] = await Promise.all([this.#store.id(), this.#store.list(), this.#locks.drivers()]);
      const own = heads.filter(({ parent }) => parent === undefined);
      const runs = own.map(async (head) => {
        const driver = drivers.get(head.runId);
        if (driver !== undefined) return { ...head, driver };
        return isFinal(head.status) ? head : { ...head, steps: await this.#stepsOf(head) };
      });
      return { database, runs: await Promise.all(runs), ...(this.#failed && { failed: this.#failed }) };
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  }

  /** What a run began with. */
  async origin(runId: string): Promise<RunStart | undefined> {
    return (await this.#store.origin(runId)) as RunStart | undefined;
  }

  /** Goes on with a run, paused where it was paused; one that has ended comes as it ended. */
  async resume(runId: string, network: Network | undefined): Promise<Run | Refusal> {
    if (!(await this.#locks.take(runId))) return DRIVEN;
    try {
      const run = await this.engine.resume(runId, network === undefined ? {} : { network });
      if (wasPaused(run)) run.pause();
      void this.releaseAtEnd(run);
      return run;
    } catch (error) {
      this.#locks.release(runId);
      return refusalOf(error);
    }
  }

  /** Removes a run and those it called. */
  async remove(runId: string): Promise<Refusal | undefined> {
    if (!(await this.#locks.take(runId))) return DRIVEN;
    try {
      const heads = await this.#store.list();
      for (const each of [...calledBy(runId, heads), runId]) await this.#store.remove(each);
      return undefined;
    } catch (error) {
      return refusalOf(error);
    } finally {
      this.#locks.release(runId);
    }
  }

  /** Resolves when nobody drives the run any more. */
  undriven(runId: string): Promise<void> {
    return this.#locks.free(runId);
  }

  /** How many activations of a run have ended; counted again when there is more of it. */
  async #stepsOf({ runId, events }: RunHead): Promise<number> {
    const counted = this.#counted.get(runId);
    if (counted?.events === events) return counted.steps;
    const steps = await this.#count(runId);
    this.#counted.set(runId, { events, steps });
    return steps;
  }

  async #count(runId: string): Promise<number> {
    let steps = 0;
    for await (const lines of this.#store.read(runId)) {
      for (const { kind } of journalEvents(lines)) {
        if (kind === "node-finished" || kind === "node-failed") steps += 1;
      }
    }
    return steps;
  }
}

function isFinal(status: string): boolean {
  return status === "succeeded" || status === "partial" || status === "failed" || status === "cancelled";
}

function wasPaused({ log }: Run): boolean {
  return log.findLast(({ kind }) => kind === "run-paused" || kind === "run-resumed")?.kind === "run-paused";
}

function calledBy(runId: string, heads: readonly { readonly runId: string; readonly parent?: string }[]): string[] {
  return heads.flatMap((head) => (head.parent === runId ? [...calledBy(head.runId, heads), head.runId] : []));
}

function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "store-failed", message };
}
