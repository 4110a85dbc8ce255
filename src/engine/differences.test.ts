import { expect, test } from "vitest";
import { differenceText } from "../model/testVerdict.ts";
import { differences } from "./differences.ts";

test("equal values have no differences, whatever the order of their keys", () => {
  expect(differences("out", [{ a: 1, b: [null, "x"] }], [{ b: [null, "x"], a: 1 }])).toEqual([]);
});

test("every place is named as an expression would name it", () => {
  const expected = [{ a: 1, "b c": { d: [1, 2] }, gone: true }, "same"];
  const found = [{ a: "1", "b c": { d: [2, 1, 3] }, more: null }, "same"];
  expect(differences("out", expected, found).map(differenceText)).toEqual([
    'out[0].a: expected 1, found "1"',
    'out[0]["b c"].d[0]: expected 1, found 2',
    'out[0]["b c"].d[1]: expected 2, found 1',
    'out[0]["b c"].d[2]: expected nothing, found 3',
    "out[0].gone: expected true, found nothing",
    "out[0].more: expected nothing, found null",
  ]);
});

test("lists, maps, null and nothing differ from each other", () => {
  expect(differences("out", [], {})).toEqual([{ path: "out", expected: [], found: {} }]);
  expect(differences("out", null, undefined)).toEqual([{ path: "out", expected: null }]);
  expect(differences("out", {}, null)).toEqual([{ path: "out", expected: {}, found: null }]);
});

test("keys that objects have by nature are keys like any other", () => {
  expect(differences("out", JSON.parse('{"__proto__":1}'), {})).toEqual([{ path: "out.__proto__", expected: 1 }]);
  expect(differences("out", {}, { constructor: 1 })).toEqual([{ path: "out.constructor", found: 1 }]);
});

test("a long value is cut in the text of a difference", () => {
  const text = differenceText({ path: "out", expected: "x".repeat(500) });
  expect(text).toMatch(/^out: expected "x{100,}…, found nothing$/);
  expect(text.length).toBeLessThan(160);
});
