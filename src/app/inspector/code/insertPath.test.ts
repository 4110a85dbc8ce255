import { expect, test } from "vitest";
import { insertPath } from "./insertPath.ts";

test("outside an expression the path gets a `${ }` of its own", () => {
  expect(insertPath("", 0, "item.name")).toEqual({ at: 0, text: "${item.name}" });
  expect(insertPath("Hello ${item.a}!", 16, "item.b")).toEqual({ at: 16, text: "${item.b}" });
  expect(insertPath("\\${ ", 4, "item.b")).toEqual({ at: 4, text: "${item.b}" });
});

test("inside an expression the path stands bare, past strings and braces in it", () => {
  expect(insertPath("${}", 2, "item.b")).toEqual({ at: 2, text: "item.b" });
  expect(insertPath('${"}" + }', 8, "item.b")).toEqual({ at: 8, text: "item.b" });
  expect(insertPath("${{ a: 1 }.a + }", 15, "item.b")).toEqual({ at: 15, text: "item.b" });
});

test("a place past the end is the end", () => {
  expect(insertPath("ab", 99, "item.b")).toEqual({ at: 2, text: "${item.b}" });
});
