import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FAILED, SUCCEEDED } from "./exitStatus.ts";
import type { Terminal } from "./terminal.ts";

export type StudioFlags = { readonly port: string; readonly open?: boolean };
type Serving = { serveStudio(options: { readonly port: number }): Promise<{ readonly url: string }> };

/**
 * `vwmp studio`: serves the package `vwmp-studio` of the folder where it is called. The studio is no part of this package, so that an engine
 * alone stays small: where it is not installed, says how to get it.
 */
export async function studioPlace(terminal: Terminal, { port, open }: StudioFlags): Promise<number> {
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
  const { url } = await serveStudio({ port: Number(port) });
  terminal.message(`The studio is at ${url} (Ctrl+C ends it).`);
  if (open === true) openBrowser(url, terminal);
  return SUCCEEDED;
}

/** Shows a page in the browser that the person uses; where there is none, the address has been said. */
function openBrowser(url: string, terminal: Terminal): void {
  const [command, ...before] = OPENERS[process.platform] ?? ["xdg-open"];
  const opener = spawn(command as string, [...before, url], { stdio: "ignore", detached: true });
  opener.on("error", () => terminal.message(`vwmp: no browser could be opened (${command}). Open the address yourself.`));
  opener.unref();
}

const OPENERS: { readonly [platform: string]: readonly string[] } = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };
