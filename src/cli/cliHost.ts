import { join } from "node:path";
import type { Grant, Host } from "#engine";
import { folderFiles } from "../node/folderFiles.ts";
import { nodeHost } from "../node/nodeHost.ts";

/** The host of a run from the command line: what it was granted, and files that live as long as the run is kept. */
export function cliHost({ read = [], write = [] }: Grant, directory?: string): Host {
  return nodeHost({ read, write, ...(directory === undefined ? {} : { files: folderFiles(join(directory, "files")) }) });
}
