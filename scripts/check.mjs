import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { buildIfStale } from "./build.mjs";

const root = resolve(import.meta.dirname, "..");
const bin = (/** @type {string} */ name) => join(root, "node_modules/.bin", name);
const FLOORS = ["model", "host", "node", "app", "test"];

/** @type {Record<string, readonly (readonly [command: string, ...args: string[]])[]>} */
const CHECKS = {
  types: FLOORS.map((floor) => /** @type {const} */ ([bin("tsc"), "-p", `tsconfig.${floor}.json`])),
  lint: [[bin("biome"), "check", "--error-on-warnings", "."]],
  floors: [
    ["node", "scripts/floors.mjs"],
    ["node", "scripts/ambientCheck.mjs"],
    ["node", "scripts/architecture.mjs", "--check"],
  ],
  unused: [[bin("knip")]],
  package: [
    [bin("publint"), "--strict"],
    [bin("attw"), "--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "workflow.schema.json", "package.json"],
  ],
  size: [[bin("size-limit")]],
  simulation: [["node", "scripts/simulate.mjs", "--seeds", "10000", "--from", "1000"]],
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(CHECKS);
const failed = [];
if (names.includes("package") || names.includes("size")) await buildIfStale();
for (const name of names) {
  const began = performance.now();
  const results = (CHECKS[name] ?? [["false"]]).map(
    ([command, ...args]) => spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0,
  );
  const passed = results.every(Boolean);
  console.log(`${passed ? "ok    " : "FAILED"} ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (!passed) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
