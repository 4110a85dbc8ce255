import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildAll } from "./build.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { runScript } from "./runScript.mjs";
import { printSummary } from "./testSummary.mjs";

/** Build, then unit tests, then parity and browser tests; all are run also when one fails. */
const root = resolve(import.meta.dirname, "..");
const results = join(root, "test-results");

rmSync(results, { recursive: true, force: true });
await buildAll();
const unit = runScript("node_modules/vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(results, "vitest.json")}`,
]);
const browser = browserTests();
printSummary(results);
process.exitCode = unit && browser ? 0 : 1;

function browserTests() {
  try {
    process.env.CHROMIUM_PATH = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  return runScript("node_modules/@playwright/test/cli.js", ["test"]);
}
