#!/usr/bin/env node
import { parseArgs } from "node:util";
import { serveStudio } from "./lib/serve.js";

const HELP = `vwmp-studio [--port N] [--base /PATH/]   serves the studio on this computer, for this computer alone

  --port N        4173 where it is left out; 0 takes any that is free
  --base /PATH/   the path under which the studio is found
`;

try {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "4173" }, base: { type: "string", default: "/" }, help: { type: "boolean" } },
  });
  if (values.help) process.stdout.write(HELP);
  else {
    const { url } = await serveStudio({ port: Number(values.port), base: values.base });
    process.stdout.write(`The studio is at ${url} (Ctrl+C ends it).\n`);
  }
} catch (error) {
  process.stderr.write(`vwmp-studio: ${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
