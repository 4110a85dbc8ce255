import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { StoreError, type WorkflowEntry, type WorkflowStore } from "../model/store.ts";

interface Schema extends DBSchema {
  entries: { key: string; value: WorkflowEntry };
  texts: { key: string; value: string };
}

const VERSION = 1;

/**
 * Keeps workflows in IndexedDB. Entry and text are written in one transaction, so neither is ever there without the
 * other. The handle is opened on first use and again after it died.
 */
export function indexedDbStore(database = "vwmp"): WorkflowStore {
  let handle: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = (): void => {
    handle = undefined;
  };
  const open = (): Promise<IDBPDatabase<Schema>> => {
    handle ??= openDatabase(database, forget);
    handle.catch(forget);
    return handle;
  };
  const withDatabase = async <T>(use: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    try {
      return await use(await open());
    } catch (error) {
      forget();
      throw storeError(error);
    }
  };
  return {
    list: () => withDatabase(async (db) => (await db.getAll("entries")).sort((a, b) => b.updatedAt - a.updatedAt)),
    get: (id) =>
      withDatabase(async (db) => {
        const transaction = db.transaction(["entries", "texts"]);
        const [entry, text] = await Promise.all([transaction.objectStore("entries").get(id), transaction.objectStore("texts").get(id)]);
        return entry === undefined || text === undefined ? undefined : { ...entry, text };
      }),
    put: ({ id, name, updatedAt, nodes, text }) =>
      withDatabase(async (db) => {
        const transaction = db.transaction(["entries", "texts"], "readwrite", { durability: "relaxed" });
        await Promise.all([
          transaction.objectStore("entries").put({ id, name, updatedAt, nodes }, id),
          transaction.objectStore("texts").put(text, id),
          transaction.done,
        ]);
      }),
    remove: (id) =>
      withDatabase(async (db) => {
        const transaction = db.transaction(["entries", "texts"], "readwrite", { durability: "relaxed" });
        await Promise.all([transaction.objectStore("entries").delete(id), transaction.objectStore("texts").delete(id), transaction.done]);
      }),
  };
}

function openDatabase(name: string, forget: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore("entries");
      db.createObjectStore("texts");
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
}

function storeError(cause: unknown): StoreError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
  if (name === "QuotaExceededError") return new StoreError("store-full", "The space this browser gives to this site is full.", cause);
  if (name === "SecurityError" || name === "InvalidStateError" || typeof indexedDB === "undefined") {
    return new StoreError("store-unavailable", "This browser does not let the site keep anything.", cause);
  }
  return new StoreError("store-failed", "The browser’s storage did not answer.", cause);
}
