import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test, vi } from "vitest";
import { writeServiceWorker } from "./writeServiceWorker.mjs";

function site(text = '<script src="./assets/begin.js">') {
  const dist = mkdtempSync(join(tmpdir(), "vwmp-sw-"));
  mkdirSync(join(dist, "assets"));
  mkdirSync(join(dist, "nodes"));
  writeFileSync(join(dist, "index.html"), text);
  writeFileSync(join(dist, "assets/a.js"), "a");
  writeFileSync(join(dist, "assets/begin.js"), "b".repeat(400_000));
  writeFileSync(join(dist, "assets/heavy.js"), "h".repeat(400_000));
  writeFileSync(join(dist, "assets/a.js.map"), "map");
  writeFileSync(join(dist, "big.wasm"), "w");
  writeFileSync(join(dist, "_headers"), "h");
  writeFileSync(join(dist, "nodes/if.html"), "n");
  mkdirSync(join(dist, "docs/images"), { recursive: true });
  writeFileSync(join(dist, "docs/images/studio.png"), "p");
  return dist;
}

function written(dist, mode) {
  writeServiceWorker(dist, mode);
  const text = readFileSync(join(dist, "sw.js"), "utf8");
  const list = (name) => JSON.parse(new RegExp(`^const ${name} = (.*);$`, "m").exec(text)?.[1] ?? "null");
  return { text, version: list("VERSION"), files: list("FILES"), later: list("LATER"), lazy: list("LAZY") };
}

test("it names the site's files with their digests, the heavy ones and pictures apart, and none that is no part of the studio", () => {
  const { files, later, lazy } = written(site());
  expect(Object.keys(files)).toEqual(["assets/a.js", "assets/begin.js", "index.html"]);
  expect(files["assets/a.js"]).toBe(createHash("sha256").update("a").digest("base64"));
  expect(Object.keys(later)).toEqual(["assets/heavy.js", "big.wasm"]);
  expect(Object.keys(lazy)).toEqual(["docs/images/studio.png"]);
});

test("another file makes another version, the same files the same", () => {
  expect(written(site()).version).toBe(written(site()).version);
  expect(written(site("other")).version).not.toBe(written(site()).version);
});

test("switched off, it is the one that forgets all and unregisters", () => {
  const { text, files } = written(site(), "off");
  expect(text).toContain("unregister()");
  expect(files).toBeNull();
});

afterEach(() => void vi.useRealTimers());

/** What the worker digests with, without a thread that answers some time later. */
const crypto = { subtle: { digest: async (_name, bytes) => createHash("sha256").update(new Uint8Array(bytes)).digest() } };

/** The service worker of a site, and the files that it has asked for. */
function worker(dist) {
  const { text } = written(dist);
  const asked = [];
  const heard = new Map();
  const cache = { match: async () => undefined, put: async () => undefined };
  const self = { location: { href: "https://site/sw.js" }, addEventListener: (kind, call) => heard.set(kind, call) };
  const fetch = async (url) => {
    const path = url.slice("https://site/".length);
    asked.push(path);
    return new Response(readFileSync(join(dist, path)));
  };
  const caches = { open: async () => cache, match: async () => undefined };
  runInNewContext(text, { self, caches, fetch, crypto, URL, Object, Date, setTimeout, Promise, Uint8Array, String, btoa, Error });
  return { asked, tell: (kind, event) => heard.get(kind)({ waitUntil: () => undefined, ports: [], ...event }) };
}

test("while somebody is busy in a page nothing is kept, but for one who never rests", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
  const { asked, tell } = worker(site());
  const settled = async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return [...asked];
  };
  tell("message", { data: "busy" });
  tell("install", {});
  expect(await settled(500)).toEqual([]);
  tell("message", { data: "busy" });
  expect(await settled(500)).toEqual([]);
  expect(await settled(200)).toEqual(["assets/a.js", "assets/begin.js", "index.html"]);

  const busy = worker(site());
  busy.tell("install", {});
  for (let ms = 0; ms <= 30_000; ms += 500) {
    busy.tell("message", { data: "busy" });
    await vi.advanceTimersByTimeAsync(500);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(busy.asked).toHaveLength(3);
});
