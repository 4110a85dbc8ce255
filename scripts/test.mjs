import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildAll, buildIfStale } from "./build.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { runScript } from "./runScript.mjs";
import { printSummary } from "./testSummary.mjs";

/**
 * Build, then unit tests, then parity and browser tests; all are run also when one fails. `long` runs the browser tests that are left out
 * of that: those that take their time and whose title has the tag `@long`.
 */
const root = resolve(import.meta.dirname, "..");
const results = join(root, "test-results");

if (process.argv[2] === "long") {
  await buildIfStale();
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(results, "playwright-long.json");
  process.exitCode = browserTests("--grep", "@long", "--output", join(results, "e2e-long")) ? 0 : 1;
  printSummary(results);
} else {
  rmSync(results, { recursive: true, force: true });
  await buildAll();
  const unit = runScript("node_modules/vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(results, "vitest.json")}`,
  ]);
  const browser = browserTests("--grep-invert", "@long");
  console.log("The long tests are none of these: npm run check:long");
  printSummary(results);
  process.exitCode = unit && browser ? 0 : 1;
}

function browserTests(/** @type {string[]} */ ...which) {
  try {
    process.env.CHROMIUM_PATH = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
  // On a machine that does other things too, what fails again is no accident; a second try is told as flaky.
  return runScript("node_modules/@playwright/test/cli.js", ["test", "--retries=1", ...which]);
}
