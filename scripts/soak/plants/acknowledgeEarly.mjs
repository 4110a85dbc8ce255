import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** A planted fault: a journal says that it has written what it writes only 80 ms later. */
const { open } = fs.promises;
fs.promises.open = async (path, ...rest) => {
  const file = await open(path, ...rest);
  if (!String(path).endsWith("journal.ndjson")) return file;
  const write = file.write.bind(file);
  /** @type {any} */ (file).write = async (/** @type {Buffer} */ bytes, /** @type {number[]} */ ...place) => {
    setTimeout(() => void write(bytes, ...place).catch(() => undefined), 80);
    return { bytesWritten: place[1] ?? bytes.byteLength, buffer: bytes };
  };
  return file;
};
syncBuiltinESMExports();
