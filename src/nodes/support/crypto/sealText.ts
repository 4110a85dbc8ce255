import { NodeError } from "../../../model/failure.ts";
import { bytesToText, textToBytes } from "./bytesText.ts";
import { hmacOf } from "./digests.ts";
import { requireSubtle } from "./requireSubtle.ts";

const ITERATIONS = 600_000;
const MOST_ITERATIONS = 5_000_000;
const SALT = 16;
const NONCE = 12;
const HEAD = 1 + 4 + SALT + NONCE;
const VERSION = 1;

/**
 * Text under a passphrase, as base64url of version, iterations, salt, nonce and AES-256-GCM. The nonce also hangs on text and key, so a
 * run that is repeated with another text never uses a nonce twice.
 */
export async function sealText(text: string, passphrase: string, random: Uint8Array): Promise<string> {
  const plain = new TextEncoder().encode(text);
  const salt = new Uint8Array(random.subarray(0, SALT));
  const bits = await derive(passphrase, salt, ITERATIONS);
  const nonce = (await hmacOf("sha-256", bits, [random, plain])).slice(0, NONCE);
  const head = new Uint8Array(HEAD);
  head[0] = VERSION;
  new DataView(head.buffer).setUint32(1, ITERATIONS);
  head.set(salt, 5);
  head.set(nonce, 5 + SALT);
  const sealed = new Uint8Array(await requireSubtle().encrypt(cipher(head), await aesKey(bits, "encrypt"), plain));
  const whole = new Uint8Array(HEAD + sealed.length);
  whole.set(head);
  whole.set(sealed, HEAD);
  return bytesToText(whole, "base64url");
}

/** The text that {@link sealText} sealed; `cannot-decrypt` when passphrase or text is another. */
export async function openText(sealed: string, passphrase: string): Promise<string> {
  const bytes = textToBytes(sealed, "base64url", "data");
  if (bytes.length < HEAD + 16 || bytes[0] !== VERSION) throw notSealed();
  const iterations = new DataView(bytes.buffer).getUint32(1);
  if (iterations < 1 || iterations > MOST_ITERATIONS) throw notSealed();
  const bits = await derive(passphrase, bytes.slice(5, 5 + SALT), iterations);
  try {
    const key = await aesKey(bits, "decrypt");
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      await requireSubtle().decrypt(cipher(bytes.slice(0, HEAD)), key, bytes.slice(HEAD)),
    );
  } catch {
    throw new NodeError("cannot-decrypt", "The text cannot be decrypted.", {
      param: "key",
      hint: "The passphrase is another one, or the text was changed.",
    });
  }
}

/** The head is bound to what it heads. */
function cipher(head: Uint8Array<ArrayBuffer>) {
  return { name: "AES-GCM", iv: head.slice(5 + SALT), additionalData: head };
}

async function derive(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = requireSubtle();
  const key = await subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}

function aesKey(bits: Uint8Array<ArrayBuffer>, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return requireSubtle().importKey("raw", bits, "AES-GCM", false, [use]);
}

function notSealed(): NodeError {
  return new NodeError("not-encrypted", "The text is nothing that Encrypt wrote.", {
    param: "data",
    hint: "Point “data” at the field that holds the whole encrypted text.",
  });
}
