import { expect, test } from "vitest";
import { operationsIn } from "./operationsIn.ts";

const PATHS = {
  "/orders/{id}": { parameters: [], get: { operationId: "getOrder", summary: "One order" }, delete: {} },
  "/orders": { post: { operationId: "addOrder" } },
};

test("operations are offered by their id, or by method and path, with what they say of themselves", () => {
  const offered = [
    { value: "getOrder", label: "getOrder · GET /orders/{id} · One order" },
    { value: "DELETE /orders/{id}", label: "DELETE /orders/{id}" },
    { value: "addOrder", label: "addOrder · POST /orders" },
  ];
  expect(operationsIn(JSON.stringify({ openapi: "3.1.0", paths: PATHS }))).toEqual(offered);
  expect(operationsIn("openapi: 3.0.3\npaths:\n  /orders:\n    post: { operationId: addOrder }\n")).toEqual([offered[2]]);
});

test.each([
  ["nothing", ""],
  ["an address", "https://api.example.com/openapi.json"],
  ["half a document", '{ "openapi": "3.0.3", "paths": {'],
  ["another document", '{ "swagger": "2.0", "paths": { "/a": { "get": {} } } }'],
  ["paths of another kind", '{ "openapi": "3.0.3", "paths": [1, null], "__proto__": { "get": {} } }'],
  ["operations of another kind", '{ "openapi": "3.0.3", "paths": { "/a": null, "constructor": "x" } }'],
])("%s offers none", (_, text) => {
  expect(operationsIn(text)).toEqual([]);
});
