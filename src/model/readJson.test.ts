import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "./readJson.ts";

test("reads what JSON.parse reads, and refuses what it refuses", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', "x", "1", ":", "/", "\u0000", "\\"), (json, at, junk) => {
      const cut = at % (json.length + 1);
      const text = json.slice(0, cut) + junk + json.slice(cut);
      let expected: unknown;
      let valid = true;
      try {
        expected = JSON.parse(text);
      } catch {
        valid = false;
      }
      const read = readJson(text);
      const broken = read.problems.some((problem) => problem.code === "syntax");
      expect([text, broken]).toEqual([text, !valid]);
      if (valid) expect(read.value).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test("gives the line of a syntax error and what to do", () => {
  const { problems, value } = readJson('{\n  "a": 1,\n  "b": [1, 2,]\n}');
  expect(value).toBeUndefined();
  expect(problems).toEqual([
    { code: "syntax", severity: "error", message: "This is not JSON: there is a “,” too many before this “]”.", path: ["b", 1], line: 3 },
  ]);
  expect(readJson("{ // hi\n}").problems[0]?.message).toContain("no comments");
  expect(readJson('{"a": "x').problems[0]?.message).toContain("not closed");
  expect(readJson("").problems[0]?.message).toContain("cut off");
});

test.each([
  ['{"a" 1}', "expected a “:” after the key, found “1”"],
  ["[1 ]}", "expected the end of the text, found “}”"],
  ["[,1]", "expected a value or “]”, found “,”"],
  ["[1}", "a list is closed with “}”; it needs “]”"],
  ['{"a":tru}', "expected a value, found “tru”"],
  ["['a']", "texts stand in double quotes in JSON, not in single ones"],
  ["[/* a */]", "JSON has no comments; delete it, or write the file as YAML"],
  ["[1.]", "a number is cut short"],
  ['["\\x"]', 'an escape is not one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX'],
  ['["\\u12"]', "a \\u escape needs four hexadecimal digits"],
  ['["a\tb"]', "a text holds a raw line break, tab or control character; write it as an escape such as \\n"],
  ['["a\n"]', "a text is not closed; put a double quote at its end"],
])("says of %j: %s", (text, message) => {
  expect(readJson(text).problems[0]?.message).toBe(`This is not JSON: ${message}.`);
});

test("a single token of ten million characters does not overflow", () => {
  expect(readJson(`["${"x".repeat(1e7)}", ${"1".repeat(1e7)}, ${" ".repeat(1e7)}"${"\\n".repeat(1e6)}"]`).problems).toEqual([]);
});

test("finds keys that appear twice, with path and line, however they are spelled", () => {
  const { problems } = readJson('{\n "nodes": {\n  "a": {},\n  "\\u0061": {}\n }\n}');
  expect(problems).toMatchObject([{ code: "duplicate-key", path: ["nodes", "a"], line: 4 }]);
});

test("refuses depth 100,000 at once and keeps hostile keys as own keys", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  expect(readJson(deep).problems).toMatchObject([{ code: "too-deep", line: 1 }]);
  expect(readJson(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`).problems).toMatchObject([{ code: "too-deep" }]);
  const { value } = readJson('\uFEFF{"__proto__": {"x": 1}, "constructor": 2}');
  expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
});

test("knows the line of any path, and of the nearest outer value for a missing one", () => {
  const { lineOf } = readJson('{\n"nodes": {\n"a": {\n"params": {\n"list": [\n1,\n{"deep":\n{"er": 2}}\n]}}}}');
  expect(lineOf([])).toBe(1);
  expect(lineOf(["nodes", "a"])).toBe(3);
  expect(lineOf(["nodes", "a", "params"])).toBe(4);
  expect(lineOf(["nodes", "a", "params", "list", 1])).toBe(7);
  expect(lineOf(["nodes", "a", "params", "list", 1, "deep", "er"])).toBe(8);
  expect(lineOf(["nodes", "a", "params", "list", 1, "no"])).toBe(7);
  expect(lineOf(["nodes", "b"])).toBe(2);
});
