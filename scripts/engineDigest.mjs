import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * SHA-256 in hex over files, sorted by path: for each its path, NUL, its bytes, NUL.
 *
 * @param {Iterable<readonly [path: string, bytes: Uint8Array]>} files Paths relative to `lib/`, with `/`.
 */
export function digestOf(files) {
  const hash = createHash("sha256");
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path}\0`).update(bytes).update("\0");
  return hash.digest("hex");
}

/**
 * The digest of the engine in a folder: `index.js` and `chunks/*.js`, in the package's `lib/` as in the site's `engine/`.
 *
 * @param {string} folder
 */
export function engineDigest(folder) {
  return digestOf(enginePaths(folder).map((path) => /** @type {const} */ ([path, readFileSync(join(folder, path))])));
}

/** @param {string} folder */
function enginePaths(folder) {
  const chunks = readdirSync(folder).includes("chunks") ? readdirSync(join(folder, "chunks")) : [];
  return ["index.js", ...chunks.filter((name) => name.endsWith(".js")).map((name) => `chunks/${name}`)];
}
