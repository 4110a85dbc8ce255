import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import type { RunEvent } from "../../model/event.ts";
import type { Workflow } from "../../model/workflow.ts";
import { Launcher } from "../launcher.ts";
import type { Run, RunResult } from "../run.ts";
import { VirtualHost } from "../virtualHost.ts";
import { differencesFrom, predict } from "./compare.ts";
import { type Drawing, draw } from "./drawing.ts";
import { brokenExclusions } from "./exclusions.ts";
import { brokenOrderOnEdges } from "./fifo.ts";
import { brokenInvariants } from "./invariants.ts";
import { simulatedTypes } from "./nodeTypes.ts";
import { hash, Random } from "./random.ts";
import { brokenRecovery, brokenReplay } from "./recovery.ts";

/** What came of a workflow: what was wrong, and what it was made of. */
export type Simulation = {
  readonly violations: readonly string[];
  /** Why nothing was predicted. */
  readonly race: string | undefined;
  readonly torn: boolean;
  readonly drawing: Drawing;
  readonly logs: readonly (readonly RunEvent[])[];
};

/** Runs a workflow with several latencies, and with somebody who cancels, and holds it against the rules. */
export async function simulate(document: object, seed: number): Promise<Simulation> {
  const { workflow, problems } = parseWorkflow(document);
  if (workflow === undefined) throw new Error(`the workflow cannot be read: ${JSON.stringify(problems)}`);
  const drawing = draw(workflow);
  const prediction = predict(drawing);
  const violations: string[] = [];
  const logs: (readonly RunEvent[])[] = [];
  const hashes = new Set<string>();
  const simulator = new Simulator(workflow, drawing);
  for (const latency of [1, 2, 3]) {
    const { events, found, run } = await simulator.run(hash(`${seed} ${latency}`));
    logs.push(events);
    violations.push(...found);
    if ("race" in prediction) continue;
    if (found.length === 0) violations.push(...differencesFrom(prediction, events));
    if (prediction.oracle.torn.size === 0 && run !== undefined && found.length === 0) hashes.add(await run.logHash());
  }
  if (hashes.size > 1) violations.push("the hash of the log depends on latencies");
  const cancelled = await simulator.run(hash(`${seed} cancel`), new Random(seed));
  logs.push(cancelled.events);
  violations.push(...cancelled.found);
  if (violations.length === 0) {
    const chance = new Random(seed);
    const sure = "oracle" in prediction && prediction.oracle.torn.size === 0;
    for (const [at, log] of logs.entries()) violations.push(...(await simulator.recover(log, chance, sure && at < 3)));
  }
  const race = "race" in prediction ? prediction.race : undefined;
  return { violations: [...new Set(violations)], race, torn: "oracle" in prediction && prediction.oracle.torn.size > 0, drawing, logs };
}

type Ran = { readonly events: readonly RunEvent[]; readonly found: readonly string[]; readonly run: Run | undefined };

class Simulator {
  readonly #host = new VirtualHost();
  readonly #launcher: Launcher;
  readonly #workflow: Workflow;
  readonly #drawing: Drawing;

  constructor(workflow: Workflow, drawing: Drawing) {
    this.#workflow = workflow;
    this.#drawing = drawing;
    this.#launcher = new Launcher({
      types: simulatedTypes,
      host: this.#host,
      allow: {},
      concurrency: Number.POSITIVE_INFINITY,
      read: () => ({ workflow, problems: [], lineOf: () => undefined }),
    });
  }

  /** `chance` lets an operator cancel the run, or some of its nodes. */
  async run(seed: number, chance?: Random): Promise<Ran> {
    const run = this.#launcher.start(this.#workflow, { seed });
    if (chance !== undefined) this.#operate(run, chance);
    let result: RunResult;
    try {
      result = await this.#host.run(run.result);
    } catch (thrown) {
      return { events: run.log, found: [`it hangs: ${String(thrown)}`], run: undefined };
    }
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const refused = result.failures.find(() => run.log.length === 2);
    if (refused !== undefined) return { events: run.log, found: [`it was refused: ${refused.message}`], run };
    const found = [
      ...brokenInvariants(run.log),
      ...brokenExclusions(this.#drawing, run.log),
      ...brokenOrderOnEdges(this.#drawing, run.log),
    ];
    if (this.#host.pending > 0) found.push(`${this.#host.pending} timers are left`);
    return { events: run.log, found, run };
  }

  /** The run, recorded, replayed and killed. */
  recover(events: readonly RunEvent[], chance: Random, sure: boolean): Promise<string[]> {
    const { length } = events;
    if (length < 3) return Promise.resolve([]);
    return brokenReplay(this.#launcher, events).then(async (found) => [
      ...found,
      ...(await brokenRecovery(this.#launcher, this.#host, events, chance, sure)),
    ]);
  }

  #operate(run: Run, chance: Random): void {
    const { clock } = this.#host;
    const wholeRun = chance.chance(0.5);
    const ids = [...this.#drawing.values()].flatMap(({ members }) => members.map(({ id }) => id));
    const withdraw = clock.schedule(chance.below(60), () => {
      if (wholeRun) run.cancel();
      else run.cancelNodes([chance.pick(ids), chance.pick(ids)]);
    });
    void run.result.then(withdraw);
  }
}
