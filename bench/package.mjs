import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");
const RUNS = 21;

/** Size, start and memory of the packed package, installed into an empty folder, beside bare Node. */
export async function measurePackage() {
  const folder = mkdtempSync(join(tmpdir(), "vwmp-bench-"));
  try {
    install(folder);
    const bare = script(folder, "bare.mjs", "");
    const run = script(folder, "run.mjs", THREE_NODES);
    const [idleBare, idleOwn] = [
      memory(script(folder, "m0.mjs", MEMORY)),
      memory(script(folder, "m1.mjs", `import { WorkflowEngine } from "vwmp"; globalThis.engine = new WorkflowEngine();\n${MEMORY}`)),
    ];
    const [cold, none] = starts([run, bare]);
    return [
      { what: "installed size", value: sizeOf(join(folder, "node_modules")) / 1e6, unit: "MB", budget: 8 },
      {
        what: "packages",
        value: readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")).length,
        unit: "",
        budget: 1,
      },
      { what: "loaded for a 3-node run", value: loaded(folder) / 1000, unit: "kB", budget: 200 },
      {
        what: "cold start of a 3-node run",
        value: cold / none,
        unit: "× Node",
        budget: 1.5,
        beside: `${cold.toFixed(0)} ms against ${none.toFixed(0)} ms`,
      },
      { what: "idle memory over bare Node", value: (idleOwn - idleBare) / 1e6, unit: "MB", budget: 8 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const THREE_NODES = `import { WorkflowEngine } from "vwmp";
const { status, outputs } = await new WorkflowEngine().execute({ format: "vwmp/1", name: "three", nodes: {
  a: { type: "manual@1" }, b: { type: "edit-fields@1", params: { fields: [{ name: "x", value: "\${1 + 1}" }] } }, c: { type: "filter@1", params: { where: "\${item.x === 2}" } } },
  edges: ["a -> b", "b -> c"] });
if (status !== "succeeded" || outputs.c[0].x !== 2) process.exit(1);
`;
const MEMORY = `await new Promise((done) => setTimeout(done, 200)); globalThis.gc(); console.log(process.memoryUsage().rss);\n`;

function install(folder) {
  const tarball = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n")
    .at(-1);
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
  execFileSync("npm", ["install", "--silent", "--no-save", join(folder, tarball)], { cwd: folder, stdio: "ignore" });
}

function script(folder, name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The median time from the start of a process to its end, for each script; they take turns, so that a slow moment meets all. */
function starts(paths) {
  const times = paths.map(() => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, path] of paths.entries()) {
      const began = performance.now();
      execFileSync(process.execPath, [path]);
      times[index].push(performance.now() - began);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
}

function memory(path) {
  const sizes = Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, ["--expose-gc", path], { encoding: "utf8" })));
  return sizes.sort((a, b) => a - b)[2];
}

/** Bytes of the package's files that a 3-node run reads. */
function loaded(folder) {
  const hook = script(
    folder,
    "hook.mjs",
    `import { appendFileSync } from "node:fs"; export async function load(url, context, next) { if (url.includes("/vwmp/")) appendFileSync(${JSON.stringify(join(folder, "loaded.txt"))}, url + "\\n"); return next(url, context); }`,
  );
  const register = script(
    folder,
    "register.mjs",
    `import { appendFileSync } from "node:fs"; import { Module, register } from "node:module"; import { pathToFileURL } from "node:url";
register(${JSON.stringify(pathToFileURL(hook).href)});
const load = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) => { if (file.includes("/vwmp/")) appendFileSync(${JSON.stringify(join(folder, "loaded.txt"))}, pathToFileURL(file).href + "\\n"); load(module, file); };`,
  );
  execFileSync(process.execPath, ["--import", register, join(folder, "run.mjs")]);
  const urls = new Set(
    execFileSync("cat", [join(folder, "loaded.txt")], { encoding: "utf8" })
      .trim()
      .split("\n"),
  );
  return [...urls].reduce((sum, url) => sum + statSync(new URL(url)).size, 0);
}

function sizeOf(path) {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
}
