import type { DBSchema } from "idb";
import { StoreError } from "../model/store.ts";
import { databaseHandle, transact } from "./databaseHandle.ts";
import { type MetaStore, newDatabaseId } from "./databaseId.ts";

/** A secret as it is kept: its value encrypted, the rest bound to it. */
export type SealedSecret = {
  readonly name: string;
  /** Where it may be sent; every host for `*`. */
  readonly hosts: readonly string[];
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** Counts the values it has had. */
  readonly version: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
};

interface Schema extends DBSchema {
  secrets: { key: string; value: SealedSecret };
  keys: { key: string; value: CryptoKey };
  meta: MetaStore;
}

export type Vault = ReturnType<typeof databaseHandle<Schema>>;

const VERSION = 1;
const DEVICE_KEY = "device";
const ALGORITHM = "AES-GCM";

/** The database of secrets: one of its own, so that whoever reads another never holds them. */
export function secretVault(database: string): Vault {
  return databaseHandle<Schema>(database, VERSION, async (db, oldVersion) => {
    if (oldVersion >= 1) return;
    for (const store of ["secrets", "keys"] as const) db.createObjectStore(store);
    await db.createObjectStore("meta").put(newDatabaseId(), "id");
  });
}

/** @throws StoreError where the page is no secure context, and so has nothing to encrypt with. */
export function requireCrypto(): SubtleCrypto {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle !== undefined) return subtle;
  throw new StoreError(
    "store-unavailable",
    "Secrets cannot be kept here: open the studio over https or on localhost, where a browser encrypts.",
  );
}

/** The key of this device, made at first use. No script can read it out, only use it. */
export async function deviceKey(vault: Vault): Promise<CryptoKey> {
  const known = await vault((db) => db.get("keys", DEVICE_KEY));
  if (known !== undefined) return known;
  const made = await requireCrypto().generateKey({ name: ALGORITHM, length: 256 }, false, ["encrypt", "decrypt"]);
  return vault((db) =>
    transact(db, ["keys"], "strict", async (to) => {
      const keys = to.objectStore("keys");
      const first = await keys.get(DEVICE_KEY);
      if (first === undefined) await keys.put(made, DEVICE_KEY);
      return first ?? made;
    }),
  );
}

/** What encrypts a value, and what it is bound to: a sealed value that is moved to another name or given other hosts does not open. */
export async function sealing(
  vault: Vault,
  { name, hosts, version, iv }: Omit<SealedSecret, "sealed" | "changedAt">,
): Promise<AesGcmParams> {
  const id = await vault((db) => db.get("meta", "id"));
  return { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(JSON.stringify([id, name, version, hosts])) };
}
