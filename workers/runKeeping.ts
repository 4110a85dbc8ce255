import { journalEvents, type Retention, type Run, type RunHead, type RunStore, StoreError, type WorkflowEngine } from "#engine";
import type { RunStart } from "../src/model/event.ts";
import type { Network } from "../src/model/host.ts";
import { PAGE_RETENTION } from "../src/model/limits.ts";
import type { RunSummary } from "./historyProtocol.ts";
import type { Refusal, RunList } from "./protocol.ts";
import type { RunLocks } from "./runLocks.ts";

/** A store of runs in a database that can be told from another of its name. */
export type RunDatabase = RunStore & { id(): Promise<string> };

/** Activations that have ended, and items that left them. */
type Counts = { readonly steps: number; readonly items: number };

const DRIVEN: Refusal = { code: "run-elsewhere", message: "The run is under way in another tab." };

/** The runs that are kept in a database: starts, lists, goes on with and removes them, each run driven by one worker alone. */
export class RunKeeping {
  /** Its runs are kept, and locked for as long as they are under way. */
  readonly engine: WorkflowEngine;
  readonly #store: RunDatabase;
  readonly #locks: RunLocks;
  /** Why the last events of a run could not be kept; undefined when they were. */
  #failed: Refusal | undefined;
  readonly #counted = new Map<string, { readonly events: number; readonly counts: Counts }>();
  /** Read by the engine whenever it looks for what is over. */
  readonly #limits: { -readonly [K in keyof Retention]: Retention[K] };

  constructor(
    makeEngine: (store: RunStore, limits: Retention) => WorkflowEngine,
    store: RunDatabase,
    locks: RunLocks,
    limits: Retention = PAGE_RETENTION,
  ) {
    this.#limits = { ...limits };
    this.#store = store;
    this.#locks = locks;
    this.engine = makeEngine(
      {
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
      },
      this.#limits,
    );
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
        return isFinal(head.status) ? head : { ...head, steps: (await this.#countsOf(head)).steps };
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

  /** What a list says of a run beside its head; undefined where it is not kept. */
  async summary(runId: string): Promise<RunSummary | undefined> {
    const head = await this.#store.head(runId);
    if (head === undefined) return undefined;
    const [{ items }, start] = await Promise.all([this.#countsOf(head), this.origin(runId)]);
    const { trigger, forkOf } = start ?? {};
    return { items, ...(trigger !== undefined && { trigger }), ...(forkOf !== undefined && { forkOf: forkOf.runId }) };
  }

  /** Sets how much is kept; with `now`, removes what is over. */
  async limit({ runs, bytes }: Retention, now: boolean): Promise<Refusal | undefined> {
    Object.assign(this.#limits, { runs, bytes });
    try {
      if (now) await this.#store.retain(this.#limits);
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Counts what a run did; counted again when there is more of it. */
  async #countsOf({ runId, events }: RunHead): Promise<Counts> {
    const counted = this.#counted.get(runId);
    if (counted?.events === events) return counted.counts;
    const counts = await this.#count(runId);
    this.#counted.set(runId, { events, counts });
    return counts;
  }

  async #count(runId: string): Promise<Counts> {
    const counts = { steps: 0, items: 0 };
    for await (const lines of this.#store.read(runId)) {
      for (const event of journalEvents(lines)) {
        if (event.kind !== "node-finished" && event.kind !== "node-failed") continue;
        counts.steps += 1;
        for (const { count } of event.outputs) counts.items += count;
      }
    }
    return counts;
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

/** An error of a store or of the engine, for a person to read. */
export function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "store-failed", message };
}
