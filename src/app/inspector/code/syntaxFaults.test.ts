import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { expect, test } from "vitest";
import { syntaxFaults } from "./syntaxFaults.ts";

const program = javascript({ typescript: true }).language;
/** Each fault as the signs that are underlined and what is said of them. */
function faultsIn(text: string, language = program): readonly string[] {
  return syntaxFaults(language.parser.parse(text), text).map(({ from, to, message }) => `${text.slice(from, to)}: ${message}`);
}

test("what is right has no fault, types and the body of a function included", () => {
  expect(faultsIn("const total: number = list.sum(items, 'price');\nreturn await { total };")).toEqual([]);
  expect(faultsIn("")).toEqual([]);
  expect(faultsIn('{ "a": [1, null] }', json().language)).toEqual([]);
});

test("what is missing is told at the sign before it, by its sign where that is known", () => {
  expect(faultsIn("return items.map(x => x.a")).toEqual(["a: “)” is missing."]);
  expect(faultsIn("return { a: 1")).toEqual(["1: “}” is missing."]);
  expect(faultsIn("return [1,\n")).toEqual([",: “]” is missing."]);
  expect(faultsIn("const a = ;")).toEqual(["=: Something is missing behind this."]);
  expect(faultsIn('return "abc')).toEqual(['c: “"” is missing.']);
  expect(faultsIn("return `abc")).toEqual(["c: “`” is missing."]);
  expect(faultsIn("if (items.length > 1 {")).toEqual(["1: “)” is missing.", "{: “}” is missing."]);
});

test("what is too much is underlined", () => {
  expect(faultsIn("return items)")).toEqual(["): “)” is not understood here."]);
  expect(faultsIn('{ "a": 1 "b" }', json().language)).toEqual(['“"b"” is not understood here.'].map((text) => `"b": ${text}`));
});
