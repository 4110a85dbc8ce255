import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type Loopback, loopback } from "../../e2e/loopback.ts";
import { nodeHost } from "../node/nodeHost.ts";
import { graphql } from "./graphql.ts";
import { runNode } from "./runNode.ts";
import { networkOf } from "./support/networkOf.ts";

let server: Loopback;
afterEach(() => server?.close());

const host = networkOf(nodeHost(), new AbortController().signal);
const QUERY = "query ($id: ID!) { order(id: $id) { total } }";

function answer(response: ServerResponse, value: unknown, status = 200, type = "application/json"): void {
  response.writeHead(status, { "content-type": type }).end(typeof value === "string" ? value : JSON.stringify(value));
}

async function ask(value: unknown, params: Record<string, unknown> = {}, more: { status?: number; type?: string; log?: unknown[] } = {}) {
  server = await loopback((_, response) => answer(response, value, more.status, more.type));
  const given = { url: `${server.url}/graphql`, query: QUERY, variables: { id: "${item.id}" }, ...params };
  const log = (message: string, data: unknown): void => void more.log?.push([message, data]);
  const { out } = await runNode(graphql, { params: given, input: [{ id: 7 }], host, log });
  return out;
}

test("query, variables and operation are sent, and the data comes", async () => {
  expect(await ask({ data: { order: { total: 1 } } }, { operation: "One", auth: "bearer", token: "T" })).toEqual([{ order: { total: 1 } }]);
  expect(server.asked[0]).toMatchObject({
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer T" },
  });
  expect(JSON.parse(String(server.asked[0]?.body))).toEqual({ query: QUERY, variables: { id: 7 }, operationName: "One" });
});

test("a list at a field is split; a field that is not there is null", async () => {
  const data = { orders: { nodes: [{ id: 1 }, { id: 2 }] } };
  expect(await ask({ data }, { field: "orders.nodes" })).toEqual([{ id: 1 }, { id: 2 }]);
  server.close();
  expect(await ask({ data }, { field: "orders.nodes", split: false })).toEqual([[{ id: 1 }, { id: 2 }]]);
  server.close();
  expect(await ask({ data }, { field: "__proto__.x" })).toEqual([null]);
});

const errors = [{ message: "No such order", path: ["order", 0, "total"] }, { message: "b" }, {}, "odd"];

test("errors fail with their paths, whatever the status", async () => {
  const failure = {
    code: "graphql-errors",
    kind: "outside",
    message: expect.stringContaining("No such order (at order.0.total); b; without a message; and 1 more."),
  };
  await expect(ask({ data: { order: null }, errors })).rejects.toMatchObject(failure);
  server.close();
  await expect(ask({ errors }, {}, { status: 400 })).rejects.toMatchObject(failure);
});

test("data that came with errors can be kept; the log holds the errors", async () => {
  const log: unknown[] = [];
  expect(await ask({ data: { a: 1 }, errors }, { partial: "keep" }, { log })).toEqual([{ a: 1 }]);
  expect(log).toEqual([[expect.stringContaining("No such order"), errors]]);
  server.close();
  await expect(ask({ data: null, errors }, { partial: "keep" })).rejects.toMatchObject({ code: "graphql-errors" });
});

test.each<[string, unknown, { status?: number; type?: string }, string]>([
  ["an error status without JSON", "busy", { status: 503, type: "text/plain" }, "http-status"],
  ["an error status with other JSON", { error: "no" }, { status: 401 }, "http-status"],
  ["an answer without data", {}, {}, "bad-answer"],
  ["an answer that is a list", [1], {}, "bad-answer"],
  ["an answer that is no JSON", "<html>", { type: "text/html" }, "bad-answer"],
])("%s fails", async (_, value, more, code) => {
  await expect(ask(value, {}, more)).rejects.toMatchObject({ code, kind: "outside" });
});

test("variables that are no object, and a bad address, are the user's fault", async () => {
  const run = (params: Record<string, unknown>) => runNode(graphql, { params: { url: "http://a.test/", query: QUERY, ...params } });
  await expect(run({ variables: [1] })).rejects.toMatchObject({ code: "bad-value", kind: "user", param: "variables" });
  await expect(run({ url: "a" })).rejects.toMatchObject({ code: "bad-url", param: "url" });
});
