import { expect, test } from "vitest";
import { ARRAY_METHODS } from "./arrayMethods.ts";
import { compileTemplate } from "./compileTemplate.ts";
import { EMPTY_SCOPE } from "./emptyScope.ts";
import { ExpressionError } from "./expressionError.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { FUNCTIONS } from "./functions/functions.ts";
import { GLOBAL_FUNCTIONS } from "./globalFunctions.ts";
import { hostileExpressions } from "./hostileExpressions.ts";

const data = JSON.parse(
  '{"a":1,"list":[3,1,2],"text":"abc","__proto__":{"polluted":true},"constructor":"data","template":"${item.a}"}',
) as ExpressionScope["item"];
const scope: ExpressionScope = {
  ...EMPTY_SCOPE,
  item: data,
  items: [data as never],
  nodes: () => ({ item: data, items: [data as never] }),
};
const run = (source: string): unknown => compileTemplate(`\${${source}}`).evaluate(scope);
const outcome = (source: string): unknown => {
  try {
    return run(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
};

test.each(hostileExpressions)("%s does not exist", (source) => {
  expect(["expression-syntax", "unknown-name", "expression-value", undefined, null]).toContain(outcome(source));
});

test.each(["toString", "valueOf", "hasOwnProperty", "map", "trim", "toFixed", "__defineGetter__", "__lookupGetter__"])(
  "%s is no value",
  (key) => {
    for (const carrier of ["item", "item.list", "item.text", "item.a"]) {
      expect(run(`${carrier}.${key}`)).toBeUndefined();
      expect(run(`${carrier}["${key}"]`)).toBeUndefined();
    }
  },
);

test("no name of the host can be reached", () => {
  for (const name of [
    "globalThis",
    "window",
    "self",
    "process",
    "require",
    "Function",
    "eval",
    "Reflect",
    "Proxy",
    "Symbol",
    "fetch",
    "console",
    "Date",
    "setTimeout",
    "arguments",
    "import",
    "toString",
    "hasOwnProperty",
    "__proto__",
    "constructor",
  ]) {
    expect(["expression-syntax", "unknown-name"]).toContain(outcome(name));
    expect(["expression-syntax", "unknown-name"]).toContain(outcome(`${name}()`));
  }
});

function walk(value: unknown, seen = new Set<unknown>()): void {
  expect(["undefined", "string", "number", "boolean", "object"]).toContain(typeof value);
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  expect([Object.prototype, Array.prototype, null]).toContain(Object.getPrototypeOf(value));
  for (const key of Reflect.ownKeys(value))
    if (!(Array.isArray(value) && key === "length")) walk((value as Record<PropertyKey, unknown>)[key], seen);
}

test("whatever functions and methods return is plain data or an error", () => {
  const values = [
    "item",
    "item.list",
    "item.text",
    "1",
    "null",
    "undefined",
    "[[1, 2]]",
    "({ length: 3 })",
    "'2026-01-01'",
    "x => x",
    "[item]",
  ];
  const calls = [
    ...[...GLOBAL_FUNCTIONS.keys(), ...FUNCTIONS.keys()].flatMap((name) => [
      `${name}()`,
      ...values.flatMap((a) => [
        `${name}(${a})`,
        `${name}(${a}, 'day')`,
        `${name}(${a}, x => x)`,
        `${name}(${a}, ['a', '__proto__', 'constructor'])`,
      ]),
    ]),
    ...[...ARRAY_METHODS.keys()].flatMap((name) => values.map((a) => `item.list.${name}(${a})`)),
    ...[...ARRAY_METHODS.keys()].flatMap((name) => values.map((a) => `item.text.${name}(${a})`)),
  ];
  const before = JSON.stringify(data);
  for (const call of calls) walk(outcome(call));
  expect(JSON.stringify(data)).toBe(before);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("__proto__ in a literal, a spread or entries is an own key and changes no prototype", () => {
  for (const source of [
    "{ __proto__: { x: 1 } }",
    "{ ['__proto__']: { x: 1 } }",
    "{ ...item }",
    "merge(item)",
    "Object.fromEntries([['__proto__', { x: 1 }]])",
    "groupBy([1], x => '__proto__')",
    'JSON.parse(\'{"__proto__":{"x":1}}\')',
  ]) {
    const result = run(source) as object;
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.hasOwn(result, "__proto__")).toBe(true);
  }
});

test("data that looks like a template comes out verbatim", () => {
  expect(compileTemplate("<${item.template}>").evaluate(scope)).toBe("<${item.a}>");
});

test("the data is never changed", () => {
  const frozen = JSON.stringify(data);
  for (const source of [
    "item.list.sort()",
    "item.list.reverse()",
    "item.list.toSorted((a, b) => b - a)",
    "item.list.with(0, 9)",
    "{ ...item, a: 2 }",
    "item.list.map(x => 0 / 0)",
    "[item.list, 0 / 0]",
  ])
    run(source);
  expect(JSON.stringify(data)).toBe(frozen);
});

test.each([
  ["'a'.repeat(1e9)"],
  ["'a'.padStart(1e9)"],
  ["'a'.padEnd(1e9, 'b')"],
  ["range(1e9)"],
  ["range(0, Infinity)"],
  ["Array.from({ length: 1e9 })"],
  ["range(100).reduce((a, x) => a + a, 'xx')"],
  ["range(100).reduce((a, x) => a.concat(a), [1])"],
  ["range(100).reduce((a, x) => [a, a], [1])"],
  ["JSON.stringify(range(100).reduce((a, x) => [a, a], [1]))"],
  ["String(range(60).reduce((a, x) => [a, a], [1]))"],
  ["range(5000).map(x => range(5000).map(y => x * y).length)"],
  ["'a'.repeat(1e6).replaceAll('a', 'b'.repeat(1e6))"],
  ["'a'.repeat(9e6).indexOf('a'.repeat(4e6) + 'b')"],
  ["range(1e6).join('abcdefghijklmnop')"],
  ["`${'a'.repeat(9e6)}${'a'.repeat(9e6)}`"],
])("%s is stopped", (source) => {
  const start = performance.now();
  expect(outcome(source)).toBe("expression-limit");
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each([
  `${"(".repeat(5000)}1${")".repeat(5000)}`,
  `${"[".repeat(5000)}`,
  `${"!".repeat(15000)}1`,
  `1${"+1".repeat(9000)}`,
  `item${".a".repeat(9000)}`,
  `${"1?1:".repeat(4000)}1`,
  `[].map(${"a=>".repeat(5000)}1)`,
  "`${".repeat(5000),
  "a".repeat(30000),
])("deep nesting is a problem, not a crash", (source) => {
  expect(compileTemplate(`\${${source}}`).problems).toHaveLength(1);
});
