import { NodeError } from "../../model/failure.ts";

const PART = 0x8000;

/** Base64 of bytes, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += PART) binary += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(binary);
}

/** The bytes of base64 text; `bad-base64` when it is none. */
export function fromBase64(text: string, param: string): Uint8Array {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    throw new NodeError("bad-base64", "The content of the file is not base64.", { param, hint: "Pick the file again." });
  }
}
