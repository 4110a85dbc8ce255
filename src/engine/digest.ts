import { sha256Hex } from "./sha256.ts";

const known = new WeakMap<object, string>();

/** SHA-256 of the JSON of a value that never changes; worked out once for each value. */
export function digestOf(value: object): string {
  let digest = known.get(value);
  if (digest === undefined) {
    digest = sha256Hex(JSON.stringify(value));
    known.set(value, digest);
  }
  return digest;
}
