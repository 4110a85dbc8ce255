import { expect, test } from "vitest";
import { changeBetween } from "./textChange.ts";

test("only what differs is changed", () => {
  expect(changeBetween("a.total", "a.sum")).toEqual({ from: 2, to: 7, insert: "sum" });
  expect(changeBetween("aa", "aaa")).toEqual({ from: 2, to: 2, insert: "a" });
  expect(changeBetween("abc", "")).toEqual({ from: 0, to: 3, insert: "" });
});

test("equal texts need no change", () => {
  expect(changeBetween("same", "same")).toBeUndefined();
});
