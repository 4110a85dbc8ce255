import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { findInWorkflow } from "./findInWorkflow.ts";

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Flow",
  nodes: {
    load: {
      type: "http-request@1",
      name: "Fetch orders",
      params: { url: "https://shop.example/orders", headers: [{ name: "x", value: "y" }] },
    },
    keep: { type: "filter@1", notes: "only orders of today", params: { where: "${item.total > 100}" } },
  },
  edges: [],
  layout: { notes: [{ id: "n1", at: [0, 0], text: "# Orders" }], groups: [{ id: "g1", name: "Order group", nodes: ["load"] }] },
};

test("names come first, then params, notes of nodes and sticky notes", () => {
  expect(findInWorkflow(FLOW, [], "ORDER").map(({ id, param }) => [id, param])).toEqual([
    ["load", undefined],
    ["group:g1", undefined],
    ["load", "url"],
    ["keep", undefined],
    ["note:n1", undefined],
  ]);
});

test("a text deep in a param names the param", () => {
  expect(findInWorkflow(FLOW, [], "y")).toContainEqual(expect.objectContaining({ id: "load", param: "headers" }));
});

test("nothing is found for nothing", () => {
  expect(findInWorkflow(FLOW, [], "  ")).toEqual([]);
});
