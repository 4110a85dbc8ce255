import { expect, test } from "vitest";
import { checkShape } from "./checkShape.ts";
import { checkTests } from "./checkTests.ts";
import { parseValue } from "./parseDocument.ts";
import type { Workflow } from "./workflow.ts";

function withTests(...tests: readonly object[]): Record<string, never> {
  return {
    format: "vwmp/1",
    name: "W",
    nodes: { totals: { type: "x@1" }, save: { type: "x@1", params: { name: "sum" } } },
    edges: [],
    tests,
  } as never;
}

function shapeOf(entry: object): readonly string[] {
  return checkShape(withTests(entry)).map(({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`);
}

function problemsOf(entry: object): readonly string[] {
  const { workflow } = parseValue(withTests(entry));
  return checkTests(workflow as Workflow).map(({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`);
}

test("a test with every key is right", () => {
  const entry = {
    name: "all",
    parameters: { minimum: 1 },
    input: [{ a: 1 }],
    pins: { "totals.out": [1] },
    seed: 7,
    now: "2026-01-31T12:00:00Z",
    signals: [{ name: "approved", at: "1h", data: { by: "Ann" } }],
    cancelAt: 5000,
    expect: { totals: [1], "totals.error": null, sum: [] },
  };
  expect(shapeOf(entry)).toEqual([]);
  expect(problemsOf(entry)).toEqual([]);
  expect(problemsOf({ name: "fails", expectFailure: { code: "timeout", node: "totals", message: "late" } })).toEqual([]);
});

test("wrong types and missing values are errors at their place, unknown keys warnings", () => {
  expect(shapeOf({ expect: {} })).toEqual(["error missing-value tests.0.name"]);
  expect(shapeOf({ name: "x", expect: [], seed: "7", input: {} })).toEqual([
    "error wrong-type tests.0.input",
    "error wrong-type tests.0.seed",
    "error wrong-type tests.0.expect",
  ]);
  expect(shapeOf({ name: "x", pins: { a: 1 }, signals: [{ name: "s" }] })).toEqual([
    "error wrong-type tests.0.pins.a",
    "error missing-value tests.0.signals.0.at",
  ]);
  expect(shapeOf({ name: "x", expect: {}, expects: {} })).toEqual(["warning unknown-key tests.0.expects"]);
});

test("a test expects either outputs or a failure", () => {
  expect(problemsOf({ name: "x" })).toEqual(["error missing-value tests.0.expect"]);
  expect(problemsOf({ name: "x", expect: {}, expectFailure: true })).toEqual(["error bad-value tests.0.expectFailure"]);
  expect(problemsOf({ name: "x", expectFailure: false })).toEqual(["error bad-value tests.0.expectFailure"]);
});

test("an output is expected as a list of items or as null", () => {
  expect(problemsOf({ name: "x", expect: { totals: { country: "DE" } } })).toEqual(["error wrong-type tests.0.expect.totals"]);
});

test("a date and lengths of time must be such", () => {
  const entry = { name: "x", now: "soon", cancelAt: "5 parsecs", signals: [{ name: "s", at: "later" }], expect: {} };
  expect(problemsOf(entry)).toEqual([
    "error bad-value tests.0.now",
    "error bad-value tests.0.signals.0.at",
    "error bad-value tests.0.cancelAt",
  ]);
});

test("outputs and pins that nothing is called by are warned of, with the name that was meant", () => {
  const { workflow } = parseValue(withTests({ name: "x", expect: { totl: [] }, pins: { "totls.out": [] } }));
  expect(checkTests(workflow as Workflow).map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    "warning: Test “x”: no output is called “totl”; did you mean “totals”?",
    "warning: Test “x”: the pin “totls.out” names no node; pins are keyed “node.port”; did you mean “totals”?",
  ]);
});
