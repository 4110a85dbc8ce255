import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "./build.mjs";
import { serveFolder } from "./serve.mjs";

const { values } = parseArgs({ options: { port: { type: "string" } } });
const FIRST_PORT = 4180;
const TRIES = 20;

await buildIfStale();
const { url } = await listen();
console.log(`\n  VWMP studio: ${url}\n  Stop it with Ctrl+C.\n`);

/** The port asked for, or else the first free one. */
async function listen() {
  const folder = join(resolve(import.meta.dirname, ".."), "dist");
  if (values.port !== undefined) return serveFolder({ folder, port: Number(values.port) });
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIES; port += 1) {
    try {
      return await serveFolder({ folder, port });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE") throw error;
    }
  }
  return serveFolder({ folder, port: 0 });
}
