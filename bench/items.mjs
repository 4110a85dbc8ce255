import assert from "node:assert/strict";
import { parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { median } from "./table.mjs";

const COUNT = 100_000;
const countries = ["DE", "FR", "IT", "ES", "PT"];
const orders = Array.from({ length: COUNT }, (_, at) => ({ id: at, country: countries[at % 5], total: (at * 7919) % 500, tax: 0.19 }));

const { workflow } = parseWorkflow({
  format: "vwmp/1",
  name: "items",
  nodes: {
    input: { type: "workflow-input@1" },
    gross: { type: "edit-fields@1", params: { fields: [{ name: "gross", value: "${item.total * (1 + item.tax)}" }] } },
    large: { type: "filter@1", params: { where: "${item.gross >= 100}" } },
    totals: { type: "summarize@1", params: { by: ["country"], fields: [{ field: "gross", op: "sum", as: "gross" }] } },
  },
  edges: ["input -> gross", "gross -> large", "large -> totals"],
});

function plain() {
  const sums = new Map();
  const mapped = orders.map((item) => ({
    id: item.id,
    country: item.country,
    total: item.total,
    tax: item.tax,
    gross: item.total * (1 + item.tax),
  }));
  for (const item of mapped.filter((each) => each.gross >= 100)) sums.set(item.country, (sums.get(item.country) ?? 0) + item.gross);
  return [...sums].map(([country, gross]) => ({ country, gross }));
}

/** 100,000 items through map, filter and summarize with expressions, as a ratio to the same in plain JavaScript. */
export async function measureItems() {
  const engine = new WorkflowEngine();
  const execute = () => engine.execute(workflow, {}, { input: orders });
  for (let warm = 0; warm < 5; warm += 1) {
    await execute();
    plain();
  }
  assert.deepEqual((await execute()).outputs.totals, plain());
  const own = await median(11, execute);
  const bare = await median(11, plain);
  return [
    {
      what: "100,000 items: map, filter, summarize",
      value: own / bare,
      unit: "× plain",
      budget: 3,
      beside: `${own.toFixed(1)} ms against ${bare.toFixed(1)} ms`,
    },
  ];
}
