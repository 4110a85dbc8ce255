import { buildIfStale } from "./build.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { runScript } from "./runScript.mjs";

/** Plants the faults that the harnesses must find, and nothing else: npm run canaries. A harness that finds none of them proves nothing. */
await buildIfStale();
process.env.CHROMIUM_PATH = ensureChromium();
const unit = runScript("node_modules/vitest/vitest.mjs", ["run", "src/engine/simulation/planted.test.ts"]);
const browser = runScript("node_modules/@playwright/test/cli.js", ["test", "e2e/kills.spec.ts", "e2e/parity.spec.ts", "-g", "planted"]);
process.exitCode = unit && browser ? 0 : 1;
