import { expect, test } from "vitest";
import { runNode } from "./runNode.ts";
import { webhook } from "./webhook.ts";

test("a request has all its parts: the method in capitals, the names of headers in lower case", async () => {
  const input = [{ method: "put", path: "/a", headers: { "X-A": "1" }, query: { q: "x" }, body: [1] }];
  expect(await runNode(webhook, { params: { method: "ANY", path: "/a" }, run: { input } })).toEqual({
    out: [{ method: "PUT", path: "/a", headers: { "x-a": "1" }, query: { q: "x" }, body: [1] }],
  });
});

test("what a request leaves out is the method and path here, and nothing", async () => {
  expect(await runNode(webhook, { params: { method: "ANY" }, run: { input: [{}] } })).toEqual({
    out: [{ method: "GET", path: "/", headers: {}, query: {}, body: null }],
  });
  expect(await runNode(webhook, { run: { input: [] } })).toEqual({ out: [] });
});

test("hostile names are plain data", async () => {
  const input = [JSON.parse('{"headers":{"__PROTO__":"x"},"query":{"__proto__":"y"},"method":"POST"}')];
  const { out } = await runNode(webhook, { run: { input } });
  expect(JSON.stringify(out)).toContain('"headers":{"__proto__":"x"},"query":{"__proto__":"y"}');
});

test.each([
  [{ method: "GET" }, { code: "wrong-request", param: "method" }],
  [{ path: "/other" }, { code: "wrong-request", param: "path" }],
  [{ method: 1 }, { code: "bad-event" }],
  [{ headers: "x" }, { code: "bad-event" }],
  [{ query: [1] }, { code: "bad-event" }],
  ["text", { code: "bad-event" }],
  [null, { code: "bad-event" }],
])("%j is no request that begins a run", async (event, failure) => {
  await expect(runNode(webhook, { run: { input: [event] } })).rejects.toMatchObject(failure);
});
