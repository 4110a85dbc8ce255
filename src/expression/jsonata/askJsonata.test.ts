import { expect, test } from "vitest";
import { compileTemplate } from "../compileTemplate.ts";
import { EMPTY_SCOPE } from "../emptyScope.ts";
import { ExpressionError } from "../expressionError.ts";
import type { ExpressionScope } from "../expressionScope.ts";
import { loadFunctions } from "../functions/lateCode.ts";

const ITEM = JSON.parse(
  '{"orders":[{"id":1,"total":120},{"id":2,"total":80}],"__proto__":{"polluted":true},"constructor":"data","then":1}',
);
const scope = (item: ExpressionScope["item"], parameters: ExpressionScope["parameters"] = {}): ExpressionScope => ({
  ...EMPTY_SCOPE,
  item,
  parameters,
});
const ask = (query: string, item = ITEM): unknown => compileTemplate("${jsonata(item, parameters.q)}").evaluate(scope(item, { q: query }));
function failure(query: string, item = ITEM): { readonly code: string; readonly message: string } {
  try {
    return { code: "none", message: JSON.stringify(ask(query, item)) };
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

test("before its code is loaded it says so; nothing is loaded where no expression calls it", async () => {
  compileTemplate("${upper(item.text)}");
  expect(loadFunctions()).toBeUndefined();
  expect(failure("$")).toMatchObject({ code: "expression-value", message: expect.stringContaining("could not be loaded") });
  const loading = loadFunctions();
  expect(loading).toBeInstanceOf(Promise);
  await loading;
  expect(loadFunctions()).toBeUndefined();
});

test("gives plain data: values, lists, objects, and undefined for nothing", () => {
  expect(ask("$sum(orders.total)")).toBe(200);
  expect(ask("orders[total > 100].id")).toBe(1);
  expect(ask("orders.id")).toStrictEqual([1, 2]);
  expect(ask("orders{$string(id): total}")).toEqual({ "1": 120, "2": 80 });
  expect(ask("nothing")).toBeUndefined();
  expect(ask("$map([1..3], function($n) { $n * 2 })")).toStrictEqual([2, 4, 6]);
  expect(ask('$replace("a1b2", /[0-9]/, "-")')).toBe("a-b-");
  expect(ask("$sort([3, 1, 2], function($a, $b) { $a < $b })")).toStrictEqual([3, 2, 1]);
  expect(ask("orders^(total).id")).toStrictEqual([2, 1]);
  expect(ask("$distinct([1, 2, 1, {'a': 1}, {'a': 1}])")).toEqual([1, 2, { a: 1 }]);
  expect(ask('$pad("a", -3, "0")')).toBe("00a");
  expect(ask("$", [1, 2] as never)).toStrictEqual([1, 2]);
});

test("leaves what it is given as it was", () => {
  const frozen = Object.freeze({ list: Object.freeze([1, 2]) });
  expect(ask("$ ~> |$|{'x': 1}|", frozen as never)).toEqual({ list: [1, 2], x: 1 });
  expect(ask("$append(list, 3)", frozen as never)).toEqual([1, 2, 3]);
  expect(frozen).toEqual({ list: [1, 2] });
});

test("reaches data alone", () => {
  const queries = [
    "constructor.constructor",
    "$lookup($, 'valueOf')",
    "toString",
    "$string.constructor",
    "$.__proto__.__proto__",
    "orders.push",
  ];
  for (const query of queries) expect(failure(query), query).toMatchObject({ code: "none", message: undefined });
  expect(JSON.stringify(ask("{'__proto__': {'polluted': true}, 'constructor': 1}"))).toBe(
    '{"__proto__":{"polluted":true},"constructor":1}',
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  for (const query of ["$sum", "function($x) { $x }", "[$sum]", "{'f': function($x) { $x }}"])
    expect(failure(query).code, query).toBe("expression-value");
});

test("what moves by itself is not offered", () => {
  for (const name of ["$now()", "$millis()", "$random()", "$shuffle([1, 2])", "$eval('1')"]) {
    expect(failure(name), name).toMatchObject({ code: "expression-value", message: expect.stringContaining("is not offered") });
  }
});

test("wrong queries and values say what is wrong", () => {
  expect(failure("orders[")).toMatchObject({ code: "expression-value", message: expect.stringMatching(/^jsonata: .*character \d+/) });
  expect(failure("$uppercase(1)").message).toMatch(/^jsonata: /);
  expect(failure("$sum('a')").code).toBe("expression-value");
  expect(failure("$match('a', /(a)\\1/)").code).toBe("expression-value");
});

test("work, size, depth and sorting are bounded", { timeout: 60_000 }, () => {
  const bombs = [
    "($f := function($n) { $f($n + 1) + 1 }; $f(0))",
    "($f := function($n) { $f($n + 1) }; $f(0))",
    "$map([1..100000], function($x) { $map([1..100000], function($y) { $y }) })",
    "[1..100000000]",
    "$pad('a', 1000000000)",
    "$reduce([1..40], function($a, $b) { $a & $a }, 'x')",
    "($d := function($v, $n) { $n = 0 ? $v : $d([$v, $v], $n - 1) }; $d([1], 40))",
    "$sort([1..20000])",
    "[1..20000]^($)",
    "$match($pad('a', 50000, 'a') & '!', /(a+)+$/)",
    "$join($split($pad('', 9000000, 'ab'), ''), ',')",
    `${"(".repeat(40_000)}1${")".repeat(40_000)}`,
    `${"[".repeat(200_000)}`,
  ];
  for (const query of bombs) {
    const before = performance.now();
    const { code, message } = failure(query);
    expect(["expression-limit", "expression-value", "none"], `${query.slice(0, 60)}: ${message?.slice(0, 80)}`).toContain(code);
    expect(performance.now() - before, query.slice(0, 60)).toBeLessThan(15_000);
  }
  for (const query of bombs.slice(0, 9)) expect(failure(query).code, query).toBe("expression-limit");
  expect(ask("1 + 1")).toBe(2);
});

test("is one expression's work: many small queries are bounded, too", () => {
  const template = compileTemplate('${range(1000000).map(n => jsonata(n, "$ + 1"))}');
  expect(() => template.evaluate(scope(ITEM))).toThrow(expect.objectContaining({ code: "expression-limit" }));
});
