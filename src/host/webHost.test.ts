import { expect, test } from "vitest";
import type { Clock, HttpRequest } from "../model/host.ts";
import { webHost } from "./webHost.ts";

const request: HttpRequest = { url: "https://api.example.com:8443/x", method: "GET", headers: [["a", "b"]] };
const never = new AbortController().signal;
const refuse = (error: Error) => () => Promise.reject(error);

/** A fetch that ends only when it is aborted. */
const hang = (_: unknown, init?: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    const end = () => reject(new DOMException("Aborted", "AbortError"));
    if (init?.signal?.aborted === true) end();
    init?.signal?.addEventListener("abort", end);
  });

function manualClock(): Clock & { fire(): void; waiting(): number } {
  const calls = new Set<() => void>();
  return {
    now: () => 0,
    yield: (call) => call(),
    schedule: (_, call) => {
      calls.add(call);
      return () => void calls.delete(call);
    },
    fire: () => calls.forEach((call) => void call()),
    waiting: () => calls.size,
  };
}

test("an answer of any status comes back as data", async () => {
  let sent: RequestInit | undefined;
  const host = webHost({
    fetch: (_, init) => {
      sent = init;
      return Promise.resolve(new Response("no", { status: 404, headers: { "X-A": "1" } }));
    },
  });
  const response = await host.fetch(request, never);
  expect(response).toMatchObject({ status: 404, url: request.url, body: new TextEncoder().encode("no") });
  expect(response.headers).toContainEqual(["x-a", "1"]);
  expect(sent).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer", method: "GET", headers: [["a", "b"]] });
});

test("in a page a failed fetch names CORS and the ways out", async () => {
  const host = webHost({ place: "browser", fetch: refuse(new TypeError("Failed to fetch")) });
  await expect(host.fetch(request, never)).rejects.toMatchObject({
    code: "network-or-cors",
    kind: "outside",
    message: "api.example.com:8443 cannot be reached from this page.",
    hint: expect.stringMatching(/CORS.*--allow-net api\.example\.com:8443.*relay/s),
  });
});

test("in Node a failed fetch gives the reason", async () => {
  const cause = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
  const host = webHost({ place: "node", fetch: refuse(new TypeError("fetch failed", { cause })) });
  await expect(host.fetch(request, never)).rejects.toMatchObject({
    code: "network",
    kind: "outside",
    message: expect.stringContaining("ECONNREFUSED"),
  });
});

test("a large answer is cut off", async () => {
  const host = webHost({ mostBytes: 10, fetch: () => Promise.resolve(new Response("x".repeat(11))) });
  await expect(host.fetch(request, never)).rejects.toMatchObject({ code: "answer-too-large" });
});

test("the time limit aborts the call, and its timer goes with the answer", async () => {
  const clock = manualClock();
  const waiting = webHost({ clock, fetch: hang }).fetch({ ...request, timeout: 2000 }, never);
  clock.fire();
  await expect(waiting).rejects.toMatchObject({ code: "timeout", kind: "timeout", message: expect.stringContaining("2 s") });
  expect(clock.waiting()).toBe(0);
});

test("cancelling aborts the call", async () => {
  const stop = new AbortController();
  const waiting = webHost({ fetch: hang }).fetch(request, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: "cancelled", kind: "cancelled" });
  await expect(webHost({ fetch: hang }).fetch(request, stop.signal)).rejects.toMatchObject({ code: "cancelled" });
});

test("ids are 128 bits of hex", () => {
  const host = webHost();
  expect(host.randomId()).toMatch(/^[0-9a-f]{32}$/);
  expect(host.randomId()).not.toBe(host.randomId());
  expect(host.place).toBe("node");
});

test("a withdrawn call does not come, and a yielded one does", async () => {
  const { clock } = webHost();
  let called = false;
  clock.schedule(0, () => (called = true))();
  await new Promise<void>((resolve) => clock.yield(resolve));
  await new Promise<void>((resolve) => clock.schedule(0, resolve));
  expect(called).toBe(false);
});
