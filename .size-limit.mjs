import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The scripts that the page asks for before anything is clicked: those in its HTML. */
function firstLoad() {
  if (!existsSync("dist/index.html")) return ["dist/index.html"];
  const html = readFileSync("dist/index.html", "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => `dist/${match[1]}`);
  if (scripts.length === 0) throw new Error("dist/index.html names no script");
  return scripts;
}

/** What a run of simple nodes reads in Node: the door, what it imports at once, and the code of the simple nodes. */
function engineStart() {
  const files = new Set(["lib/onDemand.js"]);
  for (const file of files) {
    if (!existsSync(file)) return [file];
    const imports = readFileSync(file, "utf8").matchAll(/from ?"(\.\.?\/[^"]+\.js)"/g);
    for (const [, imported] of imports) files.add(join(dirname(file), imported));
  }
  const nodes = readdirSync("lib/chunks").filter((name) => name.startsWith("nodes-"));
  return [...files, ...nodes.map((name) => `lib/chunks/${name}`)];
}

export default [
  { name: "site, first load", path: firstLoad(), limit: "250 kB", gzip: true },
  { name: "engine, a run of simple nodes", path: engineStart(), limit: "200 kB", brotli: false },
  { name: "engine’s core, with the expression language", path: "lib/chunks/core-*.js", limit: "60 kB", gzip: true },
  { name: "embedding, until something is drawn", path: "studio/lib/index.js", limit: "6 kB", gzip: true },
  {
    name: "embedding, a picture from JSON",
    path: ["index", "chunks/{drawPicture,parseDocument,readJson,limits,rolldown-runtime}-*"].map((name) => `studio/lib/${name}.js`),
    limit: "50 kB",
    gzip: true,
  },
  { name: "package", path: ["lib/**/*.js", "lib/**/*.wasm", "lib/**/*.d.ts", "workflow.schema.json"], limit: "8 MB", brotli: false },
];
