import type { DBSchema } from "idb";
import type { Json } from "../model/json.ts";
import type { StateStore } from "../model/state.ts";
import { databaseHandle, transact } from "./databaseHandle.ts";

interface Schema extends DBSchema {
  /** Values as JSON text, so that keys such as `__proto__` come back as they were. */
  values: { key: string; value: string };
}

/** State kept in IndexedDB; each change is one transaction, which other tabs wait for. */
export function indexedDbState(database = "vwmp-state"): StateStore {
  const use = databaseHandle<Schema>(database, 1, (db) => void db.createObjectStore("values"));
  return {
    read: (name) => use(async (db) => parsed(await db.get("values", name))),
    async change(name, update) {
      // What `update` throws is the caller's, not a failure of the storage.
      const refused = await use((db) =>
        transact(db, ["values"], "strict", async (to) => {
          const values = to.objectStore("values");
          const kept = parsed(await values.get(name));
          let value: Json | undefined;
          try {
            value = update(kept);
          } catch (error) {
            return { error };
          }
          await (value === undefined ? values.delete(name) : values.put(JSON.stringify(value), name));
          return undefined;
        }),
      );
      if (refused !== undefined) throw refused.error;
    },
  };
}

function parsed(text: string | undefined): Json | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}
