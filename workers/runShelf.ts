import type { Run } from "#engine";
import type { JsonObject } from "../src/model/json.ts";
import type { RunData } from "./recordedRun.ts";

/** Runs whose data stays in memory. */
const KEPT = 20;

type Entry = {
  readonly data: RunData;
  readonly run: Run | undefined;
  readonly parameters: JsonObject;
  readonly basis?: string;
  finished: boolean;
};

/** The last runs with their parameters; the oldest finished one makes room for a new one. */
export class RunShelf {
  readonly #kept = new Map<string, Entry>();

  /** `of`: the run whose results stand for some of its own, where it is not one that a person has started. */
  put(run: Run, parameters: JsonObject, of?: string): void {
    const entry = this.#add({ data: run, run, parameters, finished: false, ...(of !== undefined && { basis: this.basis(of) }) });
    const done = (): void => {
      entry.finished = true;
    };
    run.result.then(done, done);
  }

  /** Puts the log of a run that is not under way here. */
  putData(data: RunData, parameters: JsonObject): void {
    this.#add({ data, run: undefined, parameters, finished: true });
  }

  #add(entry: Entry): Entry {
    this.#kept.delete(entry.data.runId);
    this.#kept.set(entry.data.runId, entry);
    for (const [runId, { finished }] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      if (finished) this.#kept.delete(runId);
    }
    return entry;
  }

  /** A run that was begun or gone on with here. */
  run(runId: string): Run | undefined {
    return this.#kept.get(runId)?.run;
  }

  data(runId: string): RunData | undefined {
    return this.#kept.get(runId)?.data;
  }

  /** The run that a person has started, and whose results stand behind those of a run; the run itself where it is one. */
  basis(runId: string): string {
    return this.#kept.get(runId)?.basis ?? runId;
  }

  parameters(runId: string): JsonObject | undefined {
    return this.#kept.get(runId)?.parameters;
  }
}
