import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
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
