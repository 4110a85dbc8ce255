import { describe, expect, test } from "vitest";
import { WorkflowEngine } from "../index.ts";
import { extractWorkflow } from "./extract.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import type { Workflow, WorkflowNode } from "./workflow.ts";

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Orders",
  parameters: { minimum: { kind: "number", label: "Minimum", default: 100 } },
  nodes: {
    orders: { type: "csv-parse@1", params: { text: "country,total\nDE,120\nFR,80\nDE,300" } },
    large: { type: "filter@1", params: { where: "${item.total >= parameters.minimum}" } },
    named: { type: "edit-fields@1", params: { fields: [{ name: "sum", value: "${nodes.large.item.total * 2}" }] } },
    totals: { type: "summarize@1", params: { by: ["country"], fields: [{ field: "sum", op: "sum", as: "sum" }] } },
  },
  edges: ["orders -> large", "large.kept -> named", "named -> totals"],
  layout: { nodes: { large: [300, 0], named: [600, 0] } },
};
const EDGES = [
  { text: "orders -> large", from: { node: "orders", port: "out" }, to: { node: "large", port: "in" } },
  { text: "large.kept -> named", from: { node: "large", port: "kept" }, to: { node: "named", port: "in" } },
  { text: "named -> totals", from: { node: "named", port: "out" }, to: { node: "totals", port: "in" } },
];

const outputsOf = async (workflow: Workflow) => (await new WorkflowEngine().execute(formatWorkflow(workflow), {})).outputs;

describe("extractWorkflow", () => {
  test("a run gives the same before and after, with parameters and looks at nodes inside", async () => {
    const taken = extractWorkflow(FLOW, new Set(["large", "named"]), "Large orders", EDGES, [300, 0]);
    if ("refused" in taken) throw new Error(taken.refused);
    expect(Object.keys(taken.workflow.nodes)).toEqual(["orders", "totals", taken.id]);
    expect(taken.workflow.nodes[taken.id]?.params).toEqual({
      workflow: "large-orders",
      parameters: { minimum: "${parameters.minimum}" },
      output: "output",
    });
    expect(await outputsOf(taken.workflow)).toEqual(await outputsOf(FLOW));
  });

  test("the first and the last node can be taken out, too", async () => {
    const first = extractWorkflow(FLOW, new Set(["orders", "large"]), "Load", EDGES, [0, 0]);
    expect("refused" in first && first.refused).toMatch(/“named” looks at the items of “large”/);
    const last = extractWorkflow(FLOW, new Set(["totals"]), "Sum", EDGES, [0, 0]);
    if ("refused" in last) throw new Error(last.refused);
    expect(Object.values(await outputsOf(last.workflow))).toEqual(Object.values(await outputsOf(FLOW)));
  });

  test("a refusal names nodes as people do", () => {
    const nodes = { ...FLOW.nodes, named: { ...FLOW.nodes["named"], name: "Name it" } as WorkflowNode };
    const first = extractWorkflow({ ...FLOW, nodes }, new Set(["orders", "large"]), "Load", EDGES, [0, 0]);
    expect("refused" in first && first.refused).toMatch(/^“Name it” looks at the items of “large”/);
  });

  test("what leaves at two ports is refused", () => {
    const edges = [
      ...EDGES,
      { text: "large.dropped -> totals", from: { node: "large", port: "dropped" }, to: { node: "totals", port: "in" } },
    ];
    const taken = extractWorkflow(FLOW, new Set(["large", "named"]), "Part", edges, [0, 0]);
    expect("refused" in taken && taken.refused).toMatch(/several ports/);
  });
});
