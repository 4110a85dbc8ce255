import { NodeError } from "../../../model/failure.ts";
import { isObject } from "../../../model/json.ts";
import { textToBytes } from "./bytesText.ts";
import { SCHEMES, type Scheme } from "./schemes.ts";

const PEM = /^-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----$/;

/** A key for signing or verifying from PEM (PKCS#8, SPKI) or JWK text; `bad-key`, which never quotes it, when it is none. */
export async function importSigningKey(subtle: SubtleCrypto, scheme: Scheme, text: string, use: "sign" | "verify"): Promise<CryptoKey> {
  const { key: algorithm } = SCHEMES[scheme];
  const trimmed = text.trim();
  const jwk = trimmed.startsWith("{") ? readJwk(trimmed, use) : undefined;
  const bytes = jwk === undefined ? pemBytes(trimmed, use) : undefined;
  try {
    if (jwk !== undefined) return await subtle.importKey("jwk", jwk, algorithm, false, [use]);
    return await subtle.importKey(use === "sign" ? "pkcs8" : "spki", bytes as Uint8Array<ArrayBuffer>, algorithm, false, [use]);
  } catch (error) {
    // The platform does not say more, and a message of its own might quote the key.
    if ((error as { readonly name?: unknown }).name === "NotSupportedError") {
      throw new NodeError("not-supported", `This ${scheme} key is not supported here.`, {
        kind: "outside",
        param: "scheme",
        hint: "Use a newer browser, or another scheme.",
      });
    }
    throw badKey(`The key is no ${scheme} key${use === "sign" ? " that can sign" : " to verify with"}.`);
  }
}

function pemBytes(text: string, use: "sign" | "verify"): Uint8Array<ArrayBuffer> {
  const [, label, body] = PEM.exec(text) ?? [];
  const wanted = use === "sign" ? "PRIVATE KEY" : "PUBLIC KEY";
  if (label !== wanted || body === undefined) {
    throw badKey(label === undefined ? "The key is neither PEM nor JWK text." : `The key is “${label}”, but “${wanted}” is needed.`);
  }
  try {
    return textToBytes(body, "base64", "key");
  } catch {
    throw badKey("The key is damaged: what stands between its lines is no base64.");
  }
}

function readJwk(text: string, use: "sign" | "verify"): JsonWebKey {
  let jwk: unknown;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw badKey("The key begins like a JWK but is no JSON.");
  }
  if (!isObject(jwk)) throw badKey("The key is no JWK.");
  const { d, p, q, dp, dq, qi, use: _, key_ops: __, alg: ___, ...open } = jwk as JsonWebKey;
  if (use === "verify") return open as JsonWebKey;
  if (d === undefined) throw badKey("The key is a public one; signing needs the private key.");
  return { ...open, d, ...(p !== undefined && { p, q, dp, dq, qi }) } as JsonWebKey;
}

function badKey(message: string): NodeError {
  return new NodeError("bad-key", message, {
    param: "key",
    hint: "Give PKCS#8 (private) or SPKI (public) as PEM text, or a JWK. “openssl pkcs8 -topk8 -nocrypt” converts older private keys.",
  });
}
