import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** What dependency-cruiser finds in `src` and `workers`. Throws when it looked at no module: that would pass every rule. */
export function cruise() {
  const script = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [script, "src", "workers", "--config", ".dependency-cruiser.cjs", "--output-type", "json", "--no-progress"];
  const { modules, summary } = JSON.parse(readOutput(args));
  const internal = modules.filter((/** @type {any} */ module) => /^(src|workers)\//.test(module.source));
  const arrows = internal.reduce((/** @type {number} */ sum, /** @type {any} */ module) => sum + module.dependencies.length, 0);
  if (internal.length === 0 || arrows === 0)
    throw new Error(`dependency-cruiser saw ${internal.length} modules and ${arrows} imports: it does not work here`);
  return { modules: internal, violations: summary.violations };
}

/** @param {string[]} args */
function readOutput(args) {
  try {
    return execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  } catch (error) {
    // It exits with the number of violations, having printed its report.
    const { stdout } = /** @type {{ stdout?: string }} */ (error);
    if (stdout?.startsWith("{")) return stdout;
    throw error;
  }
}
