import { storageFailed } from "../editor/autosave.ts";
import { workflowStore } from "../library/workflowStore.ts";

/** What is known of the room this site has in the browser. */
export type StorageFacts = {
  readonly used: number | undefined;
  readonly quota: number | undefined;
  /** The browser promised to keep it; undefined where it makes no such promises. */
  readonly persisted: boolean | undefined;
  readonly workflows: number;
  readonly versions: number;
  readonly versionBytes: number;
};

/** Asks the browser and counts what is kept; undefined, and said so, where the storage fails. */
export async function storageFacts(): Promise<StorageFacts | undefined> {
  const { storage } = navigator as { readonly storage?: StorageManager };
  try {
    const [estimate, persisted, workflows, size] = await Promise.all([
      storage?.estimate?.().catch(() => undefined),
      storage?.persisted?.().catch(() => undefined),
      workflowStore().list(),
      workflowStore().versions.size(),
    ]);
    return {
      used: estimate?.usage,
      quota: estimate?.quota,
      persisted,
      workflows: workflows.length,
      versions: size.versions,
      versionBytes: size.bytes,
    };
  } catch {
    storageFailed();
    return undefined;
  }
}

/** Asks the browser to promise it; false when it does not. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
