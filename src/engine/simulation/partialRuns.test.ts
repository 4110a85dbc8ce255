import { expect, test } from "vitest";
import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import { defineNode } from "../../model/defineNode.ts";
import type { RunEvent } from "../../model/event.ts";
import { NodeError } from "../../model/failure.ts";
import type { NodeType, RunResult } from "../../model/nodeType.ts";
import { memoryRunStore } from "../../storage/memoryRunStore.ts";
import { Engine } from "../engine.ts";
import type { StartOptions } from "../engineSetup.ts";
import { VirtualHost } from "../virtualHost.ts";
import { behave, SHAPES, type Shape } from "./behaviour.ts";
import { predict } from "./compare.ts";
import { draw } from "./drawing.ts";
import { type Document, generate } from "./generate.ts";
import { Random } from "./random.ts";

/** The nodes of the simulation without latency and log: what they give is a function of what they take. */
const types: readonly NodeType[] = (Object.keys(SHAPES) as Shape[]).map((shape) =>
  defineNode({
    type: `sim-${shape}`,
    mode: "once",
    inputs: SHAPES[shape].inputs,
    outputs: SHAPES[shape].outputs.map((name) => ({ name })),
    ...(shape === "repeat" ? { emits: "packets" as const } : {}),
    params: {
      salt: { kind: "number", label: "Salt", default: 0 },
      fails: { kind: "number", label: "Fails", default: 0 },
      latency: { kind: "number", label: "Latency", default: 0 },
      fresh: { kind: "number", label: "Fresh", default: 0 },
      rounds: { kind: "number", label: "Rounds", default: 0 },
    },
    run: (context): RunResult => {
      const { params, input } = context;
      const behaviour = behave(shape, params, input);
      if (behaviour === "fails") throw new NodeError("planted", "It was to fail.");
      if (shape === "end") context.control.endScope();
      if (shape === "repeat") return behaviour.get("out") as RunResult;
      const ports = Object.fromEntries([...behaviour].map(([port, packets]) => [port, packets[0] ?? []]));
      return SHAPES[shape].outputs.length === 1 ? ports["out"] : ports;
    },
  }),
);

class Bench {
  readonly #host = new VirtualHost();
  readonly #engine: Engine;

  constructor(kept: boolean) {
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

/** A workflow in which nothing hangs on who comes first or is cut off, and a copy with one node changed. */
function pairOf(seed: number): { readonly before: Document; readonly after: Document; readonly changed: string } | undefined {
  const before = generate(seed);
  const { workflow } = parseWorkflow(before);
  const ids = Object.keys(before.nodes);
  if (workflow === undefined || ids.length === 0) return undefined;
  const changed = new Random(seed).pick(ids);
  const node = before.nodes[changed] as Document["nodes"][string];
  const after = {
    ...before,
    nodes: { ...before.nodes, [changed]: { ...node, params: { ...node.params, salt: (node.params["salt"] ?? 0) + 1 } } },
  };
  const sure = [workflow, parseWorkflow(after).workflow].every((each) => {
    const prediction = each === undefined ? undefined : predict(draw(each));
    return prediction !== undefined && "oracle" in prediction && prediction.oracle.torn.size === 0;
  });
  return sure ? { before, after, changed } : undefined;
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
