import { parseDuration } from "../model/duration.ts";
import type { OutputPacket } from "../model/event.ts";
import type { Activation } from "./kernelState.ts";
import { type KeySetup, ResultKeys } from "./resultKeys.ts";
import type { WorkflowResults } from "./resultShelf.ts";

export type CacheSetup = KeySetup & {
  readonly runId: string;
  /** Whose results are those of a workflow of this name. */
  readonly name: string;
  /** Nodes that run in any case (P7). */
  readonly fresh: ReadonlySet<string>;
};

/** Finds and keeps the results of one run's activations (P6). */
export class ResultCache {
  readonly #results: WorkflowResults;
  readonly #keys: ResultKeys;
  readonly #run: string;
  readonly #fresh: ReadonlySet<string>;
  readonly #now: () => number;
  readonly #known = new WeakMap<Activation, string>();

  constructor(results: WorkflowResults, setup: CacheSetup, now: () => number) {
    this.#results = results;
    this.#keys = new ResultKeys(setup);
    this.#run = setup.runId;
    this.#fresh = setup.fresh;
    this.#now = now;
  }

  /** The packets of the same work done before; a promise where they have to be read first, which may find them gone. */
  find(activation: Activation): readonly OutputPacket[] | Promise<readonly OutputPacket[] | undefined> | undefined {
    const key = this.#keys.keyOf(activation);
    if (key === undefined) return undefined;
    this.#known.set(activation, key);
    const { id, node } = activation.node;
    if (this.#fresh.has(id)) return undefined;
    const cache = node.policy?.cache;
    const oldest = typeof cache === "object" ? this.#now() - (parseDuration(cache.ttl) ?? 0) : 0;
    return this.#results.find(key, this.#run, oldest);
  }

  /** Keeps what an activation gave that was looked for before. */
  keep(activation: Activation, packets: readonly OutputPacket[]): void {
    const key = this.#known.get(activation);
    if (key !== undefined) this.#results.keep(key, this.#run, this.#now(), packets);
  }

  /** What this activation gave must not be used again. */
  forget(activation: Activation): void {
    this.#known.delete(activation);
  }

  flush(): Promise<void> {
    return this.#results.flush();
  }
}
