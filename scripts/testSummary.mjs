import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");

/**
 * Prints `N passed, N failed` over all test reports in a folder, behind the name of each that failed. What passed at the second try has
 * passed, and is told.
 *
 * @param {string} folder
 */
export function printSummary(folder) {
  const unit = read(join(folder, "vitest.json"));
  const browsers = ["playwright.json", "playwright-long.json"].map((name) => read(join(folder, name)));
  const sum = (/** @type {string} */ count) => browsers.reduce((all, report) => all + (report?.stats?.[count] ?? 0), 0);
  const broken = (unit?.testResults ?? []).filter(isBroken);
  for (const name of [...unitFailures(unit), ...browsers.flatMap(browserFailures)]) console.log(`failed: ${name}`);
  const flaky = sum("flaky");
  if (flaky > 0) console.log(`${flaky} of the browser tests passed only at the second try`);
  const passed = (unit?.numPassedTests ?? 0) + sum("expected") + flaky;
  const failed = (unit?.numFailedTests ?? 0) + broken.length + sum("unexpected");
  console.log(`${passed} passed, ${failed} failed`);
}

/**
 * A test file that does not load has no tests of its own: it counts as one failed.
 *
 * @param {any} file
 */
function isBroken(file) {
  return file.status === "failed" && file.assertionResults.length === 0;
}

/**
 * @param {any} report
 * @returns {string[]}
 */
function unitFailures(report) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const path = relative(root, file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
    return isBroken(file) ? [path] : failed.map((/** @type {any} */ test) => `${path} › ${test.fullName}`);
  });
}

/**
 * @param {any} suite a report, or a suite in one
 * @returns {string[]}
 */
function browserFailures(suite) {
  const failed = (suite?.specs ?? []).filter((/** @type {any} */ spec) => !spec.ok);
  return [
    ...failed.map((/** @type {any} */ spec) => `${spec.file}:${spec.line} › ${spec.title}`),
    ...(suite?.suites ?? []).flatMap(browserFailures),
  ];
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) printSummary(join(root, "test-results"));
