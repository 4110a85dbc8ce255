import { type Host, webHost } from "#engine";
import { indexedDbState } from "../src/storage/indexedDbState.ts";
import { opfsFiles } from "../src/storage/opfsFiles.ts";
import { opfsSpill } from "../src/storage/opfsSpill.ts";
import { secretSource } from "../src/storage/secretSource.ts";
import { pagePace } from "./pagePace.ts";
import { webSandbox } from "./webSandbox.ts";

/**
 * The web's host with what this browser keeps: files and what is too large for memory in its own file system, where the page has one, and
 * state and secrets in databases of the names given.
 */
export function workerHost(keepIn: string | undefined, secretsIn: string | undefined): Host {
  // Absent where the page is not a secure context.
  const { storage } = navigator as { readonly storage?: StorageManager };
  const web = webHost();
  return {
    ...web,
    clock: pagePace.pacing(web.clock),
    runCode: webSandbox(),
    ...(storage?.getDirectory === undefined ? {} : { files: opfsFiles("vwmp-files"), spill: opfsSpill }),
    ...(keepIn === undefined ? {} : { state: indexedDbState(`${keepIn}-state`) }),
    ...(secretsIn === undefined ? {} : { secrets: secretSource(secretsIn) }),
  };
}
