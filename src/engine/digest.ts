import { sha256Hex } from "./sha256.ts";

export { sha256Hex };

const known = new WeakMap<object, string>();

/**
 * SHA-256 of the JSON of a value that never changes; worked out once for each value, whoever asks: the journal, the keys of results and the
 * hash of a run name the same items. `text`: its JSON, where that is at hand.
 */
export function digestOf(value: object, text?: string): string {
  let digest = known.get(value);
  if (digest === undefined) {
    digest = sha256Hex(text ?? JSON.stringify(value));
    known.set(value, digest);
  }
  return digest;
}
