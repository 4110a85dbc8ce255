import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type Asked, type Loopback, loopback } from "../../e2e/loopback.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { openapiRequest } from "./openapi-request.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";

let server: Loopback;
afterEach(() => server?.close());

const host = networkOf(nodeHost(), new AbortController().signal);

const parameter = (name: string, place: string, schema: object, more: object = {}) => ({ name, in: place, schema, ...more });
const DOCUMENT = {
  openapi: "3.0.3",
  info: { title: "Orders", version: "1" },
  servers: [{ url: "/v{version}", variables: { version: { default: "2" } } }],
  paths: {
    "/orders/{id}": {
      parameters: [{ $ref: "#/components/parameters/id" }, parameter("lang", "query", { type: "string" })],
      get: {
        operationId: "getOrder",
        parameters: [
          parameter("tags", "query", { type: "array" }),
          parameter("ids", "query", { type: "array" }, { explode: false }),
          parameter("pipes", "query", { type: "array" }, { style: "pipeDelimited", explode: false }),
          parameter("filter", "query", { type: "object" }, { style: "deepObject" }),
          parameter("page", "query", { type: "integer", minimum: 1, maximum: 9 }),
          parameter("sort", "query", { type: "string", enum: ["up", "down"] }),
          parameter("X-Trace", "header", { type: "string" }),
          parameter("session", "cookie", { type: "string" }),
        ],
      },
      post: {
        operationId: "postOrder",
        requestBody: { required: true, content: { "application/vnd.api+json": {} } },
      },
      put: { requestBody: { content: { "application/x-www-form-urlencoded": {} } } },
    },
    "/broken/{other}": { get: { operationId: "broken" } },
  },
  components: {
    parameters: { id: { $ref: "#/components/parameters/order~1id" }, "order/id": parameter("id", "path", { type: "string" }) },
  },
};

async function call(
  params: Record<string, unknown>,
  document: unknown = DOCUMENT,
  answer?: (asked: Asked, response: ServerResponse) => void,
) {
  server = await loopback((asked, response) => {
    const text = asked.path === "/openapi.json" ? JSON.stringify(document) : '[{"ok":true}]';
    if (answer !== undefined && asked.path !== "/openapi.json") answer(asked, response);
    else response.writeHead(200, { "content-type": "application/json" }).end(text);
  });
  const given = { document: `${server.url}/openapi.json`, operation: "getOrder", values: () => ({ id: "7" }), ...params };
  const { out } = await runNode(openapiRequest, { params: given, host });
  return { out, asked: server.asked.at(-1) as Asked };
}

const values = (value: unknown) => ({ values: () => value });

test("an operation of a document behind an address is called at its server", async () => {
  const { out, asked } = await call({});
  expect(out).toEqual([{ ok: true }]);
  expect(asked).toMatchObject({ method: "GET", path: "/v2/orders/7" });
});

test("parameters go where the document says, in its styles", async () => {
  const given = {
    id: "a/b c",
    lang: "dé",
    tags: ["x", "y&"],
    ids: [1, 2],
    pipes: ["a", "b"],
    filter: { a: 1, b: "c d" },
    page: "3",
    sort: "up",
    "X-Trace": "t",
    session: "s;1",
  };
  const { asked } = await call(values(given));
  expect(asked.path).toBe(
    "/v2/orders/a%2Fb%20c?lang=d%C3%A9&tags=x&tags=y%26&ids=1,2&pipes=a%7Cb&filter%5Ba%5D=1&filter%5Bb%5D=c+d&page=3&sort=up",
  );
  expect(asked.headers).toMatchObject({ "x-trace": "t", cookie: "session=s%3B1" });
});

test("YAML text, a server of one's own, an operation by method and path, and a token", async () => {
  const yaml = "openapi: 3.1.0\npaths:\n  /a:\n    get: {}\n";
  const { asked } = await call({ document: yaml, operation: "GET /a", auth: "bearer", token: "T", ...values({}), server: "" }).catch(
    (error) => {
      expect(error).toMatchObject({ code: "no-server", param: "server" });
      return { asked: undefined };
    },
  );
  expect(asked).toBeUndefined();
  await runNode(openapiRequest, {
    params: { document: yaml, operation: "GET /a", server: `${server.url}/x/`, auth: "bearer", token: "T" },
    host,
  });
  expect(server.asked.at(-1)).toMatchObject({ path: "/x/a", headers: { authorization: "Bearer T" } });
});

test("bodies are sent as the operation takes them", async () => {
  const json = await call({ operation: "postOrder", body: () => ({ a: [1] }) });
  expect(json.asked).toMatchObject({
    method: "POST",
    body: Buffer.from('{"a":[1]}'),
    headers: { "content-type": "application/vnd.api+json" },
  });
  server.close();
  const form = await call({ operation: "PUT /orders/{id}", body: () => ({ a: "1 2", b: [3] }) });
  expect(String(form.asked.body)).toBe("a=1+2&b=%5B3%5D");
});

test("an answer that is no JSON is text, an empty one an object, an error a failure", async () => {
  const text = await call({}, DOCUMENT, (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end("hi"));
  expect(text.out).toEqual([{ text: "hi" }]);
  server.close();
  expect((await call({}, DOCUMENT, (_, response) => response.writeHead(204).end())).out).toEqual([{}]);
  server.close();
  await expect(call({}, DOCUMENT, (_, response) => response.writeHead(404).end("no"))).rejects.toMatchObject({ code: "http-status" });
});

test.each<[string, Record<string, unknown>, object]>([
  ["a parameter that is missing", values({}), { code: "missing-parameter", param: "values" }],
  [
    "a parameter that is unknown",
    values({ id: "7", __proto__x: 1 }),
    { code: "unknown-parameter", hint: expect.stringContaining("id, lang") },
  ],
  ["a hostile name", values(JSON.parse('{"id":"7","__proto__":1}')), { code: "unknown-parameter" }],
  ["a number that is none", values({ id: "7", page: "x" }), { code: "bad-parameter", message: expect.stringContaining("integer") }],
  ["a number out of bounds", values({ id: "7", page: 10 }), { code: "bad-parameter", message: expect.stringContaining("at most 9") }],
  ["a value that is no choice", values({ id: "7", sort: "sideways" }), { code: "bad-parameter" }],
  ["an object for a text", values({ id: {} }), { code: "bad-parameter" }],
  ["a step up in the path", values({ id: ".." }), { code: "bad-parameter" }],
  ["an empty step in the path", values({ id: "" }), { code: "bad-parameter" }],
  ["parameters that are no object", values([1]), { code: "bad-value", param: "values" }],
  [
    "an operation that is not there",
    { operation: "nope" },
    { code: "unknown-operation", hint: expect.stringContaining("getOrder, PUT /orders/{id}, postOrder") },
  ],
  ["a hostile operation", { operation: "constructor" }, { code: "unknown-operation" }],
  ["a path that the document does not explain", { operation: "broken", ...values({}) }, { code: "bad-document" }],
  ["a body that is missing", { operation: "postOrder" }, { code: "missing-body", param: "body" }],
  ["a body that is not wanted", { body: () => 1 }, { code: "bad-value", param: "body" }],
  ["a body that does not fit", { operation: "PUT /orders/{id}", body: () => [1] }, { code: "bad-value", param: "body" }],
  ["no document", { document: "hello" }, { code: "bad-document", param: "document" }],
  ["JSON that is cut off", { document: '{"openapi":' }, { code: "json-syntax", param: "document" }],
  ["Swagger 2", { document: "swagger: '2.0'" }, { code: "bad-document", message: "This is a Swagger 2 document." }],
  ["a number for a document", { document: () => 1 }, { code: "not-text", param: "document" }],
])("%s fails before anything is sent", async (_, params, failure) => {
  await expect(call(params)).rejects.toMatchObject({ kind: "user", ...failure });
  expect(server.asked.every(({ path }) => path === "/openapi.json")).toBe(true);
});

test.each(["#/components/loop", "#/nowhere", "other.json#/a", "#/__proto__"])("a reference %s is told", async ($ref) => {
  const document = { openapi: "3.0.0", paths: { "/a": { $ref } }, components: { loop: { $ref: "#/components/loop" } } };
  await expect(call({}, document)).rejects.toMatchObject({ code: "bad-document", kind: "user" });
});
