import { NodeError } from "../../../model/failure.ts";

/** The platform's cryptography; `needs-secure-page` where there is none. */
export function requireSubtle(): SubtleCrypto {
  const subtle = crypto?.subtle;
  if (subtle !== undefined) return subtle;
  throw new NodeError("needs-secure-page", "Signing and encrypting need a page opened over https.", {
    kind: "outside",
    hint: "Open the studio by https or localhost, or run the workflow in Node. Hash, HMAC, HS256 and one-time codes work everywhere.",
  });
}
