import { expect, test } from "vitest";
import type { HttpRequest, HttpResponse } from "../model/host.ts";
import { httpRequest } from "./http-request.ts";
import { runNode } from "./runNode.ts";

const URL_A = "https://api.example.com/a/orders.json?x=1";

type Given = Partial<Omit<HttpResponse, "body">> & { readonly body?: string };

async function call(params: Record<string, unknown>, answer: Given = {}) {
  const sent: HttpRequest[] = [];
  const host = {
    fetch: (request: HttpRequest) => {
      sent.push(request);
      const body = new TextEncoder().encode(answer.body ?? "{}");
      return Promise.resolve({ status: 200, statusText: "OK", url: request.url, headers: [], ...answer, body });
    },
  };
  const { out } = await runNode(httpRequest, { params: { url: URL_A, ...params }, input: [{ id: 7 }], host });
  return { out, sent: sent[0] as HttpRequest };
}

test("query, headers and time limit reach the host", async () => {
  const { sent } = await call({ query: [{ name: "q", value: "a b&c" }], headers: [{ name: "X-Key", value: " k " }], timeout: "2s" });
  expect(sent).toEqual({ url: `${URL_A}&q=a+b%26c`, method: "GET", headers: [["x-key", "k"]], timeout: 2000 });
});

test("bodies are written with their type, and GET sends none", async () => {
  expect((await call({ method: "POST", body: "json", json: "${item}" })).sent).toMatchObject({
    body: '{"id":7}',
    headers: [
      ["content-type", "application/json"],
      ["idempotency-key", "key-of-this-call"],
    ],
  });
  expect((await call({ method: "PUT", body: "form", form: [{ name: "a", value: "1 &" }] })).sent).toMatchObject({ body: "a=1+%26" });
  const own = { idempotency: "never", method: "POST", body: "text", text: "hi", headers: [{ name: "Content-Type", value: "text/csv" }] };
  expect((await call(own)).sent).toMatchObject({ body: "hi", headers: [["content-type", "text/csv"]] });
  expect((await call({ body: "text", text: "hi" })).sent).not.toHaveProperty("body");
});

test("what writes carries a key for repeats, unless it has one or is not to", async () => {
  const key = ["idempotency-key", "key-of-this-call"];
  expect((await call({ method: "DELETE" })).sent.headers).toEqual([key]);
  expect((await call({ method: "GET", idempotency: "always" })).sent.headers).toEqual([]);
  expect((await call({ method: "POST", idempotency: "never" })).sent.headers).toEqual([]);
  const own = [{ name: "Idempotency-Key", value: "mine" }];
  expect((await call({ method: "POST", headers: own })).sent.headers).toEqual([["idempotency-key", "mine"]]);
});

test("a JSON list is split into items unless that is off; an empty answer is an empty object", async () => {
  expect((await call({}, { body: "[1,2]" })).out).toEqual([1, 2]);
  expect((await call({ split: false }, { body: "[1,2]" })).out).toEqual([[1, 2]]);
  expect((await call({}, { body: "", status: 204 })).out).toEqual([{}]);
});

test("text, file and full response", async () => {
  const headers = [
    ["content-type", "text/plain; charset=iso-8859-1"],
    ["__proto__", "x"],
    ["vary", "a"],
    ["vary", "b"],
  ] as const;
  expect((await call({ response: "text" }, { body: "hi" })).out).toEqual([{ text: "hi" }]);
  expect((await call({ response: "file" }, { body: "hi", headers })).out).toEqual([
    { $file: "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4", name: "orders.json", type: "text/plain", size: 2 },
  ]);
  const named = [["content-disposition", 'attachment; filename="../../x.csv"']] as const;
  expect((await call({ response: "file" }, { headers: named })).out).toMatchObject([{ name: "x.csv" }]);
  const encoded = [["content-disposition", "attachment; filename=x; filename*=UTF-8''K%C3%B6ln.csv"]] as const;
  expect((await call({ response: "file" }, { headers: encoded })).out).toMatchObject([{ name: "Köln.csv" }]);
  const { out } = await call({ response: "full", failOnStatus: false }, { status: 404, statusText: "Not Found", body: "no", headers });
  expect(JSON.stringify(out)).toBe(
    `[{"status":404,"statusText":"Not Found","url":"${URL_A}","headers":{"content-type":"text/plain; charset=iso-8859-1","__proto__":"x","vary":"a, b"},"body":"no"}]`,
  );
});

test("the charset of the answer counts, the same in Node as in a page", async () => {
  const body = Uint8Array.from([0x80, 0xe9]);
  const headers = [["content-type", "text/plain; charset=ISO-8859-1"]] as const;
  const host = { fetch: () => Promise.resolve({ status: 200, statusText: "", url: URL_A, headers, body }) };
  expect(await runNode(httpRequest, { params: { url: URL_A, response: "text" }, host })).toEqual({ out: [{ text: "€é" }] });
});

test("an error status fails as the outside's fault, with the start of the answer", async () => {
  const failed = call({}, { status: 503, statusText: "Busy", body: "x".repeat(9000) });
  await expect(failed).rejects.toMatchObject({
    code: "http-status",
    kind: "outside",
    message: `api.example.com answered 503 Busy: ${"x".repeat(500)}`,
  });
});

test("an answer that is not JSON says what it is", async () => {
  const failed = call({}, { body: "<html>", headers: [["content-type", "text/html"]] });
  await expect(failed).rejects.toMatchObject({
    code: "bad-answer",
    kind: "outside",
    message: expect.stringContaining("text/html, not JSON"),
  });
});

test.each(["orders", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "", "https://a:b@example.com/"])(
  "the address %s is the user's fault",
  async (url) => {
    await expect(call({ url: () => url })).rejects.toMatchObject({ code: "bad-url", kind: "user", param: "url" });
  },
);

test.each([
  ["429 with seconds", 429, "17", "It asks to wait 17 s."],
  ["503 with a date", 503, "Mon, 01 Jan 2024 00:01:00 GMT", "It asks to wait 60 s."],
])("what the server says of when to come back is told: %s", async (_, status, value, hint) => {
  const failed = call({}, { status, headers: [["retry-after", value]] });
  await expect(failed).rejects.toMatchObject({ code: "http-status", hint: expect.stringContaining(hint) });
});

test("a nonsensical Retry-After is passed over", async () => {
  const failed = call({}, { status: 503, headers: [["retry-after", "soon"]] });
  await expect(failed).rejects.toMatchObject({ hint: "The server failed: set a retry, or try later." });
});

test.each([
  ["basic", { user: "ada", password: "p:w" }, { auth: { kind: "basic", user: "ada", password: "p:w" } }],
  ["bearer", { token: "T" }, { headers: [["authorization", "Bearer T"]] }],
  ["header", { keyName: "X-Key", key: "K" }, { headers: [["x-key", "K"]] }],
  ["query", { keyName: "key", key: "a b" }, { url: `${URL_A}&key=a+b` }],
])("authentication: %s", async (auth, params, wanted) => {
  expect((await call({ auth, ...params })).sent).toMatchObject(wanted);
});

test("an address with a secret in it goes through no relay that takes it encoded", async () => {
  const given = { auth: "query", keyName: "key", key: () => "\uE000n.KEY\uE001", relay: "https://relay.test/?url=" };
  await expect(call(given)).rejects.toMatchObject({ code: "bad-value", kind: "user", param: "relay" });
});

test.each([
  ["basic", "user"],
  ["bearer", "token"],
  ["header", "keyName"],
  ["query", "keyName"],
  ["oauth2", "clientId"],
])("authentication %s without its credentials fails at %s", async (auth, param) => {
  await expect(call({ auth })).rejects.toMatchObject({ code: "no-credentials", kind: "user", param });
});

test.each([
  ["authentication", { auth: "header", keyName: "a b", key: "x" }, { code: "bad-header", param: "keyName" }],
  ["a token with a line break", { auth: "bearer", token: "a\r\nb: c" }, { code: "bad-header", param: "token" }],
  ["a body that is no file", { method: "POST", body: "binary", file: "text" }, { code: "not-a-file", param: "file" }],
  ["a relay that is no address", { relay: "relay" }, { code: "bad-url", param: "relay" }],
  ["a time limit", { timeout: "soon" }, { code: "bad-value", param: "timeout" }],
  ["a pause", { batch: 1, batchPause: "soon" }, { code: "bad-value", param: "batchPause" }],
  ["a page without a name", { pages: "number", pageName: "" }, { code: "bad-value", param: "pageName" }],
])("what is wrong is named: %s", async (_, params, failure) => {
  await expect(call(params)).rejects.toMatchObject(failure);
});

test("a relay gets the address encoded behind a ?, and as it is elsewhere", async () => {
  expect((await call({ relay: "https://relay.test/?url=" })).sent.url).toBe(`https://relay.test/?url=${encodeURIComponent(URL_A)}`);
  expect((await call({ relay: "https://relay.test/" })).sent.url).toBe(`https://relay.test/${URL_A}`);
});

test("redirects that are not followed are asked of the host in Node, and refused in a page", async () => {
  expect((await call({ redirects: false, response: "full" })).sent).toMatchObject({ redirect: "manual" });
  const running = runNode(httpRequest, { params: { url: URL_A, redirects: false }, host: { place: "browser" } });
  await expect(running).rejects.toMatchObject({ code: "needs-node", param: "redirects" });
});

test("a list in a field of the answer is split, and one that is missing is empty", async () => {
  const body = '{"data":{"orders":[1,2]}}';
  expect((await call({ listField: "data.orders" }, { body })).out).toEqual([1, 2]);
  expect((await call({ listField: "data.orders", split: false }, { body })).out).toEqual([[1, 2]]);
  expect((await call({ listField: "data.none" }, { body })).out).toEqual([]);
});

test("headers that would smuggle lines are refused", async () => {
  await expect(call({ headers: [{ name: "a", value: "x\r\nb: y" }] })).rejects.toMatchObject({ code: "bad-header", param: "headers" });
  await expect(call({ headers: [{ name: "a b", value: "x" }] })).rejects.toMatchObject({ code: "bad-header" });
});
