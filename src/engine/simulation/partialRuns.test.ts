import { expect, test } from "vitest";
import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import type { Place, RunEvent } from "../../model/event.ts";
import type { Workflow } from "../../model/workflow.ts";
import { memoryRunStore } from "../../storage/memoryRunStore.ts";
import "../chosenResults.ts";
import { Engine } from "../engine.ts";
import type { StartOptions } from "../engineSetup.ts";
import { freshNodes } from "../partOf.ts";
import { staleNodes } from "../staleness.ts";
import { VirtualHost } from "../virtualHost.ts";
import type { Document } from "./generate.ts";
import { pairOf, pureTypes, writingTypes } from "./partialPairs.ts";
import { Random } from "./random.ts";

class Bench {
  readonly #host = new VirtualHost();
  readonly #engine: Engine;

  constructor(kept: boolean, types = pureTypes) {
    const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
    const keep = kept ? { store: memoryRunStore(), retention: { runs: 100, bytes: 1e9 } } : undefined;
    this.#engine = new Engine({ types, host: this.#host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read, keep });
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

test("P7 by the results of a chosen run, a part does nothing again that has neither changed nor was asked for, in 1,000 random workflows", {
  timeout: 120_000,
}, async () => {
  const seen = { workflows: 0, taken: 0, compared: 0 };
  for (let seed = 0; seen.workflows < 1000; seed += 1) {
    const pair = pairOf(seed);
    if (pair === undefined) continue;
    seen.workflows += 1;
    const [before, after] = [parsed(pair.before), parsed(pair.after)];
    const truth = await new Bench(false, writingTypes).run(pair.after);
    const bench = new Bench(seed % 2 === 0, writingTypes);
    const chosen = await bench.run(pair.before);
    const stale = staleNodes({ workflow: before, parameters: {} }, { workflow: after, parameters: {} });
    const known = new Set(chosen.flatMap((event) => (event.kind === "node-finished" && event.ends !== true ? [placeIn(event)] : [])));
    const step = new Random(seed + 0.5).pick(Object.keys(after.nodes));
    for (const options of [{ only: step }, { from: step }] satisfies StartOptions[]) {
      const log = await bench.run(pair.after, { ...options, resultsOf: chosen });
      const fresh = freshNodes(after, "from" in options ? step : undefined, step);
      for (const event of log) {
        if (event.kind !== "node-finished" || event.source === "bypass" || after.regions?.[event.node] !== undefined) continue;
        if (event.source === "cache") seen.taken += 1;
        else if (known.has(placeIn(event)))
          expect({ seed, ...event, again: fresh.has(event.node) || stale.has(event.node) }).toMatchObject({ again: true });
      }
      for (const node of "from" in options ? Object.keys(after.nodes) : [step]) {
        expect({ seed, options, node, results: resultsOf(log, node) }).toEqual({ seed, options, node, results: resultsOf(truth, node) });
        seen.compared += 1;
      }
    }
  }
  expect(seen.taken).toBeGreaterThan(4000);
  expect(seen.compared).toBeGreaterThan(5000);
});

function placeIn({ node, scope, activation }: Place): string {
  return JSON.stringify([node, scope, activation]);
}

function parsed(document: Document): Workflow {
  const { workflow } = parseWorkflow(document);
  if (workflow === undefined) throw new Error("The generator made no workflow.");
  return workflow;
}
