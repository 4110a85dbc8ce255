import fc from "fast-check";
import { expect, test } from "vitest";
import { emitYaml } from "./emitYaml.ts";
import { readYaml } from "./yaml.ts";

const INDICATORS = [
  "a",
  " ",
  "\n",
  "\t",
  ":",
  "#",
  "-",
  "'",
  '"',
  "\\",
  "\r",
  "\u0085",
  "\u2028",
  "\uFEFF",
  "\uD800",
  "?",
  "[",
  "{",
  ",",
  "1",
  ".",
  "%",
  "~",
  "|",
  ">",
  "&",
  "*",
  "!",
  "`",
  "@",
];
const WORDS = [
  "a".repeat(2000),
  "---",
  "--- x",
  "...",
  "null",
  "Null",
  "0x1F",
  "0o7",
  "1e3",
  "+.5",
  ".inf",
  "<<",
  "yes",
  "-",
  "?",
  ":",
  "- a",
  "? a",
  "a: b",
  "a #b",
  "__proto__",
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", "#"), maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...INDICATORS), maxLength: 12 }),
  fc.constantFrom(...WORDS),
  fc.string({ unit: "binary" }),
);
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.constantFrom(null, true, false),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(text, tie("value"), { maxKeys: 3 }),
  ),
}));

test("law: what is written is read again, hostile texts and keys too", () => {
  fc.assert(
    fc.property(anyValue, fc.boolean(), (value, flow) => {
      const yaml = emitYaml(value, () => flow);
      const { value: back, problems } = readYaml(yaml);
      expect([yaml, problems, JSON.stringify(back)]).toEqual([yaml, [], JSON.stringify(value)]);
    }),
    { numRuns: 1000 },
  );
});

test("block style, texts of several lines as they are, quotes only where they are needed", () => {
  const value = {
    name: "Large orders",
    empty: { list: [], map: {} },
    list: [{ a: 1, b: ["x", null] }, [true], "- x"],
    code: "a\n  b\n",
    at: [1, 2.5],
    no: "no",
    n: "1",
    say: 'a: "b"',
  };
  expect(emitYaml(value, (path) => path[0] === "at")).toBe(`name: Large orders
empty:
  list: []
  map: {}
list:
  - a: 1
    b:
      - x
      - null
  - - true
  - "- x"
code: |
  a
    b
at: [ 1, 2.5 ]
no: no
n: "1"
say: 'a: "b"'
`);
});
