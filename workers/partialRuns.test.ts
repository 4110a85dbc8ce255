import { expect, test } from "vitest";
import { WorkflowEngine } from "#engine";
import { pairOf, pureTypes, writingTypes } from "../src/engine/simulation/partialPairs.ts";
import { Random } from "../src/engine/simulation/random.ts";
import { parseWorkflow } from "../src/formats/parseWorkflow.ts";
import type { RunEvent } from "../src/model/event.ts";
import type { Workflow } from "../src/model/workflow.ts";
import { memoryRunStore } from "../src/storage/memoryRunStore.ts";
import { engineApi } from "./engineApi.ts";
import type { EventBatch, StartRequest } from "./protocol.ts";
import { RunKeeping } from "./runKeeping.ts";
import { RunLocks } from "./runLocks.ts";

/** Workflows that are run in part. */
const WORKFLOWS = 200;

type Part = Pick<StartRequest, "until" | "only" | "from" | "resultsOf">;

/** The engine's side of the studio with a store of its own, and what a person does with it: run a workflow or a part of it, and look. */
class Studio {
  readonly #api: ReturnType<typeof engineApi>;

  constructor(types = pureTypes) {
    const store = { ...memoryRunStore(), id: async () => "db" };
    const keeping = new RunKeeping(
      (kept, retention) => new WorkflowEngine({ nodes: types, store: kept, retention }),
      store,
      new RunLocks(undefined),
    );
    this.#api = engineApi(new WorkflowEngine({ nodes: types }), keeping);
  }

  async run(workflow: Workflow, part: Part = {}): Promise<ShownRun> {
    const { port1, port2 } = new MessageChannel();
    const events: RunEvent[] = [];
    const ended = new Promise<void>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<EventBatch>) => {
        events.push(...data);
        port1.postMessage(1);
        if (data.some(({ kind }) => kind === "run-finished")) resolve();
      };
    });
    const started = await this.#api.start({ workflow, parameters: {}, grant: {}, seed: 1, ...part }, port2);
    if (!("runId" in started)) throw new Error(JSON.stringify(started));
    expect(started.notKept).toBeUndefined();
    await ended;
    port1.close();
    return new ShownRun(this.#api, started.runId, events);
  }
}

class ShownRun {
  readonly #api: ReturnType<typeof engineApi>;
  readonly runId: string;
  readonly #events: readonly RunEvent[];

  constructor(api: ReturnType<typeof engineApi>, runId: string, events: readonly RunEvent[]) {
    this.#api = api;
    this.runId = runId;
    this.#events = events;
  }

  /** How a node came by what it gave. */
  sources(node: string): string[] {
    return this.#events.flatMap((event) => (event.kind === "node-finished" && event.node === node ? [event.source] : []));
  }

  /** All that the viewer shows of a node: port by port, in whatever order its activations ended. */
  async shown(node: string): Promise<string[]> {
    const ports = new Set(
      this.#events.flatMap((event) => (event.kind === "node-finished" && event.node === node ? event.outputs.map(({ port }) => port) : [])),
    );
    const lines: string[] = [];
    for (const port of ports) {
      const { total, items } = await this.#api.items({ runId: this.runId, node, port, scope: "*" }, 0, 1000);
      lines.push(`${port}: ${total}`, ...items.map((item) => `${port} ${JSON.stringify(item)}`));
    }
    return lines.sort();
  }
}

function parsed(document: unknown): Workflow {
  const { workflow } = parseWorkflow(document);
  if (workflow === undefined) throw new Error("The generator made no workflow.");
  return workflow;
}

const kinds = [
  ["nodes that change nothing", pureTypes],
  ["nodes that change something, with the results of the run that is shown", writingTypes],
] as const;

test.each(kinds)(
  `a part that is run from the studio shows what a full run shows, in ${WORKFLOWS} random workflows of %s`,
  {
    timeout: 240_000,
  },
  async (_kind, types) => {
    const seen = { workflows: 0, compared: 0, lines: 0, cached: 0 };
    for (let seed = 0; seen.workflows < WORKFLOWS; seed += 1) {
      const pair = pairOf(seed);
      if (pair === undefined) continue;
      seen.workflows += 1;
      const [before, after] = [parsed(pair.before), parsed(pair.after)];
      const all = Object.keys(after.nodes);
      const full = await new Studio(types).run(after);
      const studio = new Studio(types);
      let { runId } = await studio.run(before);
      const step = new Random(seed + 0.5).pick(all);
      const parts: readonly Part[] = [{ until: step }, { only: step }, { from: step }];
      for (const part of parts) {
        const run = await studio.run(after, types === writingTypes && part.until === undefined ? { ...part, resultsOf: runId } : part);
        runId = run.runId;
        for (const node of part.from === undefined ? [step] : all) {
          const shown = await run.shown(node);
          expect({ seed, part, node, shown }).toEqual({ seed, part, node, shown: await full.shown(node) });
          seen.compared += 1;
          seen.lines += shown.length;
          seen.cached += run.sources(node).filter((source) => source === "cache").length;
        }
        if (part.until === undefined) expect(run.sources(step)).not.toContain("cache");
      }
    }
    expect(seen.compared).toBeGreaterThan(1000);
    expect(seen.lines).toBeGreaterThan(2000);
    expect(seen.cached).toBeGreaterThan(200);
  },
);
