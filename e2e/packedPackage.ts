import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./flows.ts";

export type PackedPackage = {
  /** An empty project with the packed package installed. */
  readonly folder: string;
  /** The package as npm unpacked it. */
  readonly installed: string;
  /** Runs a module in the project; answers what it printed. */
  run(script: string, args?: readonly string[]): string;
  /** Runs the installed command. */
  vwmp(
    args: readonly string[],
    options?: { readonly input?: string },
  ): { readonly status: number; readonly out: string; readonly err: string };
};

/** No colours, whatever the terminal of the test run is. */
const PLAIN = { ...process.env, FORCE_COLOR: "0" };

let made: PackedPackage | undefined;

/** Packs the package as `npm publish` would and installs the tarball into an empty project, once a worker. */
export function packedPackage(): PackedPackage {
  made ??= install();
  return made;
}

function install(): PackedPackage {
  const folder = mkdtempSync(join(tmpdir(), "vwmp-packed-"));
  const printed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const tarball = printed.trim().split("\n").at(-1) ?? "";
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--offline", join(folder, tarball)], {
    cwd: folder,
    stdio: "ignore",
  });
  const installed = join(folder, "node_modules/vwmp");
  return {
    folder,
    installed,
    run(script, args = []) {
      const file = join(folder, `script${Math.random().toString(36).slice(2)}.mjs`);
      writeFileSync(file, script);
      return execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: "utf8", maxBuffer: 512 * 1024 * 1024, env: PLAIN });
    },
    vwmp(args, { input } = {}) {
      const err = join(folder, "stderr.txt");
      try {
        const out = execFileSync("sh", ["-c", 'exec ./node_modules/.bin/vwmp "$@" 2>stderr.txt', "sh", ...args], {
          cwd: folder,
          encoding: "utf8",
          maxBuffer: 512 * 1024 * 1024,
          env: PLAIN,
          ...(input === undefined ? {} : { input }),
        });
        return { status: 0, out, err: read(err) };
      } catch (thrown) {
        const failed = thrown as { status: number; stdout: string };
        return { status: failed.status, out: failed.stdout, err: read(err) };
      }
    },
  };
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
