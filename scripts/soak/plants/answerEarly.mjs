import { EventEmitter } from "node:events";
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { Readable } from "node:stream";
import { numberOf } from "../recordingServer.mjs";

/** A planted fault: a request is answered 80 ms before it is sent. */
const send = http.request;
Object.assign(http, {
  request(/** @type {URL} */ url, /** @type {http.RequestOptions} */ { signal: _, ...options }) {
    const sent = new EventEmitter();
    const end = (/** @type {string | undefined} */ body) => {
      setTimeout(
        () =>
          send(url, options)
            .on("error", () => undefined)
            .end(body),
        80,
      );
      const n = numberOf(`${options.method} ${url.pathname} ${body}`);
      const head = { statusCode: 200, statusMessage: "OK", rawHeaders: ["content-type", "application/json"] };
      setImmediate(() => sent.emit("response", Object.assign(Readable.from([Buffer.from(JSON.stringify({ n }))]), head)));
    };
    return Object.assign(sent, { end });
  },
});
syncBuiltinESMExports();
