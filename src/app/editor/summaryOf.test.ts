import { expect, test } from "vitest";
import { defineNode } from "../../model/defineNode.ts";
import type { JsonObject } from "../../model/json.ts";
import { summaryOf, summaryOfRegion } from "./summaryOf.ts";

const TYPE = defineNode({
  type: "keep",
  summary: "keep {count} where {where} by {by}",
  params: {
    count: { kind: "number", label: "Count", default: 3 },
    where: { kind: "expression", label: "Where" },
    by: { kind: "texts", label: "By" },
  },
  run: () => undefined,
});
const said = (params: JsonObject) => summaryOf({ type: "keep@1", params }, TYPE);

test("params, defaults and dots fill the template", () => {
  expect(said({ where: "${item.a > 1}", by: ["x", "y"] })).toBe("keep 3 where item.a > 1 by x, y");
  expect(said({})).toBe("keep 3 where … by …");
});

test("a template with more than one expression is shown as it is", () => {
  expect(said({ where: "${a} and ${b}" })).toContain("${a} and ${b}");
});

test("names of params that a prototype has do not come through", () => {
  const type = { ...TYPE, summary: "{constructor} {toString}" };
  expect(summaryOf({ type: "keep@1", params: {} }, type)).toBe("… …");
});

test("a node of an unknown type says so", () => {
  expect(summaryOf({ type: "gone@1" }, undefined)).toBe("Unknown node type");
});

test("where a template is params alone, those that are not set are left out", () => {
  const type = { ...TYPE, summary: "{where} {by}" };
  expect(summaryOf({ type: "keep@1", params: { by: ["x"] } }, type)).toBe("x");
  expect(summaryOf({ type: "keep@1", params: { where: "w" } }, type)).toBe("w");
  expect(summaryOf({ type: "keep@1", params: { by: ["a", "b", "c", "d", "e"] } }, type)).toBe("a, b, c, d, …");
  expect(summaryOf({ type: "keep@1" }, type)).toBe("… …");
});

test("a choice is called as in the form", () => {
  const options = [
    { value: "first", label: "First items" },
    { value: "html", label: "HTML" },
  ] as const;
  const type = defineNode({
    type: "take",
    summary: "{from} of {by}",
    params: { from: { kind: "choice", label: "From", options, default: "first" }, by: { kind: "choice", label: "By", options } },
    run: () => undefined,
  });
  expect(summaryOf({ type: "take@1", params: { by: "first" } }, type)).toBe("First items of first items");
  expect(summaryOf({ type: "take@1", params: { from: "html", by: "html" } }, type)).toBe("HTML of HTML");
  expect(summaryOf({ type: "take@1", params: { from: "gone", by: "${item.by}" } }, type)).toBe("gone of item.by");
});

test("params that the form hides are left out", () => {
  const type = defineNode({
    type: "rest",
    summary: "{time} {signal}",
    params: {
      for: { kind: "text", label: "For", default: "time" },
      time: { kind: "text", label: "Time", default: "1s", showIf: { param: "for", in: ["time"] } },
      signal: { kind: "text", label: "Signal", showIf: { param: "for", in: ["signal"] } },
    },
    run: () => undefined,
  });
  expect(summaryOf({ type: "rest@1" }, type)).toBe("1s");
  expect(summaryOf({ type: "rest@1", params: { for: "signal", signal: "paid" } }, type)).toBe("paid");
  expect(summaryOf({ type: "rest@1", params: { for: "signal" } }, type)).toBe("…");
});

test("a region's line names what is set, by its labels", () => {
  expect(summaryOfRegion({ kind: "loop", nodes: [], params: { until: "${item.done}", times: 3 } })).toBe("Times 3 · Until item.done");
  expect(summaryOfRegion({ kind: "exclusive", nodes: [], params: { interleave: true } })).toBe("One node at a time");
  expect(summaryOfRegion({ kind: "try", nodes: [] })).toBe("");
});
