import { numberOf } from "../recordingServer.mjs";

/** A planted fault: a request is answered 80 ms before it is sent. */
const { fetch } = globalThis;
globalThis.fetch = async (/** @type {string | URL | Request} */ input, /** @type {RequestInit | undefined} */ init) => {
  setTimeout(() => void fetch(input, { ...init, signal: null }).catch(() => undefined), 80);
  const n = numberOf(`${init?.method} ${new URL(String(input)).pathname} ${init?.body}`);
  return new Response(JSON.stringify({ n }), { headers: { "content-type": "application/json" } });
};
