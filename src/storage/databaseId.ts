/** The store of facts about a database itself. */
export type MetaStore = { key: string; value: string };

/** What tells a database from another that took its place under its name. Made once, in the upgrade that makes the store. */
export function newDatabaseId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
