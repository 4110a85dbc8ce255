import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { buildIfStale } from "./build.mjs";
import { ensureChromium } from "./ensureChromium.mjs";

/** Plants the faults that the harnesses must find, and nothing else: npm run canaries. A harness that finds none of them proves nothing. */
const root = resolve(import.meta.dirname, "..");
await buildIfStale();
process.env.CHROMIUM_PATH = ensureChromium();
const unit = node("node_modules/vitest/vitest.mjs", ["run", "src/engine/simulation/planted.test.ts"]);
const browser = node("node_modules/@playwright/test/cli.js", ["test", "e2e/kills.spec.ts", "e2e/parity.spec.ts", "-g", "planted"]);
process.exitCode = unit && browser ? 0 : 1;

/** @param {string} script @param {string[]} args */
function node(script, args) {
  return spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: "inherit" }).status === 0;
}
