import { expect, test } from "vitest";
import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import type { RunEvent } from "../../model/event.ts";
import { memoryRunStore } from "../../storage/memoryRunStore.ts";
import { Engine } from "../engine.ts";
import type { StartOptions } from "../engineSetup.ts";
import { VirtualHost } from "../virtualHost.ts";
import type { Document } from "./generate.ts";
import { pairOf, pureTypes } from "./partialPairs.ts";
import { Random } from "./random.ts";

class Bench {
  readonly #host = new VirtualHost();
  readonly #engine: Engine;

  constructor(kept: boolean) {
    const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
    const keep = kept ? { store: memoryRunStore(), retention: { runs: 100, bytes: 1e9 } } : undefined;
    this.#engine = new Engine({ types: pureTypes, host: this.#host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read, keep });
  }

  async run(workflow: Document, options: StartOptions = {}): Promise<readonly RunEvent[]> {
    const run = this.#engine.start(workflow, { seed: 1, ...options });
    await this.#host.run(run.result);
    return run.log;
  }
}

/** What a node gave, firing by firing. */
function resultsOf(log: readonly RunEvent[], node: string): string[] {
  return log
    .flatMap((event) =>
      event.kind === "node-finished" && event.node === node ? [JSON.stringify([event.scope, event.activation, event.outputs])] : [],
    )
    .sort();
}

test("P6 P7 a step of a partial run gives what it gives in a full run, in 1,000 random workflows with a change", {
  timeout: 120_000,
}, async () => {
  const seen = { workflows: 0, hits: 0, compared: 0 };
  for (let seed = 0; seen.workflows < 1000; seed += 1) {
    const pair = pairOf(seed);
    if (pair === undefined) continue;
    seen.workflows += 1;
    const { before, after } = pair;
    const truth = await new Bench(false).run(after);
    const bench = new Bench(true);
    await bench.run(before);
    const step = new Random(seed + 0.5).pick(Object.keys(after.nodes));
    const kinds: readonly StartOptions[] = [{ until: step }, { only: step }, { from: step }, {}];
    for (const options of kinds) {
      const log = await bench.run(after, options);
      const all = options.from === undefined && Object.keys(options).length > 0 ? [step] : Object.keys(after.nodes);
      for (const node of all) {
        expect({ seed, options, node, results: resultsOf(log, node) }).toEqual({
          seed,
          options,
          node,
          results: resultsOf(truth, node),
        });
        seen.compared += 1;
      }
      const sources = log.flatMap((event) => (event.kind === "node-finished" ? [[event.node, event.source]] : []));
      seen.hits += sources.filter(([, source]) => source === "cache").length;
      if (options.only !== undefined) expect(sources).not.toContainEqual([step, "cache"]);
      if (options.from !== undefined) expect(sources).not.toContainEqual([step, "cache"]);
    }
  }
  expect(seen.hits).toBeGreaterThan(5000);
  expect(seen.compared).toBeGreaterThan(10_000);
});
