import type { Run } from "#engine";
import type { JsonObject } from "../src/model/json.ts";

/** Runs whose data stays in memory. */
const KEPT = 20;

/** The last runs with their parameters; the oldest finished one makes room for a new one. */
export class RunShelf {
  readonly #kept = new Map<string, { readonly run: Run; readonly parameters: JsonObject; finished: boolean }>();

  put(run: Run, parameters: JsonObject): void {
    const entry = { run, parameters, finished: false };
    this.#kept.set(run.runId, entry);
    const done = (): void => {
      entry.finished = true;
    };
    run.result.then(done, done);
    for (const [runId, { finished }] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      if (finished) this.#kept.delete(runId);
    }
  }

  run(runId: string): Run | undefined {
    return this.#kept.get(runId)?.run;
  }

  parameters(runId: string): JsonObject | undefined {
    return this.#kept.get(runId)?.parameters;
  }
}
