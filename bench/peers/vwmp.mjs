import { setTimeout as sleep } from "node:timers/promises";
import { defineNode, parseWorkflow, WorkflowEngine } from "../../lib/index.js";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const add = (items) => [{ n: items.reduce((sum, item) => sum + (item.n ?? 0), 0) + 1 }];
const node = (type, run, mode = "once") => defineNode({ type, mode, run });
const engine = new WorkflowEngine({
  nodes: [
    node("step", ({ items }) => add(items)),
    node("sum", ({ items }) => [{ n: items.reduce((sum, item) => sum + item.n, 0) }]),
    node("pause", async ({ items }) => {
      await sleep(1);
      return add(items);
    }),
    node("gross", ({ items }) => items.map(withGross)),
    node("large", ({ items }) => items.filter(isLarge)),
    node("gross-each", ({ item }) => withGross(item), "each"),
    node("large-each", ({ item }) => (isLarge(item) ? item : []), "each"),
    node("totals", ({ items }) => totalsOf(items)),
  ],
});

const chainOf = (type, size) => ({
  nodes: Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, { type: `${type}@1` }])),
  edges: Array.from({ length: size - 1 }, (_, at) => `n${at} -> n${at + 1}`),
});

/** A function that runs the graph to its end and reads its result; the engine checks and compiles it in the first run. */
function runner(graph, read, input) {
  const { workflow, problems } = parseWorkflow({ format: "vwmp/1", name: "bench", ...graph }, { nodes: Number.POSITIVE_INFINITY });
  const found = problems.find((problem) => problem.severity === "error");
  if (found !== undefined) throw new Error(found.message);
  return async () => {
    const { status, outputs, failures } = await engine.execute(workflow, {}, input === undefined ? {} : { input });
    if (status !== "succeeded") throw new Error(failures[0]?.failure?.message ?? failures[0]?.message ?? status);
    return read(outputs);
  };
}

const chain = (size) => runner(chainOf("step", size), (outputs) => outputs[`n${size - 1}`][0].n);

function fan(width, joined) {
  const { nodes } = chainOf("step", width + 1);
  const edges = Array.from({ length: width }, (_, at) => `n0 -> n${at + 1}`);
  if (!joined) return runner({ nodes, edges }, (outputs) => Object.values(outputs).reduce((sum, [item]) => sum + item.n, 0));
  const back = Array.from({ length: width }, (_, at) => `n${at + 1} -> end`);
  return runner({ nodes: { ...nodes, end: { type: "sum@1" } }, edges: [...edges, ...back] }, (outputs) => outputs.end[0].n);
}

const loop = (times) =>
  runner(
    {
      nodes: { a: { type: "sum@1" }, step: { type: "step@1" }, b: { type: "sum@1" } },
      edges: ["a -> r", "r.body -> step", "step -> r.yield", "r.out -> b"],
      regions: { r: { kind: "loop", nodes: ["step"], params: { times } } },
    },
    (outputs) => outputs.b[0].n,
    [{ n: 0 }],
  );

const through = (orders, nodes) =>
  runner({ nodes, edges: ["input -> gross", "gross -> large", "large -> totals"] }, (outputs) => outputs.totals, orders);
const typed = (orders, suffix) =>
  through(orders, {
    input: { type: "workflow-input@1" },
    gross: { type: `gross${suffix}@1` },
    large: { type: `large${suffix}@1` },
    totals: { type: "totals@1" },
  });
const expressions = (orders) =>
  through(orders, {
    input: { type: "workflow-input@1" },
    gross: { type: "edit-fields@1", params: { fields: [{ name: "gross", value: "${item.total * (1 + item.tax)}" }] } },
    large: { type: "filter@1", params: { where: "${item.gross >= 100}" } },
    totals: { type: "summarize@1", params: { by: ["country"], fields: [{ field: "gross", op: "sum", as: "gross" }] } },
  });

function waits(flows, length) {
  const run = runner(chainOf("pause", length), (outputs) => outputs[`n${length - 1}`][0].n);
  return async () => (await Promise.all(Array.from({ length: flows }, run))).reduce((sum, n) => sum + n, 0);
}

await measure({
  chain,
  fanIn: (width) => fan(width, true),
  fanOut: (width) => fan(width, false),
  long: chain,
  loop,
  message: (orders) => typed(orders, ""),
  items: (orders) => typed(orders, "-each"),
  expressions,
  waits,
});
