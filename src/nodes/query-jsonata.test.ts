import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { queryJsonata } from "./query-jsonata.ts";
import { runNode } from "./runNode.ts";

const ask = async (query: string, input: readonly Item[] = [{}], params: Record<string, unknown> = {}) =>
  (await runNode(queryJsonata, { params: { query, ...params }, input })).out;

test("a list is several items, a value one, nothing none", async () => {
  expect(await ask("$", [[1, 2], 3, null, { a: 1 }])).toEqual([1, 2, 3, null, { a: 1 }]);
  expect(await ask("missing", [{}])).toEqual([]);
  expect(await ask("$", [])).toEqual([]);
  expect(await ask("$count($)", [], { over: "packet" })).toEqual([0]);
});

test("it finds the index and the parameters of the run", async () => {
  const { out } = await runNode(queryJsonata, {
    params: { query: "[$index, $parameters.rate]" },
    input: [{}, {}],
    run: { parameters: { rate: 7 } },
  });
  expect(out).toEqual([0, 7, 1, 7]);
});

test("time and chance come from the host", async () => {
  const { out } = await runNode(queryJsonata, {
    params: { query: "[$now(), $now('[Y]'), $millis(), $random(), $shuffle([1, 2, 3])]" },
    host: { now: () => 0, random: () => 0 },
  });
  expect(out).toEqual(["1970-01-01T00:00:00.000Z", "1970", 0, 0, 2, 3, 1]);
});

test("functions with limits answer as their originals do", async () => {
  expect(await ask('[$pad("ab", 4, "-+"), $pad("ab", -3), $pad("abc", 2), $pad("x", 3, "")]')).toEqual(["ab-+", " ab", "abc", "x  "]);
  expect(await ask("$distinct(v)", [{ v: [1, "1", 1, { a: 1 }, { a: 1 }] }])).toEqual([1, "1", { a: 1 }]);
  expect(await ask("$distinct(o.v) + 1", [{ o: [{ v: 1 }, { v: 1 }] }])).toEqual([2]);
  expect(await ask("$sort(v, function($a, $b) { $a < $b })", [{ v: [1, 3, 2] }])).toEqual([3, 2, 1]);
  expect(await ask("o^(>v).v", [{ o: [{ v: 1 }, { v: 2 }] }])).toEqual([2, 1]);
});

test("regular expressions match, replace and split, with groups and without case", async () => {
  expect(await ask('$match("ab12cd3", /([a-z]+)([0-9]+)/).groups')).toEqual(["ab", "12", "cd", "3"]);
  expect(await ask('$replace("Über über", /ü(b)/i, "$1")')).toEqual(["ber ber"]);
  expect(await ask('$split("a, b;c", /[,;] ?/)')).toEqual(["a", "b", "c"]);
  expect(await ask('$contains("a\\nb", /^b$/m)')).toEqual([true]);
});

test("a regular expression that would backtrack without end takes its time by the text", async () => {
  expect(await ask(`$contains("${"a".repeat(20_000)}!", /^(a+)+$/)`)).toEqual([false]);
  await expect(ask('$contains("a", /(?=a)a/)')).rejects.toMatchObject({ code: "bad-query", param: "query" });
});

test("what is no query says where", async () => {
  await expect(ask("a[")).rejects.toMatchObject({ code: "bad-query", param: "query", message: expect.stringContaining("character") });
  await expect(ask("(".repeat(100_000))).rejects.toMatchObject({ code: expect.stringMatching(/^(bad-query|query-limit)$/) });
  await expect(ask('$eval("1")')).rejects.toMatchObject({ code: "bad-query" });
  await expect(runNode(queryJsonata, { params: { query: 5 } })).rejects.toMatchObject({ code: "not-text", param: "query" });
  await expect(ask("1", [{}], { timeout: "soon" })).rejects.toMatchObject({ code: "bad-value", param: "timeout" });
  await expect(ask("1", [{}], { timeout: 0 })).rejects.toMatchObject({ code: "bad-value", param: "timeout" });
});

test("values of the wrong kind fail with the item; a function is no result", async () => {
  await expect(ask("a + 1", [{ a: 1 }, { a: "x" }])).rejects.toMatchObject({
    code: "query-failed",
    message: expect.stringContaining("item 1"),
  });
  await expect(ask("$sum")).rejects.toMatchObject({ code: "bad-result" });
  await expect(ask('{"f": function($x) { $x }}')).rejects.toMatchObject({ code: "bad-result" });
});

test("a query without end meets its time limit", async () => {
  await expect(ask("($f := function($n) { $f($n + 1) }; $f(0))", [{}], { timeout: 50 })).rejects.toMatchObject({
    code: "query-timeout",
    kind: "timeout",
  });
});

test.each([
  ["calls inside each other", "($f := function($n) { 1 + $f($n) }; $f(0))"],
  ["a range", "[1..100000000]"],
  ["lists of lists", "[1..1000].([1..1000])"],
  ["a text that doubles", '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f("x", 40)))'],
  ["shared parts that double", '($f := function($x, $n) { $n = 0 ? $x : $f({"a": $x, "b": $x}, $n - 1) }; $f(1, 80) = $f(1, 80))'],
  ["a wide text", '$pad("", 400000000)'],
  ["much to sort", "$sort($map([1..50000], function($v) { -$v }))"],
  ["much to order", '[1..50000].{"v": -$}^(v)'],
])("a bomb ends as a failure: %s", async (_, query) => {
  await expect(ask(query, [{}], { timeout: "20s" })).rejects.toMatchObject({ code: "query-limit", kind: "budget" });
});

test("many different values are told apart in no time", async () => {
  const input = Array.from({ length: 50_000 }, (_, id) => ({ id }));
  expect(await ask("$count($distinct($))", input, { over: "packet" })).toEqual([50_000]);
});

test("it lets others have their turn, and ends when the run is cancelled", async () => {
  const host = { sleep: () => Promise.reject(new Error("cancelled")) };
  const running = runNode(queryJsonata, { params: { query: "($f := function() { $f() }; $f())", timeout: "1h" }, host });
  await expect(running).rejects.toThrow("cancelled");
});

test("hostile names are plain data", async () => {
  const item = JSON.parse('{"__proto__": 1, "a": {"b": 2}}') as Item;
  expect(JSON.stringify(await ask('{"__proto__": {"x": 1}, "c": `__proto__`}', [item]))).toBe('[{"__proto__":{"x":1},"c":1}]');
  expect(await ask("[constructor, toString, a.hasOwnProperty]", [item])).toEqual([]);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
