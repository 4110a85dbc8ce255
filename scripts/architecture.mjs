import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cruise } from "./cruise.mjs";

const FILE = join(resolve(import.meta.dirname, ".."), "ARCHITECTURE.md");
const BEGIN = "<!-- imports: begin (npm run architecture) -->";
const END = "<!-- imports: end -->";

/** The folder that stands for a file in the diagram. */
function roomOf(/** @type {string} */ path) {
  if (path === "src/index.ts") return "door";
  return /^(?:src\/)?([^/]+)\//.exec(path)?.[1];
}

/**
 * A Mermaid diagram of who imports whom, folder by folder; dotted where only types are.
 *
 * @param {readonly { source: string, dependencies: readonly { resolved: string, dependencyTypes: readonly string[] }[] }[]} modules
 */
export function diagramOf(modules) {
  /** @type {Map<string, boolean>} */
  const arrows = new Map();
  for (const { source, dependencies } of modules) {
    if (/\.test\.tsx?$|(runNode|runFlow|modelServer)\.ts$|^src\/(engine\/simulation|nodes\/trial)\//.test(source)) continue;
    for (const { resolved, dependencyTypes } of dependencies) {
      const [from, to] = [roomOf(source), /^(src|workers)\//.test(resolved) ? roomOf(resolved) : undefined];
      if (from === undefined || to === undefined || from === to) continue;
      const key = `${from} ${to}`;
      arrows.set(key, (arrows.get(key) ?? true) && dependencyTypes.includes("type-only"));
    }
  }
  const lines = [...arrows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, typesOnly]) => {
      const [from, to] = key.split(" ");
      return `  ${from} ${typesOnly ? "-.->" : "-->"} ${to}`;
    });
  return ["```mermaid", "flowchart TD", '  door["index.ts: the door"]', ...lines, "```"].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = readFileSync(FILE, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("ARCHITECTURE.md has lost the markers of its diagram");
  const current = `${text.slice(0, begin + BEGIN.length)}\n${diagramOf(cruise().modules)}\n${text.slice(end)}`;
  if (!process.argv.includes("--check")) writeFileSync(FILE, current);
  else if (text !== current) {
    console.error("The diagram in ARCHITECTURE.md is not that of the imports: run `npm run architecture`");
    process.exitCode = 1;
  }
}
