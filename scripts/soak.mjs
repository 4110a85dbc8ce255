import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "./build.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { soakRuns } from "./soak/soakRuns.mjs";

/**
 * Kills the command line while it keeps runs, goes on with them and checks them: npm run soak -- P1 [--nightly] [--kills N] [--seed N].
 * The nightly one kills 300 of them, then 100 pages and 20 browsers.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nightly: { type: "boolean", default: false }, kills: { type: "string" }, seed: { type: "string" }, lib: { type: "string" } },
});
const kills = Number(values.kills ?? (values.nightly ? 300 : 30));
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
if (positionals.some((name) => name !== "P1") || !Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error("There is the soak P1 (kills of the command line); --kills takes a whole number from 1, --seed a whole number.");
  process.exit(2);
}
if (values.lib === undefined) await buildIfStale();
const lib = resolve(values.lib ?? join(import.meta.dirname, "../lib"));
const folder = mkdtempSync(join(tmpdir(), "vwmp-soak-"));
const began = performance.now();
const { runs, killed, found } = await soakRuns({ lib }, folder, { kills, seed, told: (line) => console.log(line) });
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (found.length === 0) {
  rmSync(folder, { recursive: true });
  console.log(`${killed} kills in ${runs} runs, nothing found, ${seconds} s (seed ${seed})`);
} else {
  for (const { plan, faults } of found) console.error(`${plan.flow.name}, killed ${JSON.stringify(plan.kills)}:\n  ${faults.join("\n  ")}`);
  console.error(`${found.length} of ${runs} runs are faulty (${killed} kills, seed ${seed})`);
  process.exitCode = 1;
}
if (values.nightly && !killPagesAndBrowsers()) process.exitCode = 1;

function killPagesAndBrowsers() {
  const tests = ["e2e/recovery.spec.ts", "e2e/browserDeath.spec.ts"];
  const env = { ...process.env, CHROMIUM_PATH: ensureChromium(), VWMP_PAGE_KILLS: "100", VWMP_BROWSER_KILLS: "20" };
  const cli = join(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
  return spawnSync(process.execPath, [cli, "test", ...tests], { cwd: join(import.meta.dirname, ".."), stdio: "inherit", env }).status === 0;
}
