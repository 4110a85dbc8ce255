import type { RunEvent, RunStatus } from "../model/event.ts";
import type { Clock } from "../model/host.ts";
import type { JsonObject } from "../model/json.ts";
import type { RunStore } from "../model/runStore.ts";
import { JournalWriter } from "./journalText.ts";
import type { RunLog } from "./runLog.ts";

/** Events are kept within 50 ms (G6): what comes about in this time is kept together. */
const GROUP_MS = 20;

export type JournalSetup = {
  readonly store: RunStore;
  readonly runId: string;
  readonly log: RunLog;
  readonly clock: Clock;
  /** The store failed: nothing is kept any more. Called once. */
  readonly lost: (error: unknown) => void;
};

/** Keeps the log of one run in a store, in groups. */
export class Journal {
  readonly #setup: JournalSetup;
  readonly #writer = new JournalWriter();
  /** How many events are kept, or on their way. */
  #taken: number;
  #status: RunStatus = "running";
  #tail: Promise<void> = Promise.resolve();
  #withdraw: (() => void) | undefined;
  #strict = false;
  #lost = false;

  private constructor(setup: JournalSetup, kept: number) {
    this.#setup = setup;
    this.#taken = kept;
    setup.log.watcher = () => this.#noted();
    this.#noted();
  }

  /** Begins to keep a new run. */
  static async create(setup: JournalSetup, parent: string | undefined): Promise<Journal> {
    const [created] = setup.log.events;
    if (created?.kind !== "run-created") throw new Error("a log begins with run-created");
    const { runId, workflow, at, start } = created;
    const head = { runId, workflow, createdAt: at, updatedAt: at, status: "created", events: 0 } as const;
    const origin = JSON.parse(JSON.stringify(start ?? {})) as JsonObject;
    await setup.store.create(parent === undefined ? head : { ...head, parent }, origin);
    return new Journal(setup, 0);
  }

  /** Goes on behind the events that are kept already. */
  static goOn(setup: JournalSetup, kept: number): Journal {
    return new Journal(setup, kept);
  }

  #noted(): void {
    if (this.#withdraw !== undefined || this.#lost || this.#taken === this.#setup.log.events.length) return;
    this.#withdraw = this.#setup.clock.schedule(GROUP_MS, () => void this.#commit());
  }

  /** Resolves when all that is logged now is on disk, as far as the store can tell; also when the store has failed. */
  durable(): Promise<void> {
    this.#strict = true;
    return this.#commit();
  }

  /** Resolves when the whole log is kept, or the store has failed. */
  async close(): Promise<void> {
    await this.#commit();
    this.#setup.log.watcher = undefined;
    this.#withdraw?.();
  }

  #commit(): Promise<void> {
    this.#withdraw?.();
    this.#withdraw = undefined;
    this.#tail = this.#tail.then(() => this.#write());
    return this.#tail;
  }

  async #write(): Promise<void> {
    const { store, runId, log } = this.#setup;
    const from = this.#taken;
    const events = log.events.slice(from);
    if (events.length === 0 || this.#lost) return;
    this.#taken += events.length;
    const strict = this.#strict;
    this.#strict = false;
    for (const event of events) this.#status = statusAfter(event) ?? this.#status;
    const at = (events.at(-1) as RunEvent).at;
    try {
      const batch = { ...this.#writer.write(events), from: from + 1, count: events.length, status: this.#status, at, strict };
      await store.append(runId, batch);
    } catch (error) {
      this.#lost = true;
      this.#setup.lost(error);
    }
    this.#noted();
  }
}

function statusAfter(event: RunEvent): RunStatus | undefined {
  switch (event.kind) {
    case "run-created":
      return "created";
    case "run-started":
    case "run-resumed":
      return "running";
    case "run-paused":
      return "paused";
    case "run-suspended":
      return "suspended";
    case "run-finished":
      return event.status;
    default:
      return undefined;
  }
}
