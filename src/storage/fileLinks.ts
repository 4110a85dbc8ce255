import type { DBSchema } from "idb";
import { databaseHandle, transact } from "./databaseHandle.ts";

/** A file on disk that a workflow is saved to, too, and the text that was there when both were last the same. */
export type FileLink = { readonly handle: FileSystemFileHandle; readonly text: string };

interface Schema extends DBSchema {
  links: { key: string; value: FileLink };
}

export type FileLinks = {
  get(workflow: string): Promise<FileLink | undefined>;
  put(workflow: string, link: FileLink): Promise<void>;
  remove(workflow: string): Promise<void>;
};

/** Which workflow is linked to which file, kept apart from the workflows: a handle means nothing to another browser. */
export function fileLinks(database = "vwmp-files"): FileLinks {
  const use = databaseHandle<Schema>(database, 1, (db) => void db.createObjectStore("links"));
  return {
    get: (workflow) => use((db) => db.get("links", workflow)),
    put: (workflow, link) =>
      use((db) => transact(db, ["links"], "relaxed", async (to) => void (await to.objectStore("links").put(link, workflow)))),
    remove: (workflow) => use((db) => transact(db, ["links"], "relaxed", (to) => to.objectStore("links").delete(workflow))),
  };
}
