import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStore } from "#engine";
import { folderFiles } from "./folderFiles.ts";

/** Keeps the bytes of files in a folder that is made when it is first needed, and gone when the process ends. */
export function temporaryFiles(): FileStore {
  let files: FileStore | undefined;
  const make = (): FileStore => {
    const folder = mkdtempSync(join(tmpdir(), "vwmp-files-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folderFiles(folder);
  };
  return {
    put: (pieces) => {
      files ??= make();
      return files.put(pieces);
    },
    open: async (hash) => files?.open(hash),
  };
}
