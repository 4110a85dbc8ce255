import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { engineBuild } from "../lib/index.js";
import { measureCode } from "./code.mjs";
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

const PARTS = {
  engine: measureEngine,
  durable: measureDurable,
  expressions: measureExpressions,
  items: measureItems,
  code: measureCode,
  streams: measureStreams,
  page: measurePage,
  firstRun: measureFirstRun,
  studio: measureStudio,
  package: measurePackage,
};

/**
 * Prints every figure with its budget, part by part (`npm run bench -- engine items` measures those alone), then the same works of
 * other engines (`--install` fetches those that are missing, `--own` leaves them out); exit status 1 when a budget is missed or a
 * part could not be measured.
 */
const options = process.argv.slice(2);
const asked = options.filter((option) => !option.startsWith("--"));
const unknown = asked.filter((part) => !Object.hasOwn(PARTS, part));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(PARTS).join(", ")}.`);
console.log(`engine ${engineBuild}\nNode ${process.version}`);
for (const part of asked.length === 0 ? Object.keys(PARTS) : asked) {
  console.log(`\n${part}`);
  try {
    const rows = await PARTS[part]();
    printTable(rows);
    if (rows.some((row) => row.budget !== undefined && row.value > row.budget)) process.exitCode = 1;
  } catch (error) {
    console.error("could not be measured:", error);
    process.exitCode = 1;
  }
}
const peers = asked.length === 0 && !options.includes("--own");
if (peers) spawnSync(process.execPath, [join(import.meta.dirname, "peers/index.mjs"), ...options], { stdio: "inherit" });
