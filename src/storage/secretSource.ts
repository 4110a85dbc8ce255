import type { SecretSource } from "../model/secret.ts";
import { StoreError } from "../model/store.ts";
import { deviceKey, requireCrypto, sealing, secretVault } from "./secretVault.ts";

/** Reads the secrets that `secretStore` keeps, for the engine's worker alone. */
export function secretSource(database = "vwmp-secrets"): SecretSource {
  const vault = secretVault(database);
  return async (name) => {
    const subtle = requireCrypto();
    const kept = await vault((db) => db.get("secrets", name));
    if (kept === undefined) return undefined;
    const [key, parameters] = [await deviceKey(vault), await sealing(vault, kept)];
    try {
      return {
        value: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await subtle.decrypt(parameters, key, kept.sealed)),
        hosts: kept.hosts,
      };
    } catch (error) {
      throw new StoreError("store-failed", `What is kept of the secret “${name}” cannot be decrypted: put it in again.`, error);
    }
  };
}
