import { md5 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Method } from "../method.ts";
import { toText } from "../plainValue.ts";
import type { Work } from "../work.ts";

/** In plain JavaScript, since an expression gives its result at once and `crypto.subtle` does not. */
function hash(work: Work, value: unknown, digest: (bytes: Uint8Array) => Uint8Array): string {
  const text = value === null || value === undefined ? "" : toText(work, value);
  work.text(text.length);
  work.spend(text.length >> 2);
  return bytesToHex(digest(new TextEncoder().encode(text)));
}

export const HASH_FUNCTIONS: Readonly<Record<string, Method>> = {
  sha256: { run: (work, value) => hash(work, value, sha256) },
  md5: { run: (work, value) => hash(work, value, md5) },
};
