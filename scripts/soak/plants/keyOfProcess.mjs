import http from "node:http";
import { syncBuiltinESMExports } from "node:module";

/** A planted fault: the key of a write is another in every process. */
const KEY = "idempotency-key";
const send = http.request;
Object.assign(http, {
  request(/** @type {URL} */ url, /** @type {http.RequestOptions & { headers: Record<string, string> }} */ options) {
    const key = options.headers[KEY];
    return send(url, key === undefined ? options : { ...options, headers: { ...options.headers, [KEY]: `${key}-${process.pid}` } });
  },
});
syncBuiltinESMExports();
