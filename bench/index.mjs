import { engineBuild } from "../lib/index.js";
import { measureEngine } from "./engine.mjs";
import { measureExpressions } from "./expressions.mjs";
import { measureItems } from "./items.mjs";
import { measurePackage } from "./package.mjs";
import { printTable } from "./table.mjs";

/** Prints every figure with its budget; exit status 1 when one is missed. Run it with `npm run bench`. */
console.log(`engine ${engineBuild}\nNode ${process.version}\n`);
const rows = [...(await measureEngine()), ...(await measureExpressions()), ...(await measureItems()), ...(await measurePackage())];
printTable(rows);
process.exitCode = rows.every((row) => row.budget === undefined || row.value <= row.budget) ? 0 : 1;
