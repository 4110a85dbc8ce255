import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

const keyed = ["hmac", "sign", "verify", "encrypt", "decrypt", "jwt-sign", "jwt-verify", "totp"];

export const cryptoParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "hash", label: "Hash" },
      { value: "hmac", label: "HMAC" },
      { value: "sign", label: "Sign" },
      { value: "verify", label: "Verify a signature" },
      { value: "encrypt", label: "Encrypt with a passphrase" },
      { value: "decrypt", label: "Decrypt" },
      { value: "random", label: "Random bytes" },
      { value: "uuid", label: "UUID" },
      { value: "jwt-sign", label: "Sign a token (JWT)" },
      { value: "jwt-verify", label: "Verify a token (JWT)" },
      { value: "totp", label: "One-time code (TOTP)" },
    ],
    default: "hash",
  },
  data: {
    kind: "expression",
    label: "Data",
    help: "A text. Hash, HMAC, Sign and Verify also take a file.",
    default: "${item.text}",
    showIf: { param: "op", in: ["hash", "hmac", "sign", "verify", "encrypt", "decrypt", "jwt-verify"] },
  },
  claims: {
    kind: "expression",
    label: "Claims",
    help: "An object, for example with sub, aud and iss.",
    default: "${item}",
    showIf: { param: "op", in: ["jwt-sign"] },
  },
  hash: {
    kind: "choice",
    label: "Hash",
    options: [
      { value: "sha-256", label: "SHA-256" },
      { value: "sha-512", label: "SHA-512" },
      { value: "sha-1", label: "SHA-1 (old)" },
      { value: "md5", label: "MD5 (old)" },
    ],
    default: "sha-256",
    showIf: { param: "op", in: ["hash", "hmac"] },
  },
  scheme: {
    kind: "choice",
    label: "Scheme",
    options: [
      { value: "ed25519", label: "Ed25519" },
      { value: "ecdsa", label: "ECDSA P-256 with SHA-256" },
      { value: "rsa", label: "RSA PKCS#1 with SHA-256" },
      { value: "rsa-pss", label: "RSA-PSS with SHA-256" },
    ],
    default: "ed25519",
    showIf: { param: "op", in: ["sign", "verify"] },
  },
  token: {
    kind: "choice",
    label: "Algorithm",
    options: [
      { value: "HS256", label: "HS256: a shared secret" },
      { value: "RS256", label: "RS256: RSA keys" },
      { value: "ES256", label: "ES256: P-256 keys" },
    ],
    default: "HS256",
    showIf: { param: "op", in: ["jwt-sign", "jwt-verify"] },
  },
  key: {
    kind: "text",
    label: "Key",
    help: "A shared secret, a passphrase, a base32 secret, or a key as PEM or JWK text.",
    placeholder: "${secrets.SIGNING_KEY}",
    secret: true,
    multiline: true,
    default: "",
    showIf: { param: "op", in: keyed },
  },
  signature: {
    kind: "text",
    label: "Signature",
    placeholder: "${item.signature}",
    default: "",
    showIf: { param: "op", in: ["verify"] },
  },
  encoding: {
    kind: "choice",
    label: "Written as",
    options: [
      { value: "hex", label: "Hex" },
      { value: "base64", label: "Base64" },
      { value: "base64url", label: "Base64 for addresses" },
    ],
    default: "hex",
    showIf: { param: "op", in: ["hash", "hmac", "sign", "verify", "random"] },
  },
  bytes: {
    kind: "number",
    label: "Bytes",
    default: 32,
    min: 1,
    max: 1024,
    integer: true,
    showIf: { param: "op", in: ["random"] },
  },
  uuid: {
    kind: "choice",
    label: "Version",
    options: [
      { value: "v4", label: "4: random" },
      { value: "v7", label: "7: sorts by time" },
    ],
    default: "v4",
    showIf: { param: "op", in: ["uuid"] },
  },
  expires: {
    kind: "duration",
    label: "Expires after",
    help: "Sets exp. 0: the claims stay as they are.",
    default: "1h",
    showIf: { param: "op", in: ["jwt-sign"] },
  },
  leeway: {
    kind: "duration",
    label: "Leeway",
    help: "How far the clocks of the two sides may differ.",
    default: "0s",
    showIf: { param: "op", in: ["jwt-verify"] },
  },
  digits: { kind: "number", label: "Digits", default: 6, min: 6, max: 8, integer: true, showIf: { param: "op", in: ["totp"] } },
  period: { kind: "number", label: "Seconds", default: 30, min: 1, max: 3600, integer: true, showIf: { param: "op", in: ["totp"] } },
  codeHash: {
    kind: "choice",
    label: "Hash",
    options: [
      { value: "sha-1", label: "SHA-1 (usual)" },
      { value: "sha-256", label: "SHA-256" },
      { value: "sha-512", label: "SHA-512" },
    ],
    default: "sha-1",
    showIf: { param: "op", in: ["totp"] },
  },
  as: { kind: "text", label: "Into field", help: "Empty: the result becomes the item.", default: "result" },
} as const satisfies Fields;

export const crypto = defineNode({
  type: "crypto",
  title: "Crypto",
  icon: "key-round",
  category: "data",
  aliases: [
    "hash",
    "sha256",
    "md5",
    "hmac",
    "sign",
    "verify",
    "encrypt",
    "decrypt",
    "aes",
    "jwt",
    "token",
    "totp",
    "2fa",
    "uuid",
    "random",
  ],
  docs: {
    summary: "Hashes, signs, encrypts, and makes tokens, one-time codes, random bytes and UUIDs.",
    details:
      "The same input gives the same result in the page and in Node. **Encrypt** derives an AES-256-GCM key from the passphrase by PBKDF2 with 600,000 rounds of SHA-256, which takes a moment for each item on purpose. **Verify** gives `true` or `false`; a token that does not hold fails the item with `jwt-signature`, `jwt-expired`, `jwt-not-yet` or `jwt-algorithm`, and only the algorithm chosen here is accepted. **Sign a token** sets `iat` where the claims have none. ECDSA signatures are the 64 bytes of `r` and `s`. Keys for signing are PEM (PKCS#8, SPKI) or JWK texts and never get into an item or a message.\n\nRandom bytes and UUIDs come from the chance of the run, so a run that is repeated has them again: who holds the log of the run can work them out, so do not make lasting keys with them. Signing with a pair of keys and encrypting need Node or a page over https.",
    examples: [
      {
        title: "SHA-256 of a text",
        params: { data: "${item.text}" },
        input: [{ text: "abc" }],
        output: { out: [{ text: "abc", result: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }] },
      },
      {
        title: "Check the signature of a webhook",
        params: { op: "hmac", data: "${item.body}", key: "key", as: "expected" },
        input: [{ body: "The quick brown fox jumps over the lazy dog" }],
        output: {
          out: [
            {
              body: "The quick brown fox jumps over the lazy dog",
              expected: "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
            },
          ],
        },
      },
      { title: "An id that sorts by time", params: { op: "uuid", uuid: "v7", as: "id" }, input: [{ name: "Ada" }] },
    ],
  },
  params: cryptoParams,
  summary: "{op} into {as}",
  run: lazyRun(async () => (await import("./run/applyCrypto.ts")).applyCrypto),
});
