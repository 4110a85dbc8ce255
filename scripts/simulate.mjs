import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build, defaultServerConditions } from "vite";
import { synchronousJsonata } from "./synchronousJsonata.mjs";

/** Runs the simulation of the engine over many seeds: node scripts/simulate.mjs [--seeds N] [--from N]. */
const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { seeds: { type: "string", default: "10000" }, from: { type: "string", default: "0" } } });
const [count, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(from) || from < 0) {
  console.error("--seeds takes a whole number from 1, --from one from 0.");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "vwmp-simulate-"));
try {
  const { seedsFrom, simulateSeeds } = await load();
  const began = performance.now();
  const told = { done: 0, at: began };
  const failed = await simulateSeeds(seedsFrom(from, count), () => {
    told.done += 1;
    if (performance.now() - told.at < 5000) return;
    told.at = performance.now();
    console.log(`${told.done} of ${count} seeds, ${perSecond(told.done)} a second`);
  });
  if (failed === undefined) console.log(`${count} seeds from ${from}, nothing found, ${perSecond(count)} a second`);
  else {
    console.error(`Seed ${failed.seed} breaks the rules:\n  ${failed.violations.join("\n  ")}`);
    console.error(`The smallest workflow that does:\n${JSON.stringify(failed.workflow, undefined, 2)}`);
    console.error(`Again: npm run simulate -- --from ${failed.seed} --seeds 1; then add the seed to keptSeeds in simulation.test.ts.`);
    process.exitCode = 1;
  }

  /** @param {number} done */
  function perSecond(done) {
    return Math.round(done / ((performance.now() - began) / 1000));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns {Promise<typeof import("../src/engine/simulation/simulateSeeds.ts")>} */
async function load() {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    plugins: [synchronousJsonata()],
    resolve: { conditions: ["source", ...defaultServerConditions] },
    build: {
      ssr: join(root, "src/engine/simulation/simulateSeeds.ts"),
      outDir: folder,
      minify: false,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: "simulate.mjs" } },
    },
    ssr: { noExternal: true },
  });
  return import(pathToFileURL(join(folder, "simulate.mjs")).href);
}
