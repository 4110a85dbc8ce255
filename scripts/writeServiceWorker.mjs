import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Files that are no part of the studio itself. */
const LEFT_OUT = /^(?:_headers|sw\.js|nodes\/)|\.map$/;
/** Larger ones that the page does not begin with (readers of PDF, SQL, charts), and what user code runs in, are kept when there is time. */
const LARGE = 300_000;
const HEAVY = /\.wasm$/;
/** Kept when they are first used. */
const SELDOM = /^docs\/images\//;

/**
 * Writes `sw.js`, which keeps the site for use without a network. With `VWMP_SERVICE_WORKER=off` it writes the one that undoes all:
 * a site published so frees every visitor of the service worker.
 *
 * @param {string} dist the built site @param {string} [mode]
 */
export function writeServiceWorker(dist, mode = process.env["VWMP_SERVICE_WORKER"]) {
  const source = (/** @type {string} */ name) => readFileSync(join(import.meta.dirname, name), "utf8");
  writeFileSync(join(dist, "sw.js"), mode === "off" ? source("serviceWorkerOff.js") : `${fileLists(dist)}${source("serviceWorker.js")}`);
}

/** @param {string} dist */
function fileLists(dist) {
  /** @type {Record<string, string>} */
  const files = {};
  /** @type {Record<string, string>} */
  const later = {};
  /** @type {Record<string, string>} */
  const lazy = {};
  const begin = readFileSync(join(dist, "index.html"), "utf8");
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(dist, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (LEFT_OUT.test(path)) continue;
    const bytes = readFileSync(join(dist, path));
    const heavy = HEAVY.test(path) || (bytes.length > LARGE && !begin.includes(path));
    const list = SELDOM.test(path) ? lazy : heavy ? later : files;
    list[path] = createHash("sha256").update(bytes).digest("base64");
  }
  const lists = [`const FILES = ${sorted(files)};`, `const LATER = ${sorted(later)};`, `const LAZY = ${sorted(lazy)};`];
  const version = createHash("sha256").update(lists.join("")).digest("hex").slice(0, 16);
  return [`const VERSION = "${version}";`, ...lists, ""].join("\n");
}

/** @param {Record<string, string>} list */
function sorted(list) {
  return JSON.stringify(Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1))));
}
