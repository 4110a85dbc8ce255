import { expect, test } from "vitest";
import type { Failure } from "../../model/failure.ts";
import { causesOf, failureText, wayOut } from "./failureText.ts";

const FAILURE: Failure = {
  code: "network-or-cors",
  kind: "outside",
  message: "api.example.com cannot be reached from this page.",
  hint: "Use Node.",
  param: "url",
  item: { id: 7 },
  itemIndex: 2,
  cause: { code: "fetch", kind: "outside", message: "Failed to fetch", cause: "refused" },
};

test("details name everything that is known, causes from the nearest on", () => {
  expect(failureText("Fetch", FAILURE, 3).split("\n")).toEqual([
    "Fetch: api.example.com cannot be reached from this page.",
    "Code: network-or-cors (outside)",
    "Hint: Use Node.",
    "Field: url",
    'Item 3: {"id":7}',
    "Attempts: 3",
    "Caused by: Failed to fetch (fetch)",
    "Caused by: refused",
  ]);
});

test("a failure without more is two lines", () => {
  expect(failureText("A", { code: "x", kind: "bug", message: "Broken." }, 1)).toBe("A: Broken.\nCode: x (bug)");
  expect(causesOf({ code: "x", kind: "bug", message: "Broken." })).toEqual([]);
});

test("CORS says so in those words and leads to Node; a missing permission leads to the permissions", () => {
  expect(wayOut(FAILURE)).toMatchObject({ why: expect.stringContaining("CORS"), node: true });
  expect(wayOut({ ...FAILURE, code: "permission-needed" })).toMatchObject({ why: expect.stringContaining("permissions"), node: false });
  expect(wayOut({ ...FAILURE, code: "http-status" })).toBeUndefined();
});
