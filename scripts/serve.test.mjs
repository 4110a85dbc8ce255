import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serveFolder } from "./serve.mjs";

/** @type {string} */
let outer;
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let server;

beforeEach(async () => {
  outer = mkdtempSync(join(tmpdir(), "vwmp-serve-"));
  mkdirSync(join(outer, "site/engine"), { recursive: true });
  writeFileSync(join(outer, "secret.txt"), "secret");
  writeFileSync(join(outer, "site/index.html"), "<p>page");
  writeFileSync(join(outer, "site/engine/a.js"), "1");
  server = await serveFolder({ folder: join(outer, "site"), port: 0, base: "/studio/" });
});

afterEach(() => {
  server.close();
  rmSync(outer, { recursive: true });
});

test("the sub-path answers with its index and its files, with no header that a plain host would not send", async () => {
  const page = await fetch(server.url);
  expect(await page.text()).toBe("<p>page");
  expect(page.headers.get("content-security-policy")).toBeNull();
  const script = await fetch(`${server.url}engine/a.js`);
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
});

test.each(["..%2fsecret.txt", "%2e%2e%2fsecret.txt", "engine", "nothing.js", "%ff", "a%00b"])("%s is not found", async (path) => {
  const answer = await fetch(server.url + path);
  expect(answer.status).toBe(404);
});

test("nothing is served outside the sub-path", async () => {
  expect((await fetch(new URL("/index.html", server.url))).status).toBe(404);
});
