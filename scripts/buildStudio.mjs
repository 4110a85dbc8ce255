import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { embedConfig } from "../vite.lib.config.mjs";
import { rewriteImports } from "./emitTypes.mjs";

/** What a page that embeds is told the types of. */
const TYPED = ["src/embed/index", "src/embed/mountStudio", "src/embed/studioElement", "src/embed/canvasElement", "src/model/embedding"];
const SERVE = `import { fileURLToPath } from "node:url";
import { serveFolder } from "./serveFolder.js";

export const serveStudio = ({ port = 4173, base = "/" } = {}) => serveFolder({ folder: fileURLToPath(new URL("../site", import.meta.url)), port, base });
`;
const SERVE_TYPES = `/** Serves the studio for this computer alone; port 0 takes any that is free, \`base\` begins and ends with \`/\`. */
export function serveStudio(options?: { readonly port?: number; readonly base?: string }): Promise<{ readonly url: string; close(): void }>;
`;

/**
 * The package `vwmp-studio` in `studio/`: the site that was just built, what a page takes to embed it, and the command that serves it.
 *
 * @param {string} root
 */
export async function buildStudio(root) {
  const studio = join(root, "studio");
  rmSync(join(studio, "site"), { recursive: true, force: true });
  cpSync(join(root, "dist"), join(studio, "site"), { recursive: true });
  allowOwnFrames(join(studio, "site/_headers"));
  await build(embedConfig());
  copyFileSync(join(root, "scripts/serve.mjs"), join(studio, "lib/serveFolder.js"));
  writeFileSync(join(studio, "lib/serve.js"), SERVE);
  writeFileSync(join(studio, "lib/serve.d.ts"), SERVE_TYPES);
  copyFileSync(join(root, "LICENSE"), join(studio, "LICENSE"));
  emitTypes(root, join(studio, "lib/types"));
}

/** The studio's own site may be in no frame at all; who hosts the package embeds it in pages of the same origin. @param {string} headers */
function allowOwnFrames(headers) {
  writeFileSync(headers, readFileSync(headers, "utf8").replaceAll("frame-ancestors 'none'", "frame-ancestors 'self'"));
}

/** @param {string} root @param {string} out */
function emitTypes(root, out) {
  const all = mkdtempSync(join(tmpdir(), "vwmp-types-"));
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.embed.json"), "--outDir", all],
    {
      stdio: "inherit",
    },
  );
  for (const name of TYPED) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, `${name}.d.ts`), rewriteImports(readFileSync(join(all, `${name}.d.ts`), "utf8"), ""));
  }
  rmSync(all, { recursive: true });
}
