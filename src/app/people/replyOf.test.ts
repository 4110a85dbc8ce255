import { expect, test } from "vitest";
import { replyOf } from "./replyOf.ts";

test("the answer is the text of the last output that has items", () => {
  expect(replyOf({ a: [{ text: "one" }], b: [{ reply: "two", text: "no" }], c: [] })).toBe("two");
  expect(replyOf({ a: ["x", { message: "hi", text: "y" }] })).toBe("x\n\ny");
});

test("an item without a text is its JSON, and no item no answer", () => {
  expect(replyOf({ a: [{ n: 1 }] })).toBe('{\n  "n": 1\n}');
  expect(replyOf({ a: [] })).toBeUndefined();
});
