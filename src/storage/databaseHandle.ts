import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks, openDB, type StoreNames } from "idb";
import { StoreError } from "../model/store.ts";

type Use<S extends DBSchema> = <T>(use: (db: IDBPDatabase<S>) => Promise<T>) => Promise<T>;

/**
 * A database that is opened on first use and again after its handle died, and given up when another tab needs a newer version of it.
 * `upgrade` gets the version found and makes each step from there. What fails rejects with a {@link StoreError}; `use` may be
 * called a second time where the handle had died, so it makes one transaction.
 */
export function databaseHandle<S extends DBSchema>(name: string, version: number, upgrade: OpenDBCallbacks<S>["upgrade"]): Use<S> {
  let handle: Promise<IDBPDatabase<S>> | undefined;
  const forget = (which: Promise<IDBPDatabase<S>> | undefined): void => {
    if (handle === which) handle = undefined;
  };
  const open = (): Promise<IDBPDatabase<S>> => {
    if (handle !== undefined) return handle;
    let refuse: (why: StoreError) => void = () => undefined;
    const blocked = new Promise<never>((_resolve, reject) => {
      refuse = reject;
    });
    const opening: Promise<IDBPDatabase<S>> = openDB<S>(name, version, {
      ...(upgrade && { upgrade: whole(upgrade) }),
      blocked: () => refuse(new StoreError("store-unavailable", "Another tab keeps an older version open: close that tab.")),
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget(opening);
      },
      terminated: () => forget(opening),
    });
    const first = Promise.race([opening, blocked]);
    handle = first;
    opening.then(
      () => {
        if (handle === first) handle = opening;
      },
      () => forget(first),
    );
    return first;
  };
  const attempt = async <T>(use: (db: IDBPDatabase<S>) => Promise<T>): Promise<T> => {
    const db = await open();
    const used = handle;
    try {
      return await use(db);
    } catch (error) {
      if (!(error instanceof StoreError)) {
        db.close();
        forget(used);
      }
      throw error;
    }
  };
  return async (use) => {
    try {
      return await attempt(use).catch((error: unknown) => {
        if (nameOf(error) === "InvalidStateError") return attempt(use);
        throw error;
      });
    } catch (error) {
      throw storeError(error);
    }
  };
}

/** An upgrade of which nothing is kept where it fails: one that rejects would else leave what it had done so far as the new version. */
function whole<S extends DBSchema>(upgrade: NonNullable<OpenDBCallbacks<S>["upgrade"]>): NonNullable<OpenDBCallbacks<S>["upgrade"]> {
  return async (db, from, to, transaction, event) => {
    transaction.done.catch(() => undefined); // the request to open rejects as well
    try {
      await upgrade(db, from, to, transaction, event);
    } catch {
      abort(transaction);
    }
  };
}

/** Does what `work` says in one transaction; resolves once it is complete. Where `work` rejects, nothing of it is kept. */
export async function transact<S extends DBSchema, T>(
  db: IDBPDatabase<S>,
  stores: readonly StoreNames<S>[],
  durability: IDBTransactionDurability,
  work: (transaction: IDBPTransaction<S, StoreNames<S>[], "readwrite">) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction([...stores], "readwrite", { durability });
  const done = transaction.done.then(() => undefined);
  try {
    const [result] = await Promise.all([work(transaction), done]);
    return result;
  } catch (error) {
    abort(transaction);
    const end = await done.catch((reason: unknown) => reason);
    if (error instanceof StoreError) throw error;
    // What the next request on a transaction that has ended says is not why it ended.
    throw transaction.error ?? (nameOf(error) === "InvalidStateError" ? end : error);
  }
}

/** Makes requests of a transaction. One that throws at once rejects as one that fails later does, so none is left unheard. */
export async function allOf(...requests: readonly (() => unknown)[]): Promise<void> {
  await Promise.all(requests.map(async (request) => request()));
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    if (nameOf(error) !== "InvalidStateError") throw error;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

function storeError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = nameOf(cause);
  if (name === "QuotaExceededError") return new StoreError("store-full", "The space this browser gives to this site is full.", cause);
  if (name === "VersionError") {
    return new StoreError("store-newer", "A newer version has been used in this browser: reload the page to get it.", cause);
  }
  if (name === "SecurityError" || name === "InvalidStateError" || typeof indexedDB === "undefined") {
    return new StoreError("store-unavailable", "This browser does not let the site keep anything.", cause);
  }
  return new StoreError("store-failed", "The browser’s storage did not answer.", cause);
}
