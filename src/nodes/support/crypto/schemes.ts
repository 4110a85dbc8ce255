/** What each scheme is to WebCrypto: for the key, and for signing. */
export const SCHEMES = {
  rsa: { key: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, sign: { name: "RSASSA-PKCS1-v1_5" } },
  "rsa-pss": { key: { name: "RSA-PSS", hash: "SHA-256" }, sign: { name: "RSA-PSS", saltLength: 32 } },
  ecdsa: { key: { name: "ECDSA", namedCurve: "P-256" }, sign: { name: "ECDSA", hash: "SHA-256" } },
  ed25519: { key: { name: "Ed25519" }, sign: { name: "Ed25519" } },
} as const;

/** A way of signing with a pair of keys. */
export type Scheme = keyof typeof SCHEMES;
