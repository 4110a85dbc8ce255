import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkRun } from "./checkRun.mjs";
import { SOAK_FLOWS } from "./flows.mjs";
import { killedRun } from "./killedRun.mjs";

/**
 * @typedef {import("./killedRun.mjs").Kill} Kill
 * @typedef {{ flow: import("./flows.mjs").SoakFlow, kills: readonly Kill[] }} Plan
 * @typedef {{ plan: Plan, faults: readonly string[] }} Found
 */

const MOMENTS = /** @type {const} */ (["before", "torn", "after"]);
const AT_ONCE = 2;

/**
 * Kills runs until there were so many deaths, and checks each; answers what is wrong with any.
 *
 * @param {import("./killedRun.mjs").Installed} installed @param {string} folder
 * @param {{ kills: number, seed: number, told?: (line: string) => void }} options
 */
export async function soakRuns(installed, folder, { kills, seed, told = () => {} }) {
  const random = mulberry(seed);
  const unkilled = new Map();
  for (const flow of SOAK_FLOWS) unkilled.set(flow.name, await unkilledRun(installed, flow, join(folder, flow.name), random));
  const plans = plansFor(new Map([...unkilled].map(([name, { writes }]) => [name, writes])), random);
  /** @type {Found[]} */
  const found = [];
  let [killed, done] = [0, 0];
  const work = async () => {
    for (let plan = plans.next(); killed < kills; plan = plans.next()) {
      done += 1;
      const place = join(folder, `killed-${done}`);
      const faults = await faultsOf(installed, plan.value, place, unkilled.get(plan.value.flow.name), random, (count) => {
        killed += count;
      });
      if (faults.length === 0) rmSync(place, { recursive: true });
      else found.push({ plan: plan.value, faults: [...faults, `kept in ${place}`] });
      if (done % 25 === 0) told(`${done} runs, ${killed} kills, ${found.length} with faults`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { runs: done, killed, found };
}

/** @param {import("./killedRun.mjs").Installed} installed @param {import("./flows.mjs").SoakFlow} flow @param {string} folder @param {() => number} random */
async function unkilledRun(installed, flow, folder, random) {
  const run = await killedRun(installed, flow, folder, [], random);
  const writes = [...new Set(run.requests.map(({ write }) => write))];
  const faults = checkRun({ ...run, unkilled: { writes, outputs: run.outputs } });
  if (faults.length > 0) throw new Error(`${flow.name} is faulty when nobody kills it:\n  ${faults.join("\n  ")}`);
  return { writes: run.writes, expected: { writes, outputs: run.outputs } };
}

/**
 * @param {import("./killedRun.mjs").Installed} installed @param {Plan} plan @param {string} folder
 * @param {{ expected: { writes: readonly string[], outputs: unknown } }} unkilled @param {() => number} random @param {(count: number) => void} died
 */
async function faultsOf(installed, { flow, kills }, folder, { expected }, random, died) {
  try {
    const run = await killedRun(installed, flow, folder, kills, random);
    died(run.killed);
    return checkRun({ ...run, unkilled: expected });
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)];
  }
}

/**
 * Every write of every workflow with every moment around it, in an order of chance, and between them deaths at any time; each is
 * followed by deaths of the processes that go on.
 *
 * @param {ReadonlyMap<string, number>} writes @param {() => number} random @returns {Generator<Plan, never>}
 */
function* plansFor(writes, random) {
  const within = (/** @type {number} */ most) => Math.floor(random() * most);
  /** @returns {Kill} */
  const any = () => (random() < 0.5 ? { ms: 60 + within(250) } : { write: 1 + within(8), moment: MOMENTS[within(3)] ?? "torn" });
  const more = () => Array.from({ length: within(4) }, any);
  for (;;) {
    const systematic = SOAK_FLOWS.flatMap((flow) =>
      Array.from({ length: writes.get(flow.name) ?? 0 }, (_, at) =>
        MOMENTS.map((moment) => ({ flow, first: { write: at + 1, moment } })),
      ).flat(),
    );
    while (systematic.length > 0) {
      const [{ flow, first }] = /** @type {[typeof systematic[number]]} */ (systematic.splice(within(systematic.length), 1));
      yield { flow, kills: [first, ...more()] };
      const other = SOAK_FLOWS[within(SOAK_FLOWS.length)];
      if (other !== undefined && random() < 0.3) yield { flow: other, kills: [any(), ...more()] };
    }
  }
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). @param {number} seed */
function mulberry(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
