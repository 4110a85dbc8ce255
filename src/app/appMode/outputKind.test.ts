import { expect, test } from "vitest";
import { outputKind } from "./outputKind.ts";

const FILE = { $file: "a".repeat(64), name: "a.png", type: "image/png", size: 1 };

test("files are shown as files, and what holds nothing but a text as Markdown", () => {
  expect(outputKind([FILE, FILE])).toEqual({ kind: "files" });
  expect(outputKind(["# A", { text: "b" }])).toEqual({ kind: "text", text: "# A\n\nb" });
});

test("one object is its fields, several are a table with the keys of all", () => {
  expect(outputKind([{ a: 1, b: FILE }])).toEqual({
    kind: "record",
    rows: [
      ["a", 1],
      ["b", FILE],
    ],
  });
  expect(
    outputKind([
      { a: 1, b: 2 },
      { a: 1, c: 3 },
    ]),
  ).toEqual({ kind: "table", columns: ["a", "b", "c"], charted: true });
  expect(outputKind([{ a: "x", b: "y" }, { a: "z" }])).toMatchObject({ kind: "table", charted: false });
});

test("other items are values, and no items nothing", () => {
  expect(outputKind([1, { a: 1, b: 2 }])).toEqual({ kind: "values", values: [1, { a: 1, b: 2 }] });
  expect(outputKind([])).toEqual({ kind: "nothing" });
});
