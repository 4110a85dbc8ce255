import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTemplate } from "../compileTemplate.ts";
import type { ExpressionScope } from "../expressionScope.ts";
import { MAX_STEPS } from "../work.ts";

const value = (source: string, item: unknown = null): unknown => compileTemplate(`\${${source}}`).evaluate({ item } as ExpressionScope);

test("it is what Node's own SHA-256 says, for any text of any length", () => {
  const { evaluate } = compileTemplate("${sha256(item)}");
  const same = (text: string): void => {
    expect(evaluate({ item: text } as ExpressionScope)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  };
  for (let length = 0; length < 200; length += 1) same("x".repeat(length));
  same("é".repeat(100_000));
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), same));
});

test.each([
  ["null", ""],
  ["undefined", ""],
  ["12", "12"],
  ["[1, 'a']", "1,a"],
])("%s is hashed as the text it makes", (source, text) => {
  expect(value(`sha256(${source})`)).toBe(createHash("sha256").update(text).digest("hex"));
});

test("a lone surrogate is hashed as the replacement character", () => {
  expect(value('sha256("a\\ud800")')).toBe(value('sha256("a\\ufffd")'));
});

test("hashing counts as work", () => {
  expect(() => value("range(3).map(() => sha256(item))", "x".repeat(MAX_STEPS * 0.4))).toThrow("more than 10000000 steps");
});
