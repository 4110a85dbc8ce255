import { join } from "node:path";
import type { Grant, Host } from "#engine";
import { fileState } from "../node/fileState.ts";
import { folderFiles } from "../node/folderFiles.ts";
import { nodeHost } from "../node/nodeHost.ts";

/** The host of a run from the command line: what it was granted, and what lies beside the runs that are kept: files, and what nodes keep from run to run. */
export function cliHost({ net = [], read = [], write = [] }: Grant, directory?: string): Host {
  const kept = directory === undefined ? {} : { files: folderFiles(join(directory, "files")), state: fileState(join(directory, "state")) };
  return nodeHost({ net, read, write, ...kept });
}
