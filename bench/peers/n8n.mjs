import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

process.env.N8N_USER_FOLDER = join(tmpdir(), "vwmp-bench-n8n");
const require = requirePeer("n8n");
require("reflect-metadata");
const { ExecutionLifecycleHooks, WorkflowExecute } = require("n8n-core");
const { Workflow } = require("n8n-workflow");

const json = (items) => items.map((item) => item.json);
const wrap = (items) => items.map((item) => ({ json: item }));
const property = (name, type) => ({ displayName: name, name, type, default: type === "boolean" ? false : 0 });

/** A node type; `work` gets the items and the execution context, and gives the items of each output. */
const nodeType = (name, work, { properties = [], outputs = ["main"] } = {}) => ({
  description: {
    displayName: name,
    name,
    group: ["transform"],
    version: 1,
    description: "",
    defaults: { name },
    inputs: ["main"],
    outputs,
    properties,
  },
  async execute() {
    return work(this.getInputData(), this);
  },
});
const plus = (items) => [wrap([{ n: (items[0].json.n ?? 0) + 1 }])];
const types = Object.fromEntries(
  [
    nodeType("step", plus),
    nodeType("again", (items) => (items[0].json.n + 1 < items[0].json.rounds ? [round(items), []] : [[], round(items)]), {
      outputs: ["main", "main"],
    }),
    nodeType("pause", async (items) => {
      await sleep(1);
      return plus(items);
    }),
    nodeType("gross", (items) => [wrap(json(items).map(withGross))]),
    nodeType("large", (items) => [items.filter((item) => isLarge(item.json))]),
    nodeType("totals", (items) => [wrap(totalsOf(json(items)))]),
    nodeType(
      "set",
      (items, context) => [items.map(({ json: item }, at) => ({ json: { ...item, gross: context.getNodeParameter("gross", at) } }))],
      {
        properties: [property("gross", "number")],
      },
    ),
    nodeType("filter", (items, context) => [items.filter((_, at) => context.getNodeParameter("where", at))], {
      properties: [property("where", "boolean")],
    }),
  ].map((type) => [type.description.name, type]),
);
const round = (items) => wrap([{ n: items[0].json.n + 1, rounds: items[0].json.rounds }]);
const nodeTypes = {
  getByName: (name) => types[name],
  getByNameAndVersion: (name) => types[name],
  getKnownTypes: () => ({}),
};

const node = (name, type, parameters = {}) => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters });
const to = (name) => ({ node: name, type: "main", index: 0 });
const wires = (edges) => Object.fromEntries(edges.map(([from, ...outputs]) => [from, { main: outputs.map((names) => names.map(to)) }]));

/** A function that executes the workflow from its first node, given `items`; the workflow is built once, as n8n does for a trigger. */
function runner(nodes, edges, read, items = [{ n: 0 }]) {
  const given = { id: "bench", name: "bench", nodes, connections: wires(edges), active: false, settings: { executionOrder: "v1" } };
  const workflow = new Workflow({ ...given, nodeTypes });
  const input = wrap(items);
  return async () => {
    const additionalData = {
      executionId: "1",
      currentNodeExecutionIndex: 0,
      hooks: new ExecutionLifecycleHooks("trigger", "1", given),
      credentialsHelper: {},
      variables: {},
    };
    const runExecutionData = {
      version: 1,
      startData: {},
      resultData: { runData: {} },
      executionData: {
        contextData: {},
        metadata: {},
        waitingExecution: {},
        waitingExecutionSource: {},
        nodeExecutionStack: [{ node: workflow.getNode(nodes[0].name), data: { main: [input] }, source: null }],
      },
    };
    const { data } = await new WorkflowExecute(additionalData, "trigger", runExecutionData).processRunExecutionData(workflow);
    if (data.resultData.error !== undefined) throw data.resultData.error;
    return read((name) => data.resultData.runData[name].flatMap((run) => json(run.data.main.flat())));
  };
}

function chainOf(nodes, items, read = ([{ n }]) => n) {
  const edges = nodes.slice(1).map(({ name }, at) => [nodes[at].name, [name]]);
  return runner(nodes, edges, (values) => read(values(nodes.at(-1).name)), items);
}

const repeat = (size, type) => Array.from({ length: size }, (_, at) => node(`n${at}`, type));
const chain = (size) => chainOf(repeat(size, "step"));
const sum = (items) => items.reduce((total, { n }) => total + n, 0);

/** Joined or not: several edges into one input run the node once for each. */
function fan(width, joined) {
  const middle = repeat(width, "step");
  const names = middle.map(({ name }) => name);
  const nodes = [node("first", "step"), ...middle, ...(joined ? [node("end", "gather")] : [])];
  const edges = [["first", names], ...(joined ? names.map((name) => [name, ["end"]]) : [])];
  return runner(nodes, edges, (values) => sum(joined ? values("end") : names.flatMap(values)));
}
types.gather = nodeType("gather", (items) => [items]);

const loop = (rounds) =>
  runner([node("again", "again"), node("end", "gather")], [["again", ["again"], ["end"]]], (values) => values("end")[0].n, [
    { n: 0, rounds },
  ]);

const items = (orders) => chainOf([node("gross", "gross"), node("large", "large"), node("totals", "totals")], orders, (values) => values);

const expressions = (orders) =>
  chainOf(
    [
      node("gross", "set", { gross: "={{ $json.total * (1 + $json.tax) }}" }),
      node("large", "filter", { where: "={{ $json.gross >= 100 }}" }),
      node("totals", "totals"),
    ],
    orders,
    (values) => values,
  );

function waits(flows, length) {
  const run = chainOf(repeat(length, "pause"));
  return async () => (await Promise.all(Array.from({ length: flows }, run))).reduce((total, n) => total + n, 0);
}

await measure(
  {
    chain,
    fanIn: (width) => fan(width, true),
    fanOut: (width) => fan(width, false),
    long: chain,
    loop,
    message: items,
    items: "as one message",
    expressions,
    waits,
  },
  { fanIn: "the last node runs 1,000 times", message: "each item in an envelope { json }", expressions: "the summary in code" },
);
