import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What the sources import; `types/jsonataSynchronous.d.ts` says what it is. */
const NAME = "virtual:jsonata-synchronous";

/**
 * JSONata as a library that answers at once: each of its functions is asynchronous for the sake of functions that are registered and are so
 * themselves, and where none is, waiting changes nothing but the time. So the same version serves the node and the expressions.
 *
 * @returns {import("vite").Plugin}
 */
export function synchronousJsonata() {
  return {
    name: "synchronous-jsonata",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const library = readFileSync(createRequire(import.meta.url).resolve("jsonata"), "utf8");
      return `const module = { exports: {} };\nconst exports = module.exports;\n${withoutWaiting(library)}\nexport default module.exports;\n`;
    },
  };
}

/** The code of a library with its waiting taken out. Fails where something would still wait. @param {string} code */
export function withoutWaiting(code) {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const once = bare
    .replace(/\basync (?=function\b|\()/g, "")
    .replace(/\bawait /g, "")
    .replaceAll("Promise.all(", "(");
  const left = /\basync (?!:)|\bawait\b|\bPromise\b|\.then\((?!\))/.exec(once);
  if (left !== null) throw new Error(`The library still waits: ${once.slice(left.index - 60, left.index + 60)}`);
  return once;
}
