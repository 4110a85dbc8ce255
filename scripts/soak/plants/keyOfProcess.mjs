/** A planted fault: the key of a write is another in every process. */
const { fetch } = globalThis;
globalThis.fetch = (/** @type {string | URL | Request} */ input, /** @type {RequestInit | undefined} */ init) => {
  const headers = new Headers(init?.headers);
  headers.set("idempotency-key", `${headers.get("idempotency-key")}-${process.pid}`);
  return fetch(input, { ...init, headers });
};
