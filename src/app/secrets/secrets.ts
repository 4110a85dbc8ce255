import { create } from "zustand";
import { type SecretEntry, type SecretStore, secretStore } from "../../storage/secretStore.ts";
import { t, told } from "../words/words.ts";

type SecretsState = {
  /** Undefined until they were read. */
  readonly entries: readonly SecretEntry[] | undefined;
  /** Why none can be kept here. */
  readonly refused: string | undefined;
};

/** The secrets of this device, as the rail lists them: no value is ever among them. */
export const useSecrets = create<SecretsState>(() => ({ entries: undefined, refused: undefined }));

let store: SecretStore | undefined;

function kept(): SecretStore {
  store ??= secretStore();
  return store;
}

/** Reads the list again. */
export async function refreshSecrets(): Promise<void> {
  try {
    useSecrets.setState({ entries: await kept().list(), refused: undefined });
  } catch (error) {
    useSecrets.setState({ entries: [], refused: messageOf(error) });
  }
}

/** Adds a secret or replaces one. Resolves to what went wrong. */
export function putSecret(name: string, value: string, hosts: readonly string[]): Promise<string | undefined> {
  return change(() => kept().put(name, value, hosts));
}

/** Resolves to what went wrong. */
export function removeSecret(name: string): Promise<string | undefined> {
  return change(() => kept().remove(name));
}

async function change(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
  } catch (error) {
    return messageOf(error);
  }
  await refreshSecrets();
  return undefined;
}

/** Where a secret may be sent, for people. */
export function hostsText(hosts: readonly string[]): string {
  if (hosts.length === 0) return t("no host: for signing and encrypting");
  return hosts.map((host) => (host === "*" ? t("every host (*)") : host)).join(", ");
}

function messageOf(error: unknown): string {
  return told(error instanceof Error ? error.message : String(error));
}
