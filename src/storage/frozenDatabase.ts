/**
 * A database as a version of the studio left it, as JSON. What JSON has no words for is an object of one key: `$bytes` and `$buffer` in
 * base64, `$key` a key of AES-GCM as JWK.
 */
export type FrozenDatabase = {
  readonly name: string;
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly (readonly [key: unknown, value: unknown])[]>>;
};

/** Makes the database anew. Needs nothing of this module, so that a page can be handed it. */
export async function thawDatabase({ name, version, stores }: FrozenDatabase): Promise<void> {
  const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const thawed = async (value: unknown): Promise<unknown> => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map(thawed));
    const { $bytes, $buffer, $key } = value as { readonly $bytes?: string; readonly $buffer?: string; readonly $key?: JsonWebKey };
    if ($bytes !== undefined) return bytesOf($bytes);
    if ($buffer !== undefined) return bytesOf($buffer).buffer;
    if ($key !== undefined) return crypto.subtle.importKey("jwk", $key, "AES-GCM", false, ["encrypt", "decrypt"]);
    return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await thawed(part)] as const)));
  };
  const rows: [store: string, key: unknown, value: unknown][] = [];
  for (const [store, pairs] of Object.entries(stores)) for (const [key, value] of pairs) rows.push([store, key, await thawed(value)]);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const store of Object.keys(stores)) opening.result.createObjectStore(store);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  if (rows.length > 0) {
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(Object.keys(stores), "readwrite");
      for (const [store, key, value] of rows) transaction.objectStore(store).put(value, key as IDBValidKey);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
  db.close();
}

/** Reads the database whole. Needs nothing of this module, so that a page can be handed it; keys have to be extractable. */
export async function freezeDatabase(name: string): Promise<FrozenDatabase> {
  const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const frozen = async (value: unknown): Promise<unknown> => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map(frozen));
    if (value instanceof Uint8Array) return { $bytes: base64Of(value) };
    if (value instanceof ArrayBuffer) return { $buffer: base64Of(new Uint8Array(value)) };
    if (value instanceof CryptoKey) return { $key: await crypto.subtle.exportKey("jwk", value) };
    return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, part]) => [key, await frozen(part)] as const)));
  };
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await answer(indexedDB.open(name));
  const stores: Record<string, (readonly [unknown, unknown])[]> = {};
  for (const store of db.objectStoreNames) {
    const [keys, values] = [
      await answer(db.transaction(store).objectStore(store).getAllKeys()),
      await answer(db.transaction(store).objectStore(store).getAll()),
    ];
    stores[store] = await Promise.all(keys.map(async (key, at) => [key, await frozen(values[at])] as const));
  }
  const { version } = db;
  db.close();
  return { name, version, stores };
}
