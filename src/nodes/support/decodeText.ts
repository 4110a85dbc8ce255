import { NodeError } from "../../model/failure.ts";

/** What windows-1252 has at 0x80 to 0x9F; elsewhere it is Latin 1. */
const WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const IS_WESTERN = /^(?:windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/i;

/** Text of bytes, without its byte order mark; throws a `RangeError` for an unknown charset, a `TypeError` for bytes that are no text in it. */
export function decodeBytes(bytes: Uint8Array, charset: string, fatal: boolean): string {
  // Node 20 reads windows-1252 as Latin 1 and browsers do not; by hand it is the same in both.
  return IS_WESTERN.test(charset) ? western(bytes) : new TextDecoder(charset, { fatal }).decode(bytes);
}

function western(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return parts.join("").replace(/[\u0080-\u009F]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80] as string);
}

/** Text of bytes, without its byte order mark; `not-text` for bytes that are none in this encoding. */
export function decodeText(bytes: Uint8Array, encoding: string, about: { readonly what: string; readonly param?: string }): string {
  try {
    return decodeBytes(bytes, encoding, true);
  } catch {
    throw new NodeError("not-text", `${about.what} is not text in ${encoding}.`, {
      ...(about.param !== undefined && { param: about.param }),
      hint: "Choose the encoding it was written in, or read it as base64.",
    });
  }
}
