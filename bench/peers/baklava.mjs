import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const require = requirePeer("baklava");
const { defineNode, Editor, NodeInterface } = require("@baklavajs/core");
const { allowMultipleConnections, DependencyEngine } = require("@baklavajs/engine");

const node = (type, calculate, { several = false, start } = {}) =>
  defineNode({
    type,
    inputs: { in: () => (several ? new NodeInterface("in", []).use(allowMultipleConnections) : new NodeInterface("in", start)) },
    outputs: { out: () => new NodeInterface("out", undefined) },
    calculate: async (inputs) => ({ out: await calculate(inputs.in) }),
  });

const Step = node("step", (n) => n + 1, { start: 0 });
const Sum = node("sum", (all) => all.reduce((sum, n) => sum + n, 0), { several: true });
const Pause = node(
  "pause",
  async (n) => {
    await sleep(1);
    return n + 1;
  },
  { start: 0 },
);

/** A graph with an engine: attached last, for with an engine every new connection is searched for cycles. */
function build(nodes, edges) {
  const { graph, editor } = open();
  for (const each of nodes) graph.addNode(each);
  for (const [from, to] of edges) {
    if (graph.addConnection(from.outputs.out, to.inputs.in) === undefined) throw new Error("a connection was refused");
  }
  const engine = new DependencyEngine(editor);
  return async () => {
    const results = await engine.runOnce(undefined);
    return (each) => results.get(each.id).get("out");
  };
}

function open() {
  const editor = new Editor();
  return { editor, graph: editor.graph };
}

function chainOf(nodes) {
  const run = build(
    nodes,
    nodes.slice(1).map((to, at) => [nodes[at], to]),
  );
  return async () => (await run())(nodes.at(-1));
}

const repeat = (size, Type) => Array.from({ length: size }, () => new Type());
const chain = (size) => chainOf(repeat(size, Step));

function fanIn(width) {
  const [first, last, middle] = [new Step(), new Sum(), repeat(width, Step)];
  const run = build(
    [first, ...middle, last],
    middle.flatMap((each) => [
      [first, each],
      [each, last],
    ]),
  );
  return async () => (await run())(last);
}

function fanOut(width) {
  const [first, ends] = [new Step(), repeat(width, Step)];
  const run = build(
    [first, ...ends],
    ends.map((each) => [first, each]),
  );
  return async () => {
    const read = await run();
    return ends.reduce((sum, each) => sum + read(each), 0);
  };
}

function message(orders) {
  const types = [
    node("gross", (items) => items.map(withGross), { start: orders }),
    node("large", (items) => items.filter(isLarge)),
    node("totals", totalsOf),
  ];
  return chainOf(types.map((Type) => new Type()));
}

function waits(flows, length) {
  const runs = Array.from({ length: flows }, () => chainOf(repeat(length, Pause)));
  return async () => (await Promise.all(runs.map((run) => run()))).reduce((sum, n) => sum + n, 0);
}

await measure({
  chain,
  fanIn,
  fanOut,
  long: chain,
  loop: "no loops",
  message,
  items: "no items",
  expressions: "no expressions",
  waits,
});
