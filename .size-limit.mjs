import { existsSync, readFileSync } from "node:fs";

/** The scripts that the page asks for before anything is clicked: those in its HTML. */
function firstLoad() {
  if (!existsSync("dist/index.html")) return ["dist/index.html"];
  const html = readFileSync("dist/index.html", "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => `dist/${match[1]}`);
  if (scripts.length === 0) throw new Error("dist/index.html names no script");
  return scripts;
}

/** What a run of simple nodes reads: `lib/index.js` and the chunks that it imports at once. */
function engineStart() {
  if (!existsSync("lib/index.js")) return ["lib/index.js"];
  const chunks = readFileSync("lib/index.js", "utf8").matchAll(/from"\.\/(chunks\/[^"]+\.js)"/g);
  return ["lib/index.js", ...Array.from(chunks, (match) => `lib/${match[1]}`)];
}

export default [
  { name: "site, first load", path: firstLoad(), limit: "250 kB", gzip: true },
  { name: "engine, a run of simple nodes", path: engineStart(), limit: "350 kB", brotli: false },
  { name: "package", path: ["lib/**/*.js", "lib/**/*.wasm", "lib/**/*.d.ts", "workflow.schema.json"], limit: "8 MB", brotli: false },
];
