import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { portOfOutput } from "./portOfOutput.ts";

const FLOW: Workflow = { format: "vwmp/1", name: "W", nodes: { sum: { type: "sum@1" } }, edges: [] };

test("an output is what left a port of a node, the first where none is named", () => {
  expect(portOfOutput(FLOW, [], "sum")).toEqual({ node: "sum", port: "out" });
  expect(portOfOutput(FLOW, [], "sum.rest")).toEqual({ node: "sum", port: "rest" });
});

test("an output with a name of its own is of no port", () => {
  expect(portOfOutput(FLOW, [], "Totals")).toBeUndefined();
  expect(portOfOutput(FLOW, [], "Totals.2026")).toBeUndefined();
  expect(portOfOutput(FLOW, [], "__proto__")).toBeUndefined();
});
