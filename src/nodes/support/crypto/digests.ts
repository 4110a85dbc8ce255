import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

const HASHES = { "sha-256": sha256, "sha-512": sha512, "sha-1": sha1, md5 } as const;

/** A hash that the node offers. */
export type HashName = keyof typeof HASHES;

/** The hash of bytes that come piece by piece; in plain JavaScript, as `crypto.subtle` is missing on plain http and wants all bytes at once. */
export async function hashOf(name: HashName, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const hash = HASHES[name].create();
  for await (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** The keyed hash (RFC 2104) of bytes that come piece by piece. */
export async function hmacOf(
  name: HashName,
  key: Uint8Array,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array> {
  const code = hmac.create(HASHES[name], key);
  for await (const piece of pieces) code.update(piece);
  return code.digest();
}

/** Whether two codes are the same, in a time that says nothing of where they differ. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [at, byte] of left.entries()) difference |= byte ^ (right[at] as number);
  return difference === 0;
}
