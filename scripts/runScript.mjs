import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Runs a script of the project, its output with ours; true when it ended well. @param {string} script @param {string[]} args */
export function runScript(script, args) {
  return spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: "inherit" }).status === 0;
}
