import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/**
 * A request that reached the outside. `state`: what the log that is kept said of its activation at that moment.
 *
 * @typedef {{ write: string, key: string | undefined, state: "unknown" | "started" | "finished" }} SentRequest
 */

/**
 * A loopback server that writes down every request and answers each with a function of what it asks; `/refused` is refused.
 *
 * @param {(key: string | undefined) => SentRequest["state"]} stateOf @param {() => number} delay Milliseconds until it answers.
 */
export async function recordingServer(stateOf, delay) {
  /** @type {SentRequest[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const key = request.headers["idempotency-key"];
    const state = stateOf(typeof key === "string" ? key : undefined);
    // A body that a death cut off never reached anybody.
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const write = `${request.method} ${request.url} ${body}`;
    requests.push({ write, key: typeof key === "string" ? key : undefined, state });
    setTimeout(() => {
      response.writeHead(request.url === "/refused" ? 402 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ n: numberOf(write) }));
    }, delay());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    base: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** @param {string} text */
export function numberOf(text) {
  let value = 7;
  for (let at = 0; at < text.length; at += 1) value = (value * 31 + text.charCodeAt(at)) % 1_000_003;
  return value;
}
