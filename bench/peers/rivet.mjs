import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const { GraphProcessor, NodeImpl, NodeRegistration, nodeDefinition, registerBuiltInNodes } = requirePeer("rivet")("@ironclad/rivet-core");

const any = (value) => ({ type: Array.isArray(value) ? "any[]" : "any", value });
const port = (id) => ({ id, title: id, dataType: "any" });

/** A node with as many in-ports as its data says, since a port takes one connection; `data.work` gets their values. */
class Work extends NodeImpl {
  getInputDefinitions() {
    return Array.from({ length: this.data.ports ?? 1 }, (_, at) => port(`in${at}`));
  }

  getOutputDefinitions() {
    return [port("out"), port("more")];
  }

  async process(inputs) {
    const out = await this.data.work(...Array.from({ length: this.data.ports ?? 1 }, (_, at) => inputs[`in${at}`]?.value));
    return { out: any(out), more: { type: "boolean", value: this.data.more?.(out) ?? false } };
  }
}
Work.create = () => node("work", "work", {});

const registry = registerBuiltInNodes(new NodeRegistration()).register(nodeDefinition(Work, "Work"));

function node(type, id, data, rest = {}) {
  return { type, id, title: id, visualData: { x: 0, y: 0 }, data, ...rest };
}
const work = (id, run, data = {}, rest = {}) => node("work", id, { work: run, ...data }, rest);
const edge = (outputNodeId, outputId, inputNodeId, inputId) => ({ outputNodeId, outputId, inputNodeId, inputId });
const outputs = (ids) => ids.map((id) => node("graphOutput", `${id}-output`, { id, dataType: "any" }));

/** A function that runs the graph, its processor built once, and gives the values of the nodes `ends`. */
function runner(nodes, connections, ends, endPort = "out") {
  const graph = {
    metadata: { id: "main", name: "main" },
    nodes: [...nodes, ...outputs(ends)],
    connections: [...connections, ...ends.map((id) => edge(id, endPort, `${id}-output`, "value"))],
  };
  const project = { metadata: { id: "bench", title: "bench", description: "", mainGraphId: "main" }, graphs: { main: graph }, plugins: [] };
  const processor = new GraphProcessor(project, "main", registry);
  return async () => {
    const results = await processor.processGraph({ settings: {} });
    return ends.map((id) => results[id].value);
  };
}

function chainOf(nodes) {
  const connections = nodes.slice(1).map(({ id }, at) => edge(nodes[at].id, "out", id, "in0"));
  const run = runner(nodes, connections, [nodes.at(-1).id]);
  return async () => (await run())[0];
}

const step = (n = 0) => n + 1;
const sum = (...all) => all.reduce((total, n) => total + n, 0);
const repeat = (size, run) => Array.from({ length: size }, (_, at) => work(`n${at}`, run));
const chain = (size) => chainOf(repeat(size, step));

function fanIn(width) {
  const middle = repeat(width, step);
  const run = runner(
    [work("first", step), ...middle, work("end", sum, { ports: width })],
    middle.flatMap(({ id }, at) => [edge("first", "out", id, "in0"), edge(id, "out", "end", `in${at}`)]),
    ["end"],
  );
  return async () => (await run())[0];
}

/** The ends count themselves: an output node for each would double the graph. */
function fanOut(width) {
  let total = 0;
  const ends = repeat(width, (n) => {
    total += step(n);
  });
  const run = runner(
    [work("first", step), ...ends],
    ends.map(({ id }) => edge("first", "out", id, "in0")),
    [],
  );
  return async () => {
    total = 0;
    await run();
    return total;
  };
}

function loop(rounds) {
  const run = runner(
    [
      work("first", () => 0),
      node("loopController", "loop", { maxIterations: rounds + 1 }),
      work("step", step, { more: (n) => n < rounds }),
    ],
    [
      edge("first", "out", "loop", "input1Default"),
      edge("loop", "output1", "step", "in0"),
      edge("step", "out", "loop", "input1"),
      edge("step", "more", "loop", "continue"),
    ],
    ["loop"],
    "break",
  );
  return async () => (await run())[0][0];
}

const message = (orders) =>
  chainOf([work("gross", () => orders.map(withGross)), work("large", (items) => items.filter(isLarge)), work("totals", totalsOf)]);

/** Item by item is Rivet's split run; its Filter node takes the items and, beside them, whether each is kept. */
function items(orders) {
  const split = { isSplitRun: true, splitRunMax: orders.length };
  const run = runner(
    [
      work("orders", () => orders),
      work("gross", withGross, {}, split),
      work("large", isLarge, {}, split),
      node("filter", "kept", {}),
      work("totals", totalsOf),
    ],
    [
      edge("orders", "out", "gross", "in0"),
      edge("gross", "out", "large", "in0"),
      edge("gross", "out", "kept", "array"),
      edge("large", "out", "kept", "include"),
      edge("kept", "filtered", "totals", "in0"),
    ],
    ["totals"],
  );
  return async () => (await run())[0];
}

async function pause(n = 0) {
  await sleep(1);
  return n + 1;
}

function waits(flows, length) {
  const runs = Array.from({ length: flows }, () => chainOf(repeat(length, pause)));
  return async () => sum(...(await Promise.all(runs.map((run) => run()))));
}

await measure(
  {
    chain,
    fanIn,
    fanOut,
    long: chain,
    loop,
    message,
    items,
    expressions: "no expressions",
    waits,
  },
  { fanIn: "into 1,000 ports: a port takes one connection" },
);
