import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Prints `N passed, N failed` over all test reports in a folder. What passed at the second try has passed, and is told.
 *
 * @param {string} folder
 */
export function printSummary(folder) {
  const unit = read(join(folder, "vitest.json"));
  const browser = ["playwright.json", "playwright-long.json"].map((name) => read(join(folder, name))?.stats);
  const sum = (/** @type {string} */ count) => browser.reduce((all, stats) => all + (stats?.[count] ?? 0), 0);
  // A test file that does not load has no tests of its own: it counts as one failed.
  const broken = (unit?.testResults ?? []).filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const flaky = sum("flaky");
  if (flaky > 0) console.log(`${flaky} of the browser tests passed only at the second try`);
  const passed = (unit?.numPassedTests ?? 0) + sum("expected") + flaky;
  const failed = (unit?.numFailedTests ?? 0) + broken.length + sum("unexpected");
  console.log(`${passed} passed, ${failed} failed`);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) printSummary(resolve(import.meta.dirname, "../test-results"));
