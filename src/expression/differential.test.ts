import fc from "fast-check";
import { expect, test } from "vitest";
import { compileExpression } from "./compileExpression.ts";
import { EMPTY_SCOPE } from "./emptyScope.ts";
import { ExpressionError } from "./expressionError.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { parseExpression } from "./parseExpression.ts";

const item = { n: 3, t: "abc", z: null, b: true, list: [3, 1, 2], o: { n: 1, t: "x" }, neg: -2.5, e: "" };
const parameters = { p: 7, text: "7", flag: false };
const scope: ExpressionScope = {
  ...EMPTY_SCOPE,
  item,
  items: [item],
  index: 2,
  parameters,
};

function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (Array.isArray(value)) return Array.from(value, (element: unknown) => (element === undefined ? null : plain(element)));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  return value;
}

type Outcome = { readonly value: unknown } | { readonly threw: true } | { readonly syntax: true };

function inJavaScript(source: string): Outcome {
  let run: (...values: unknown[]) => unknown;
  try {
    run = new Function("item", "items", "index", "parameters", `"use strict"; return (${source}\n);`) as typeof run;
  } catch {
    return { syntax: true };
  }
  try {
    return { value: plain(run(item, [item], 2, parameters)) };
  } catch {
    return { threw: true };
  }
}

function here(source: string): Outcome {
  let run: (given: ExpressionScope) => unknown;
  try {
    run = compileExpression(parseExpression(source));
  } catch (error) {
    if (error instanceof ExpressionError) return { syntax: true };
    throw error;
  }
  try {
    return { value: run(scope) };
  } catch (error) {
    if (error instanceof ExpressionError) return { threw: true };
    throw error;
  }
}

const atom = fc.constantFrom(
  "item.n",
  "item.t",
  "item.z",
  "item.b",
  "item.list",
  "item.o",
  "item.neg",
  "item.e",
  "item.missing",
  "item.z?.x.y",
  "item?.o?.t",
  "item['t']",
  "item.list[1]",
  "index",
  "parameters.p",
  "parameters.text",
  "parameters.flag",
  "1",
  "0",
  "2.5",
  "1e3",
  ".5",
  "0x1f",
  "'a'",
  '"b\\u0041\\n"',
  "`t`",
  "true",
  "false",
  "null",
  "undefined",
  "[]",
  "{}",
  "NaN",
);
const BINARY = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "**",
  "==",
  "!=",
  "===",
  "!==",
  "<",
  ">",
  "<=",
  ">=",
  "&&",
  "||",
  "??",
  "|",
  "&",
  "^",
  "<<",
  ">>",
  ">>>",
  "in",
];
const { source } = fc.letrec<{ source: string; simple: string }>((tie) => ({
  simple: fc.oneof({ weight: 3, arbitrary: atom }, { weight: 1, arbitrary: tie("source").map((inner) => `(${inner})`) }),
  source: fc.oneof(
    { maxDepth: 5, depthIdentifier: "source" },
    atom,
    fc.tuple(tie("source"), fc.constantFrom(...BINARY), tie("source")).map((parts) => parts.join(" ")),
    fc.tuple(fc.constantFrom("-", "+", "!", "~", "typeof "), tie("simple")).map((parts) => parts.join("")),
    fc.tuple(tie("source"), tie("source"), tie("source")).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    fc.array(tie("source"), { maxLength: 3 }).map((parts) => `[${parts.join(", ")}]`),
    fc.tuple(tie("source"), tie("source")).map(([a, b]) => `({ a: ${a}, "b c": ${b}, [\`k\${1}\`]: 1, ...item.o })`),
    fc.tuple(tie("source"), tie("source")).map(([a, b]) => `\`x\${${a}}y\${${b}}\``),
    tie("simple").map((inner) => `${inner}.length`),
    tie("simple").map((inner) => `${inner}?.n`),
    fc.tuple(tie("simple"), tie("source")).map(([a, b]) => `${a}?.[${b}]`),
    tie("source").map((inner) => `[...item.list, ${inner}]`),
    tie("source").map((inner) => `item.list.map((x, i) => (${inner}))`),
    tie("source").map((inner) => `item.list.filter(x => x > (${inner}))`),
    tie("source").map((inner) => `item.list.reduce((a, x) => a + x, ${inner})`),
    fc.tuple(fc.constantFrom("slice", "indexOf", "includes", "at", "concat"), tie("source")).map(([name, arg]) => `item.t.${name}(${arg})`),
    fc
      .tuple(fc.constantFrom("slice", "indexOf", "includes", "at", "concat", "join"), tie("source"))
      .map(([name, arg]) => `item.list.${name}(${arg})`),
    fc
      .tuple(
        fc.constantFrom("String", "Number", "Boolean", "Math.abs", "Math.max", "Array.isArray", "JSON.stringify", "parseInt", "isNaN"),
        tie("source"),
      )
      .map(([name, arg]) => `${name}(${arg})`),
  ),
}));

test("an expression means what JavaScript says", { timeout: 60_000 }, () => {
  let compared = 0;
  fc.assert(
    fc.property(source, (text) => {
      const wanted = inJavaScript(text);
      if ("value" in wanted) compared += 1;
      expect(here(text), text).toEqual(wanted);
    }),
    { numRuns: 5000 },
  );
  expect(compared).toBeGreaterThan(2000);
});

const VALUES = [
  "0",
  "1",
  "(-1)",
  "2.5",
  "NaN",
  "Infinity",
  "''",
  "'1'",
  "'a'",
  "'b'",
  "true",
  "false",
  "null",
  "undefined",
  "[]",
  "[1]",
  "[1, [2, null]]",
  "({ a: 1 })",
];

test.each(BINARY)("%s of any two values is JavaScript's", (operator) => {
  for (const left of VALUES) {
    for (const right of VALUES) {
      const text = `${left} ${operator} ${right}`;
      expect(here(text), text).toEqual(inJavaScript(text));
    }
  }
});

const token = fc.constantFrom(
  "a",
  "item",
  ".",
  "?.",
  "[",
  "]",
  "(",
  ")",
  "{",
  "}",
  ",",
  ":",
  "?",
  "+",
  "-",
  "!",
  "*",
  "**",
  "=>",
  "=",
  "==",
  "??",
  "||",
  "&&",
  "...",
  "1",
  "'s'",
  "`",
  "${",
  "in",
  "typeof",
  "this",
  "new",
  "/",
  "++",
  " ",
  ";",
  "0x",
  "\\",
);

test("what is accepted is JavaScript, whatever the characters", () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
      const text = tokens.join("");
      try {
        parseExpression(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
        return;
      }
      expect(() => new Function(`return (${text}\n);`), text).not.toThrow();
    }),
    { numRuns: 20_000 },
  );
});
