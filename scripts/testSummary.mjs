import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Prints `N passed, N failed` over all test reports in a folder.
 *
 * @param {string} folder
 */
export function printSummary(folder) {
  const unit = read(join(folder, "vitest.json"));
  const browser = read(join(folder, "playwright.json"))?.stats;
  // A test file that does not load has no tests of its own: it counts as one failed.
  const broken = (unit?.testResults ?? []).filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const passed = (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0);
  const failed = (unit?.numFailedTests ?? 0) + broken.length + (browser?.unexpected ?? 0) + (browser?.flaky ?? 0);
  console.log(`${passed} passed, ${failed} failed`);
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) printSummary(resolve(import.meta.dirname, "../test-results"));
