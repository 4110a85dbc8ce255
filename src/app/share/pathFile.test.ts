import { afterEach, expect, test, vi } from "vitest";
import { ownAddress, readOwnFile } from "./pathFile.ts";

const PAGE = "https://studio.example/sub/?open=x#w=1";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["examples/a.json", "https://studio.example/sub/examples/a.json"],
  ["/other/a.yaml", "https://studio.example/other/a.yaml"],
  ["https://studio.example/a", "https://studio.example/a"],
])("%s is a file of this site", (path, url) => {
  expect(ownAddress(path, PAGE)).toEqual({ url });
});

test.each([
  "https://evil.example/a.json",
  "//evil.example/a.json",
  "\\\\evil.example\\a",
  "http://studio.example/a",
  "https://studio.example:444/a",
  "https://studio.example.evil.example/a",
  "https://studio.example@evil.example/a",
  "https://me:pass@studio.example/a",
  "javascript:alert(1)",
  "data:application/json,{}",
  "blob:https://studio.example/4f",
  "file:///etc/passwd",
  "filesystem:https://studio.example/a",
])("%s is not opened", (path) => {
  expect(ownAddress(path, PAGE)).toEqual({ problem: expect.stringContaining("is not on this site") });
});

test("what is no address at all is told", () => {
  expect(ownAddress("http://[", PAGE)).toEqual({ problem: expect.stringContaining("is no path of a file") });
});

test("a file is read whole, a missing one is told with the server's answer", async () => {
  vi.stubGlobal("fetch", async (url: string) => (url.endsWith("a.json") ? new Response("{}") : new Response("", { status: 404 })));
  expect(await readOwnFile("a.json", PAGE)).toEqual({ text: "{}" });
  expect(await readOwnFile("b.json", PAGE)).toEqual({ problem: "There is no file “/sub/b.json” on this site (it answers 404)." });
});

test("a file that is too long is left off, and a foreign one is not even asked for", async () => {
  const asked = vi.fn(async () => new Response("x".repeat(101)));
  vi.stubGlobal("fetch", asked);
  expect(await readOwnFile("a.json", PAGE, 100)).toEqual({ problem: expect.stringContaining("more than 100 bytes") });
  await readOwnFile("//evil.example/a", PAGE);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked).toHaveBeenCalledWith("https://studio.example/sub/a.json", { redirect: "error" });
});

test("no connection is told", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await readOwnFile("a.json", PAGE)).toEqual({ problem: expect.stringContaining("could not be read from this site") });
});
