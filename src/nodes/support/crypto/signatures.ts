import { NodeError } from "../../../model/failure.ts";
import { importSigningKey } from "./importSigningKey.ts";
import { requireSubtle } from "./requireSubtle.ts";
import { SCHEMES, type Scheme } from "./schemes.ts";

/** The signature of bytes with a private key. */
export async function signBytes(scheme: Scheme, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = requireSubtle();
  const imported = await importSigningKey(subtle, scheme, key, "sign");
  try {
    return new Uint8Array(await subtle.sign(SCHEMES[scheme].sign, imported, bytes));
  } catch {
    throw new NodeError("bad-key", "The key cannot sign.", { param: "key", hint: "Check that it is a whole private key for this scheme." });
  }
}

/** Whether the signature is that of the bytes, by a public key. */
export async function verifyBytes(
  scheme: Scheme,
  key: string,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const subtle = requireSubtle();
  return subtle.verify(SCHEMES[scheme].sign, await importSigningKey(subtle, scheme, key, "verify"), signature, bytes);
}
