import { type Document, generate } from "./generate.ts";
import { shrink } from "./shrink.ts";
import { type Simulation, simulate } from "./simulate.ts";

/** A workflow that broke the rules, as small as it could be made. */
export type Failed = { readonly seed: number; readonly violations: readonly string[]; readonly workflow: Document };

/** Runs seeds one after the other; ends with the first that fails. `each` hears of every seed before that. */
export async function simulateSeeds(
  seeds: Iterable<number>,
  each: (simulation: Simulation) => void = () => undefined,
): Promise<Failed | undefined> {
  for (const seed of seeds) {
    const simulation = await simulate(generate(seed), seed);
    if (simulation.violations.length > 0) return smallest(seed);
    each(simulation);
  }
  return undefined;
}

async function smallest(seed: number): Promise<Failed> {
  const workflow = await shrink(generate(seed), async (document) => {
    const { violations } = await simulate(document, seed);
    return violations.some((violation) => !violation.startsWith("it was refused"));
  });
  return { seed, violations: (await simulate(workflow, seed)).violations, workflow };
}

/** Whole numbers from `from` on. */
export function* seedsFrom(from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
}
