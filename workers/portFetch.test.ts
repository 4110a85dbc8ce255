import { expect, test } from "vitest";
import { NodeError } from "../src/model/failure.ts";
import type { Host, HttpRequest } from "../src/model/host.ts";
import { portFetch } from "./portFetch.ts";
import { serveFetch } from "./serveFetch.ts";

const REQUEST: HttpRequest = { url: "http://a.test/", method: "GET", headers: [] };

function wired(fetch: Host["fetch"]): Host["fetch"] {
  const { port1, port2 } = new MessageChannel();
  const serve = serveFetch(fetch, (reply) => port2.postMessage(reply));
  port2.onmessage = ({ data }) => serve(data);
  return portFetch(port1);
}

test("a request is answered by the other end", async () => {
  const fetch = wired(async ({ url }) => ({ status: 200, statusText: "OK", url, headers: [["x", "1"]], body: new Uint8Array([1, 2]) }));
  expect(await fetch(REQUEST, new AbortController().signal)).toEqual({
    status: 200,
    statusText: "OK",
    url: "http://a.test/",
    headers: [["x", "1"]],
    body: new Uint8Array([1, 2]),
  });
});

test("a failure keeps its code, kind and hint", async () => {
  const fetch = wired(async () => {
    throw new NodeError("network-or-cors", "no", { kind: "outside", hint: "try" });
  });
  await expect(fetch(REQUEST, new AbortController().signal)).rejects.toMatchObject({
    code: "network-or-cors",
    kind: "outside",
    hint: "try",
  });
});

test("an abort reaches the other end and rejects at once", async () => {
  let told = false;
  const fetch = wired(
    (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          told = true;
          reject(new NodeError("cancelled", "cancelled", { kind: "cancelled" }));
        });
      }),
  );
  const controller = new AbortController();
  const answer = fetch(REQUEST, controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
  await expect.poll(() => told).toBe(true);
});
