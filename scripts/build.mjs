import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { engineConfig, hostsConfig, SANDBOX_WASM, sandboxConfig, workerConfig } from "../vite.lib.config.mjs";
import { buildStudio } from "./buildStudio.mjs";
import { emitTypes } from "./emitTypes.mjs";
import { engineDigest } from "./engineDigest.mjs";
import { nodeReference } from "./nodeReference.mjs";
import { markdownIn, writePages } from "./pages.mjs";
import { writeSchema } from "./writeSchema.mjs";
import { writeServiceWorker } from "./writeServiceWorker.mjs";

const root = resolve(import.meta.dirname, "..");
const SOURCES = [
  "src",
  "workers",
  "public",
  "docs",
  "scripts",
  "index.html",
  "net.html",
  "package.json",
  "vite.config.ts",
  "vite.lib.config.mjs",
  "tsconfig.base.json",
  "studio/package.json",
];
const OUTPUTS = [
  "lib/index.js",
  "lib/build.js",
  "lib/worker.js",
  "lib/sandbox.js",
  "lib/sandbox.wasm",
  "lib/node.js",
  "lib/cli.js",
  "lib/types/src/index.d.ts",
  "workflow.schema.json",
  "dist/index.html",
  "studio/lib/index.js",
];

/** Each step in the order in which it is needed. */
const STEPS = {
  engine: buildEngine,
  hosts: buildHosts,
  types: async () => emitTypes(root),
  schema: async () => writeSchema(root),
  site: buildSite,
  studio: async () => buildStudio(root),
};

/** Builds everything, or the steps named; prints how long each took. */
export async function buildAll(steps = Object.keys(STEPS)) {
  for (const name of steps) {
    const step = STEPS[/** @type {keyof typeof STEPS} */ (name)];
    if (step === undefined) throw new Error(`No build step "${name}": there are ${Object.keys(STEPS).join(", ")}`);
    const began = performance.now();
    await step();
    console.log(`built ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

/** Builds only when an output is missing or older than a source. */
export async function buildIfStale() {
  const newest = Math.max(...SOURCES.map((path) => newestIn(join(root, path))));
  const stale = OUTPUTS.find((path) => !existsSync(join(root, path)) || statSync(join(root, path)).mtimeMs < newest);
  if (stale === undefined) return;
  console.log(existsSync(join(root, stale)) ? "Sources changed since the last build." : `${stale} is missing.`);
  await buildAll();
}

async function buildEngine() {
  rmSync(join(root, "lib"), { recursive: true, force: true });
  await build(engineConfig());
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const engineBuild = `${version}+${engineDigest(join(root, "lib"))}`;
  writeFileSync(join(root, "lib/build.js"), `export const engineBuild = ${JSON.stringify(engineBuild)};\n`);
}

async function buildHosts() {
  await build(workerConfig());
  await build(sandboxConfig());
  copyFileSync(SANDBOX_WASM, join(root, "lib/sandbox.wasm"));
  await build(hostsConfig());
}

async function buildSite() {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  const types = await writeCatalogue();
  writePages(nodeReference(types), join(root, "dist/nodes"));
  writePages(markdownIn(join(root, "docs/guides")), join(root, "dist/guides"));
  writePages(markdownIn(join(root, "docs")), join(root, "dist/docs"));
  cpSync(join(root, "docs/images"), join(root, "dist/docs/images"), { recursive: true });
  writeServiceWorker(join(root, "dist"));
}

/** The node types of the engine just built, as data: the page draws from it before it needs the engine. */
async function writeCatalogue() {
  const { WorkflowEngine } = await import(pathToFileURL(join(root, "lib/index.js")).href);
  const types = new WorkflowEngine().catalogue();
  writeFileSync(join(root, "dist/catalogue.json"), JSON.stringify(types));
  return types;
}

/** @param {string} path @returns {number} */
function newestIn(path) {
  // The pictures of the docs are made by the tests of the build.
  if (!existsSync(path) || ["node_modules", "images"].includes(basename(path))) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.test\.\w+$/.test(path) ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [first, ...rest] = process.argv.slice(2);
  if (first === "--if-stale") await buildIfStale();
  else await buildAll(first === undefined ? undefined : [first, ...rest]);
}
