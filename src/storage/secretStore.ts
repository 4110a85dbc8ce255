import { StoreError } from "../model/store.ts";
import { transact } from "./databaseHandle.ts";
import { deviceKey, requireCrypto, type SealedSecret, sealing, secretVault, type Vault } from "./secretVault.ts";

/** What is shown of a secret: never its value. */
export type SecretEntry = Pick<SealedSecret, "name" | "hosts" | "changedAt">;

/** Keeps secrets in IndexedDB, encrypted for this device. What is put in is not given back here: only `secretSource` reads it. */
export type SecretStore = {
  /** By name. */
  list(): Promise<readonly SecretEntry[]>;
  /** Adds a secret, or replaces value and hosts of the one of that name. */
  put(name: string, value: string, hosts: readonly string[]): Promise<void>;
  /** Resolves also when there was none. */
  remove(name: string): Promise<void>;
};

/** Every method rejects with a `StoreError`: `store-unavailable` where the page is no secure context. */
export function secretStore(database = "vwmp-secrets"): SecretStore {
  const vault = secretVault(database);
  return {
    list: async () => {
      requireCrypto();
      const all = await vault((db) => db.getAll("secrets"));
      return all.map(({ name, hosts, changedAt }) => ({ name, hosts, changedAt }));
    },
    put: (name, value, hosts) => put(vault, name, value, hosts),
    remove: (name) => vault((db) => transact(db, ["secrets"], "strict", (to) => to.objectStore("secrets").delete(name))),
  };
}

async function put(vault: Vault, name: string, value: string, hosts: readonly string[]): Promise<void> {
  const subtle = requireCrypto();
  const key = await deviceKey(vault);
  const before = (await vault((db) => db.get("secrets", name)))?.version ?? 0;
  const about = { name, hosts, version: before + 1, iv: crypto.getRandomValues(new Uint8Array(12)) };
  const sealed = await subtle.encrypt(await sealing(vault, about), key, new TextEncoder().encode(value));
  await vault((db) =>
    transact(db, ["secrets"], "strict", async (to) => {
      const secrets = to.objectStore("secrets");
      if (((await secrets.get(name))?.version ?? 0) !== before) {
        throw new StoreError("store-conflict", `Another tab has just changed the secret “${name}”: look at it, then try again.`);
      }
      await secrets.put({ ...about, sealed, changedAt: Date.now() }, name);
    }),
  );
}
