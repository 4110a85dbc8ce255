import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the command line (`node --import`): counts what is written to journals, and kills the process around one of the writes.
 * `VWMP_SOAK_KILL`: `N:before`, `N:torn` (half of it is written) or `N:after` (written, and nobody told). `VWMP_SOAK_COUNT`: a file that
 * gets the number of writes when the process exits.
 */
const { VWMP_SOAK_KILL = "", VWMP_SOAK_COUNT } = process.env;
const [wanted, moment] = VWMP_SOAK_KILL.split(":");
let writes = 0;

const { open } = fs.promises;
fs.promises.open = async (path, ...rest) => {
  const file = await open(path, ...rest);
  if (String(path).endsWith("journal.ndjson")) watch(file);
  return file;
};
syncBuiltinESMExports();
if (VWMP_SOAK_COUNT !== undefined) process.once("exit", () => fs.writeFileSync(VWMP_SOAK_COUNT, String(writes)));

/** @param {any} file */
function watch(file) {
  const write = file.write.bind(file);
  file.write = async (
    /** @type {Buffer} */ bytes,
    /** @type {number} */ offset,
    /** @type {number} */ length,
    /** @type {number} */ at,
  ) => {
    writes += 1;
    if (writes !== Number(wanted)) return write(bytes, offset, length, at);
    if (moment === "before") die();
    await write(bytes, offset, moment === "torn" ? Math.floor(length / 2) : length, at);
    die();
  };
}

function die() {
  process.kill(process.pid, "SIGKILL");
}
