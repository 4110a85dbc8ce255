import type { IDBPDatabase } from "idb";
import { staleRevision, type WorkflowEntry, type WorkflowStore } from "../model/store.ts";
import type { VersionStore } from "../model/versionStore.ts";
import { allOf, databaseHandle, transact } from "./databaseHandle.ts";
import { type MetaStore, newDatabaseId } from "./databaseId.ts";
import { indexedDbVersions, type VersionSchema } from "./indexedDbVersions.ts";

interface Schema extends VersionSchema {
  texts: { key: string; value: string };
  meta: MetaStore;
}

const VERSION = 3;
const BOTH = ["entries", "texts"] as const;

/** Keeps workflows in IndexedDB. Entry and text are written in one transaction, so neither is ever there without the other. */
export function indexedDbStore(database = "vwmp"): WorkflowStore & {
  /** The id the database got when it was made; see `checkWitness`. */
  id(): Promise<string>;
  readonly versions: VersionStore;
} {
  const use = databaseHandle<Schema>(database, VERSION, async (db, oldVersion) => {
    if (oldVersion < 1) for (const store of BOTH) db.createObjectStore(store);
    if (oldVersion < 2) await db.createObjectStore("meta").put(newDatabaseId(), "id");
    if (oldVersion < 3) for (const store of ["versions", "versionTexts"] as const) db.createObjectStore(store);
  });
  return {
    list: () => use(async (db) => (await db.getAll("entries")).map(entryOf).sort((a, b) => b.updatedAt - a.updatedAt)),
    get: (id) =>
      use(async (db) => {
        const transaction = db.transaction(BOTH);
        const [entry, text] = await Promise.all([transaction.objectStore("entries").get(id), transaction.objectStore("texts").get(id)]);
        return entry === undefined || text === undefined ? undefined : { ...entryOf(entry), text };
      }),
    put: ({ id, name, updatedAt, nodes, revision, text }, over) =>
      use((db) =>
        transact(db, BOTH, "relaxed", async (to) => {
          const entries = to.objectStore("entries");
          if (over !== undefined) {
            const before = await entries.get(id);
            if ((before === undefined ? null : entryOf(before).revision) !== over) throw staleRevision(name);
          }
          await allOf(
            () => entries.put({ id, name, updatedAt, nodes, revision }, id),
            () => to.objectStore("texts").put(text, id),
          );
        }),
      ),
    remove: (id) =>
      use((db) => transact(db, BOTH, "relaxed", (to) => allOf(...BOTH.map((store) => () => to.objectStore(store).delete(id))))),
    id: () => use(async (db) => (await db.get("meta", "id")) ?? ""),
    versions: indexedDbVersions((work) => use((db) => work(db as unknown as IDBPDatabase<VersionSchema>))),
  };
}

/** Entries had no revision at first. */
function entryOf(entry: Schema["entries"]["value"]): WorkflowEntry {
  return { ...entry, revision: entry.revision ?? "" };
}
