import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FAILED, SUCCEEDED } from "./exitStatus.ts";
import type { Terminal } from "./terminal.ts";

type Serving = { serveStudio(options: { readonly port: number }): Promise<{ readonly url: string }> };

/**
 * `vwmp studio`: serves the package `vwmp-studio` of the folder where it is called. The studio is no part of this package, so that an engine
 * alone stays small: where it is not installed, says how to get it.
 */
export async function studioPlace(terminal: Terminal, port: number): Promise<number> {
  let place: string;
  try {
    place = createRequire(join(process.cwd(), "package.json")).resolve("vwmp-studio/serve");
  } catch {
    terminal.message(
      [
        "vwmp: the studio is a package of its own, which is not installed here.",
        "npm install vwmp-studio gets it; npx vwmp-studio serves it without that.",
      ].join("\n"),
    );
    return FAILED;
  }
  const { serveStudio } = (await import(pathToFileURL(place).href)) as Serving;
  const { url } = await serveStudio({ port });
  terminal.message(`The studio is at ${url} (Ctrl+C ends it).`);
  return SUCCEEDED;
}
