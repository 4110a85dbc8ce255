import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Writes the declarations of the package into `lib/types`, with imports that a consumer's compiler resolves:
 * `./x.ts` becomes `./x.js`, `#engine` the engine's own file.
 *
 * @param {string} root
 */
export function emitTypes(root) {
  const out = join(root, "lib/types");
  rmSync(out, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.build.json")], {
    stdio: "inherit",
  });
  for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = join(out, name);
    writeFileSync(file, rewriteImports(readFileSync(file, "utf8"), engineFrom(out, file)));
  }
}

/**
 * @param {string} declarations
 * @param {string} engine What `#engine` becomes.
 */
export function rewriteImports(declarations, engine) {
  return declarations
    .replace(/((?:from|import)\s*\(?\s*["'])(\.{1,2}\/[^"']+)\.tsx?(["'])/g, "$1$2.js$3")
    .replace(/((?:from|import)\s*\(?\s*["'])#engine(["'])/g, `$1${engine}$2`);
}

/** @param {string} out @param {string} file */
function engineFrom(out, file) {
  const path = relative(dirname(file), join(out, "src/index.js")).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
