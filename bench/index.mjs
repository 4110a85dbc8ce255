import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { engineBuild } from "../lib/index.js";
import { measureDurable } from "./durable.mjs";
import { measureEngine } from "./engine.mjs";
import { measureExpressions } from "./expressions.mjs";
import { measureFirstRun } from "./firstRun.mjs";
import { measureItems } from "./items.mjs";
import { measurePackage } from "./package.mjs";
import { measurePage } from "./page.mjs";
import { measureStreams } from "./streams.mjs";
import { measureStudio } from "./studio.mjs";
import { printTable } from "./table.mjs";

/**
 * Prints every figure with its budget, then the same works of other engines (`npm run bench -- --install` fetches those that are
 * missing, `--own` leaves them out); exit status 1 when a budget is missed.
 */
const own = process.argv.includes("--own");
console.log(`engine ${engineBuild}\nNode ${process.version}\n`);
const rows = [
  ...(await measureEngine()),
  ...(await measureDurable()),
  ...(await measureExpressions()),
  ...(await measureItems()),
  ...(await measureStreams()),
  ...(await measurePage()),
  ...(await measureFirstRun()),
  ...(await measureStudio()),
  ...(await measurePackage()),
];
printTable(rows);
process.exitCode = rows.every((row) => row.budget === undefined || row.value <= row.budget) ? 0 : 1;
if (!own) spawnSync(process.execPath, [join(import.meta.dirname, "peers/index.mjs"), ...process.argv.slice(2)], { stdio: "inherit" });
