import { expect, test } from "vitest";
import { compileExpression } from "./compileExpression.ts";
import { EMPTY_SCOPE } from "./emptyScope.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { parseExpression } from "./parseExpression.ts";

const compile = (source: string): ((given: ExpressionScope) => unknown) => compileExpression(parseExpression(source));

test("each of many keys is read as itself, in every order of evaluation", () => {
  const keys = Array.from({ length: 100 }, (_, at) => `key${at}`);
  const item = Object.fromEntries(keys.map((key) => [key, `value of ${key}`]));
  const compiled = keys.map((key) => compile(`item.${key}`));
  for (const order of [compiled, compiled.toReversed()]) {
    for (const evaluate of order) evaluate({ ...EMPTY_SCOPE, item });
  }
  expect(compiled.map((evaluate) => evaluate({ ...EMPTY_SCOPE, item }))).toEqual(Object.values(item));
});

test("an evaluation that begins inside another leaves the other's variables and budget alone", () => {
  const evaluate = compile("index === 0 ? [1, 2].map(x => [nodes.inner.item, x]) : [7].map(x => x)");
  const nodes: ExpressionScope["nodes"] = () => ({
    get item() {
      return evaluate({ ...EMPTY_SCOPE, index: 1 }) as number[];
    },
    items: [],
  });
  const result = [
    [[7], 1],
    [[7], 2],
  ];
  expect(evaluate({ ...EMPTY_SCOPE, nodes })).toEqual(result);
  expect(evaluate({ ...EMPTY_SCOPE, nodes })).toEqual(result);
});

test("the budget is whole again after an evaluation, also after one that failed", () => {
  const evaluate = compile("range(index === 0 ? 6e6 : 1e9).length");
  expect(evaluate(EMPTY_SCOPE)).toBe(6e6);
  expect(evaluate(EMPTY_SCOPE)).toBe(6e6);
  expect(() => evaluate({ ...EMPTY_SCOPE, index: 1 })).toThrow("at most");
  expect(evaluate(EMPTY_SCOPE)).toBe(6e6);
});

test.each([
  ["item.a < 'b'", true],
  ["1 + item.a", "1a"],
  ["2 + item.n", 5],
  ["item.n * 2", 6],
  ["item.four / 2", 2],
  ["item.n - '1'", 2],
  ["item.a === 'a'", true],
  ["item.n !== '3'", true],
  ["item.n === 3", true],
  ["item.a >= 1", false],
])("%s takes the short way or the long one, and gives %j", (source, value) => {
  expect(compile(source)({ ...EMPTY_SCOPE, item: { a: "a", n: 3, four: "4" } })).toBe(value);
});

test.each(["reduce", "reduceRight"])("%s starts with the first element it meets, or with what is given", (name) => {
  const evaluate = compile(
    `[item.list.${name}((a, b) => a + b), item.list.${name}((a, b, i) => a + b + i, ""), [].${name}((a, b) => a, 5)]`,
  );
  const { list } = { list: ["a", "b", "c"] };
  const reduced = name === "reduce" ? ["abc", "a0b1c2", 5] : ["cba", "c2b1a0", 5];
  expect(evaluate({ ...EMPTY_SCOPE, item: { list } })).toEqual(reduced);
  expect(() => compile(`[].${name}((a, b) => a)`)(EMPTY_SCOPE)).toThrow(`${name} of an empty list`);
});
