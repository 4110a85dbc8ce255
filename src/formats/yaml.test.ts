import { expect, test } from "vitest";
import { readYaml } from "./yaml.ts";

const problem = (text: string) => readYaml(text).problems.map(({ code, path, line }) => `${code} ${path.join(".")} ${line}`);

test("plain scalars of the core schema are values, quoted ones text", () => {
  expect(readYaml("[~, null, '', true, FALSE, 12, -0, +1.5e3, .5, 0o17, 0x1F, '12', \"a\\tb\", 1_000, 0b1, 12:30, no]").value).toEqual([
    null,
    null,
    "",
    true,
    false,
    12,
    0,
    1500,
    0.5,
    15,
    31,
    "12",
    "a\tb",
    "1_000",
    "0b1",
    "12:30",
    "no",
  ]);
});

test("tags: a known one decides, another is a problem with its place", () => {
  expect(readYaml("[!!str 12, ! 12, !!int '12', !!float 1.5, !!null '', !<tag:yaml.org,2002:str> true]").value).toEqual([
    "12",
    "12",
    12,
    1.5,
    null,
    "true",
  ]);
  expect(problem("a:\n  b: !x 1")).toEqual(["bad-value a.b 2"]);
  expect(problem("a: !!int x")).toEqual(["bad-value a 1"]);
  expect(problem("a: !!set {x: 1}")).toEqual(["bad-value a 1"]);
});

test("aliases are written out; one without anchor, or as a key, is a problem", () => {
  expect(readYaml("a: &x { y: [1] }\nb: *x\nc: &k key\n").value).toEqual({ a: { y: [1] }, b: { y: [1] }, c: "key" });
  expect(problem("a: *x")).toEqual(["bad-value a 1"]);
  expect(problem("a: &x 1\n*x : 2")).toEqual(["wrong-type  2"]);
});

test("one document only, and its syntax errors by line", () => {
  expect(problem("a: 1\n---\nb: 2")).toEqual(["syntax  3"]);
  expect(problem("a: 1\n b: 2")).toEqual(["syntax  2"]);
  expect(problem("a: 'x\n")).toHaveLength(1);
});

test("lines of keys, of entries, of texts of several lines, and of what is not there", () => {
  const { lineOf } = readYaml("a:\n  b: |\n    x\n    y\nc:\n  - 1\n  - |\n    z\n  -\n  - d: 'q'\n");
  expect([["a"], ["a", "b"], ["c", 0], ["c", 1], ["c", 3], ["c", 3, "d"], ["a", "gone"], []].map((path) => lineOf(path))).toEqual([
    1, 2, 6, 7, 10, 10, 1, 1,
  ]);
});
