import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Loopback, loopback } from "../../e2e/loopback.ts";
import { addressGuard } from "./addressGuard.ts";
import { nodeFetch } from "./nodeFetch.ts";

const TEXT = "Köln ".repeat(20_000);
const ENCODED = {
  gzip: gzipSync(TEXT),
  deflate: deflateSync(TEXT),
  br: brotliCompressSync(TEXT),
  "gzip, br": brotliCompressSync(gzipSync(TEXT)),
};

let server: Loopback;
beforeAll(async () => {
  server = await loopback(({ path }, response) => {
    const encoding = decodeURIComponent(path.slice(1));
    if (path === "/empty") response.writeHead(204).end();
    else if (path === "/moved") response.writeHead(302, { location: "/empty", "set-cookie": ["a=1", "b=2"] }).end();
    else if (path === "/endless") response.writeHead(200, { "content-encoding": "gzip" }).write(ENCODED.gzip.subarray(0, 20));
    else if (path === "/cut") response.writeHead(200, { "content-length": "9" }).write("abc", () => response.destroy());
    else if (encoding in ENCODED) response.writeHead(200, { "content-encoding": encoding }).end(ENCODED[encoding as keyof typeof ENCODED]);
    else response.writeHead(200, "Fine", { "content-encoding": "own" }).end("as it is");
  });
});
afterAll(() => server.close());

const send = nodeFetch(addressGuard(["**"]));
const ask = (path: string, init: RequestInit = {}) => send(`${server.url}/${path}`, { method: "GET", ...init });

test.each(Object.keys(ENCODED))("a body encoded with %s is decoded", async (encoding) => {
  expect(await (await ask(encodeURIComponent(encoding))).text()).toBe(TEXT);
});

test("a body with an encoding of its own stays as it is", async () => {
  const response = await ask("x");
  expect([response.status, response.statusText, await response.text()]).toEqual([200, "Fine", "as it is"]);
});

test("answers without a body have none, and a redirect is the answer itself", async () => {
  expect(await (await ask("gzip", { method: "HEAD" })).text()).toBe("");
  expect((await ask("empty")).status).toBe(204);
  const moved = await ask("moved");
  expect([moved.status, moved.headers.get("location"), moved.headers.getSetCookie()]).toEqual([302, "/empty", ["a=1", "b=2"]]);
});

test("an answer that breaks off is an error, not a shorter answer", async () => {
  await expect((await ask("cut")).text()).rejects.toThrow();
});

test("what frames a request is not the caller's to say", async () => {
  const headers = {
    "content-length": "1",
    "transfer-encoding": "chunked",
    host: "evil.example.com",
    connection: "upgrade",
    "x-own": "kept",
  };
  await ask("x", { method: "POST", body: "whole body", headers });
  const { headers: sent, body } = server.asked.at(-1) ?? { headers: {}, body: "" };
  expect(String(body)).toBe("whole body");
  expect(sent).toMatchObject({ "content-length": "10", host: server.host, "x-own": "kept", "content-type": "text/plain;charset=UTF-8" });
  expect(sent).not.toHaveProperty("transfer-encoding");
});

test("a signal ends a request, before the answer and while its body comes", async () => {
  await expect(ask("x", { signal: AbortSignal.abort() })).rejects.toThrow();
  const ending = new AbortController();
  const response = await ask("endless", { signal: ending.signal });
  ending.abort();
  await expect(response.text()).rejects.toThrow();
});
