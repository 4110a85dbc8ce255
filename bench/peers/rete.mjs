import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const require = requirePeer("rete");
const { ClassicPreset, NodeEditor } = require("rete");
const { DataflowEngine } = require("rete-engine");
const socket = new ClassicPreset.Socket("value");

class Node extends ClassicPreset.Node {
  constructor(work) {
    super("node");
    this.work = work;
    this.addInput("in", new ClassicPreset.Input(socket, "in", true));
    this.addOutput("out", new ClassicPreset.Output(socket));
  }

  async data(inputs) {
    return { out: await this.work(inputs.in ?? []) };
  }
}

const step = ([n = 0]) => n + 1;
const sum = (all) => all.reduce((total, n) => total + n, 0);

async function pause([n = 0]) {
  await sleep(1);
  return n + 1;
}

/** An engine pulls: the run asks for the values of `ends`, and is reset first, since it keeps what it has computed. */
async function build(nodes, edges, ends) {
  const editor = new NodeEditor();
  const engine = new DataflowEngine();
  editor.use(engine);
  for (const node of nodes) await editor.addNode(node);
  for (const [from, to] of edges) await editor.addConnection(new ClassicPreset.Connection(from, "out", to, "in"));
  return async () => {
    engine.reset();
    const values = await Promise.all(ends.map((end) => engine.fetch(end.id)));
    return values.map((value) => value.out);
  };
}

async function chainOf(nodes) {
  const edges = nodes.slice(1).map((to, at) => [nodes[at], to]);
  const run = await build(nodes, edges, [nodes.at(-1)]);
  return async () => (await run())[0];
}

const repeat = (size, work) => Array.from({ length: size }, () => new Node(work));
const chain = (size) => chainOf(repeat(size, step));

async function fanIn(width) {
  const [first, last, middle] = [new Node(step), new Node(sum), repeat(width, step)];
  const edges = middle.flatMap((node) => [
    [first, node],
    [node, last],
  ]);
  const run = await build([first, ...middle, last], edges, [last]);
  return async () => (await run())[0];
}

async function fanOut(width) {
  const [first, ends] = [new Node(step), repeat(width, step)];
  const run = await build(
    [first, ...ends],
    ends.map((node) => [first, node]),
    ends,
  );
  return async () => sum(await run());
}

const message = (orders) =>
  chainOf([new Node(() => orders.map(withGross)), new Node(([items]) => items.filter(isLarge)), new Node(([items]) => totalsOf(items))]);

async function waits(flows, length) {
  const runs = await Promise.all(Array.from({ length: flows }, () => chainOf(repeat(length, pause))));
  return async () => sum(await Promise.all(runs.map((run) => run())));
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
