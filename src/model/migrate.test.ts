import { expect, test } from "vitest";
import { formatWorkflow } from "./formatWorkflow.ts";
import { parseValue } from "./parseDocument.ts";

const DRAFT = {
  format: "vwmp/0",
  name: "Draft",
  nodes: [
    { id: "a", type: "manual@1" },
    { id: "b", type: "log@1", params: { message: "hi" }, extra: 1 },
  ],
  edges: [
    { from: "a", to: "b" },
    { from: "a.out", to: "b.in" },
  ],
};

test("a draft becomes the current format, unknown keys kept", () => {
  const { workflow, problems } = parseValue(DRAFT);
  expect(problems.map(({ code }) => code)).toEqual(["unknown-key"]);
  expect(workflow?.format).toBe("vwmp/1");
  expect(workflow && JSON.parse(formatWorkflow(workflow))).toEqual({
    format: "vwmp/1",
    name: "Draft",
    nodes: { a: { type: "manual@1" }, b: { type: "log@1", params: { message: "hi" }, extra: 1 } },
    edges: ["a -> b", "a.out -> b.in"],
  });
});

test("a draft that is not of its own shape is reported, not guessed at", () => {
  const twice = {
    ...DRAFT,
    nodes: [
      { id: "a", type: "x@1" },
      { id: "a", type: "x@1" },
    ],
  };
  expect(parseValue(twice)).toMatchObject({ workflow: undefined, problems: [{ code: "wrong-type", path: ["nodes"] }] });
  expect(parseValue({ ...DRAFT, edges: [3] }).problems).toContainEqual(expect.objectContaining({ code: "wrong-type", path: ["edges", 0] }));
});

test("a newer format is not opened", () => {
  expect(parseValue({ ...DRAFT, format: "vwmp/9" })).toMatchObject({ workflow: undefined });
});
