import type { Place, RunEvent } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { WaitingInput } from "../model/waitingInput.ts";
import { itemsOf } from "./itemsOf.ts";
import { logHash } from "./logHash.ts";
import type { Outputs } from "./outputs.ts";
import type { RunLog } from "./runLog.ts";
import type { Scheduler } from "./scheduler.ts";

/** How a run ended. */
export type RunResult = {
  readonly runId: string;
  readonly status: "succeeded" | "partial" | "failed" | "cancelled";
  /** Items by leaf, or by the names of Workflow Output nodes. */
  readonly outputs: Outputs;
  readonly failures: readonly Failure[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
};

/** A run under way: its events, its result, and what an operator can do to it. */
export class Run {
  readonly runId: string;
  /** Resolves when the run has ended, however it ended; never rejects. */
  readonly result: Promise<RunResult>;
  /** The run of the workflow's error trigger, once this one has failed; undefined where there is none. Never rejects. */
  readonly failureRun: Promise<Run | undefined>;
  readonly #log: RunLog;
  readonly #scheduler: () => Scheduler | undefined;

  constructor(
    runId: string,
    log: RunLog,
    result: Promise<RunResult>,
    scheduler: () => Scheduler | undefined,
    failed: (result: RunResult) => Run | undefined = () => undefined,
  ) {
    this.runId = runId;
    this.result = result;
    this.failureRun = result.then(failed);
    this.#log = log;
    this.#scheduler = scheduler;
  }

  /** Every event from the first on, those to come included; ends when the run ends. Can be called more than once. */
  events(): AsyncIterable<RunEvent> {
    return this.#log.read();
  }

  /** The events so far. */
  get log(): readonly RunEvent[] {
    return this.#log.events;
  }

  /** Starts nothing new; what runs, runs on. */
  pause(): void {
    this.#scheduler()?.operations.pause();
  }

  resume(): void {
    this.#scheduler()?.operations.resume();
  }

  /** Starts one activation of a paused run. */
  step(): void {
    this.#scheduler()?.operations.step();
  }

  /** The items that wait at the ports of what has not begun, while the run is paused. */
  waitingInputs(): readonly WaitingInput[] {
    return this.#scheduler()?.operations.waitingInputs() ?? [];
  }

  /**
   * Puts other items in the place of those that wait at a port, while the run is paused (P8). False where none wait there.
   *
   * @throws NodeError `not-json`
   */
  editInput(place: Place, port: string, items: readonly Item[]): boolean {
    return this.#scheduler()?.operations.editInput(place, port, items) ?? false;
  }

  cancel(reason = "asked by the operator"): void {
    this.#scheduler()?.operations.cancel(reason);
  }

  /** Cancels nodes and regions by id, wherever they are live; the run goes on (C1). */
  cancelNodes(ids: readonly string[], reason = "asked by the operator"): void {
    this.#scheduler()?.operations.cancelNodes(ids, reason);
  }

  /**
   * Delivers a signal to what has waited longest for its name. One that nobody waits for is kept until somebody does; a
   * transient one is lost then (E1).
   */
  signal(name: string, data?: Json, options: { readonly transient?: boolean } = {}): void {
    this.#scheduler()?.operations.signal(name, data, options.transient === true);
  }

  /** SHA-256 of what happened (G7), once the run has ended: equal runs hash alike in a browser and in Node. */
  async logHash(): Promise<string> {
    await this.result;
    return logHash(this.#log.events);
  }

  /** The items a port gave in an activation (the latest when left out); empty when it gave none. */
  items(node: string, port: string, activation?: number): readonly Item[] {
    return itemsOf(this.#log.events, node, port, activation);
  }
}
