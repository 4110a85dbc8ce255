import { NodeError } from "../../../model/failure.ts";
import { type HashName, hmacOf } from "./digests.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The one-time code (RFC 6238) of a base32 secret at a time in milliseconds. */
export async function totp(
  secret: string,
  { now, period, digits, hash }: { readonly now: number; readonly period: number; readonly digits: number; readonly hash: HashName },
): Promise<string> {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(Math.floor(now / 1000 / period)));
  const code = await hmacOf(hash, fromBase32(secret), [counter]);
  const start = (code.at(-1) as number) & 15;
  const number = new DataView(code.buffer, code.byteOffset).getUint32(start) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.toUpperCase().replace(/[\s-]+|=+$/g, "")) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw badSecret();
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  if (bytes.length === 0) throw badSecret();
  return Uint8Array.from(bytes);
}

function badSecret(): NodeError {
  return new NodeError("bad-key", "The secret of the one-time code is no base32.", {
    param: "key",
    hint: "Give the secret as the service shows it: letters A to Z and digits 2 to 7.",
  });
}
