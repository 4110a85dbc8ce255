import { expect, test } from "vitest";
import { fieldNames, objectOf } from "./fieldNames.ts";

const keys = (...labels: readonly string[]) => labels.map((label) => ({ label, kind: "key" as const, from: 0 }));

test("fields are named as params name them, with the object they are in", () => {
  expect(fieldNames("", keys("total", '["ship to"]'))).toEqual(["total", "ship to"]);
  expect(fieldNames("order.", keys("total"))).toEqual(["order.total"]);
  expect(fieldNames("", keys('["a.b"]'))).toEqual(['["a.b"]']);
});

test("what is no object has no fields", () => {
  expect(fieldNames("name.", [...keys("length"), { label: "at", kind: "method", from: 0 }])).toEqual([]);
});

test("a path is complete up to its last dot", () => {
  expect([objectOf(""), objectOf("to"), objectOf("order.to")]).toEqual(["", "", "order."]);
});
