import { type Host, webHost } from "#engine";
import { opfsFiles } from "../src/storage/opfsFiles.ts";
import { opfsSpill } from "../src/storage/opfsSpill.ts";

/** The web's host, and the browser's own file system where the page has one: files and what is too large for memory lie there. */
export function workerHost(): Host {
  const host = webHost();
  // Absent where the page is not a secure context.
  const { storage } = navigator as { readonly storage?: StorageManager };
  return storage?.getDirectory === undefined ? host : { ...host, files: opfsFiles("vwmp-files"), spill: opfsSpill };
}
