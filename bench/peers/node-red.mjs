import { once } from "node:events";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { requirePeer } from "../../scripts/installPeers.mjs";
import { measure } from "./measure.mjs";
import { isLarge, totalsOf, withGross } from "./works.mjs";

const require = requirePeer("node-red");
const util = require("@node-red/util");
const runtime = require("@node-red/runtime");

/** What an end node does with a message: set by the run under way. */
let arrive = (_message) => {};

function register(type, work) {
  function create(config) {
    runtime._.nodes.createNode(this, config);
    this.on("input", async (message, send, done) => {
      await work(message, send, config);
      done();
    });
  }
  runtime._.nodes.registerType("bench", type, create);
}

async function start() {
  const nothing = async () => ({});
  const storageModule = {
    init: nothing,
    getFlows: async () => [],
    saveFlows: nothing,
    getCredentials: nothing,
    saveCredentials: nothing,
    getSettings: nothing,
    saveSettings: nothing,
  };
  const settings = {
    logging: { console: { level: "off" } },
    userDir: tmpdir(),
    storageModule,
    editorTheme: { palette: { editable: false } },
    telemetry: { enabled: false },
  };
  util.init(settings);
  runtime.init(settings);
  const started = once(util.events, "flows:started");
  await runtime.start();
  await started;
  const plus = (message) => ({ ...message, n: message.n + 1 });
  register("step", (message, send) => send(plus(message)));
  register("end", (message) => arrive(message));
  register("last", (message) => arrive(plus(message)));
  register("again", (message, send, { rounds }) => send(message.n + 1 < rounds ? [plus(message), null] : [null, plus(message)]));
  register("pause", async (message, send) => {
    await sleep(1);
    send(plus(message));
  });
  register("gross", (message, send) => send({ payload: message.payload.map(withGross) }));
  register("large", (message, send) => send({ payload: message.payload.filter(isLarge) }));
  register("totals", (message, send) => send({ payload: totalsOf(message.payload) }));
  registerItems();
}

/** Item by item, as Node-RED's own Split, Switch and Join do it: a message an item, counted by `parts`. */
function registerItems() {
  register("split", ({ payload }, send) => {
    payload.forEach((item, index) => {
      send({ payload: item, parts: { index, count: payload.length } });
    });
  });
  register("gross-each", (message, send) => send({ ...message, payload: withGross(message.payload) }));
  register("large-each", (message, send) => send(isLarge(message.payload) ? message : { ...message, payload: undefined }));
  const sums = new Map();
  register("totals-each", ({ payload, parts }, send) => {
    if (payload !== undefined) sums.set(payload.country, (sums.get(payload.country) ?? 0) + payload.gross);
    if (parts.index < parts.count - 1) return;
    send({ payload: [...sums].map(([country, gross]) => ({ country, gross })) });
    sums.clear();
  });
}

/** Deploys nodes; the run sends `message` to each of `starts` and ends when `count` messages have reached end nodes. */
async function deploy(
  nodes,
  { message, starts = [nodes[0].id], count = 1, read = (messages) => messages.reduce((sum, { n }) => sum + n, 0) },
) {
  const started = once(util.events, "flows:started");
  await runtime._.flows.setFlows(
    [{ id: "tab", type: "tab" }, ...nodes.map((node) => ({ z: "tab", x: 0, y: 0, ...node }))],
    null,
    "full",
    true,
  );
  await started;
  const first = starts.map((id) => runtime._.flows.get(id));
  return () =>
    new Promise((resolve) => {
      const messages = [];
      arrive = (each) => {
        if (messages.push(each) === count) resolve(read(messages));
      };
      for (const node of first) node.receive({ ...message });
    });
}

const chainOf = (types, prefix = "n") =>
  [...types, "end"].map((type, at) => ({ id: `${prefix}${at}`, type, wires: [at < types.length ? [`${prefix}${at + 1}`] : []] }));
const chain = (size) => deploy(chainOf(Array(size).fill("step")), { message: { n: 0 } });

function fan(width, type) {
  const ids = Array.from({ length: width }, (_, at) => `n${at}`);
  const middle = ids.map((id) => ({ id, type, wires: [type === "last" ? [] : ["end"]] }));
  const end = type === "last" ? [] : [{ id: "end", type: "end", wires: [] }];
  return deploy([{ id: "first", type: "step", wires: [ids] }, ...middle, ...end], { message: { n: 0 }, count: width });
}

const loop = (rounds) =>
  deploy(
    [
      { id: "again", type: "again", rounds, wires: [["again"], ["end"]] },
      { id: "end", type: "end", wires: [] },
    ],
    { message: { n: 0 } },
  );

const through = (types, payload) => deploy(chainOf(types), { message: { payload }, read: ([message]) => message.payload });

const waits = (flows, length) =>
  deploy(Array.from({ length: flows }, (_, at) => chainOf(Array(length).fill("pause"), `f${at}-`)).flat(), {
    message: { n: 0 },
    starts: Array.from({ length: flows }, (_, at) => `f${at}-0`),
    count: flows,
  });

await start();
await measure(
  {
    chain,
    fanIn: (width) => fan(width, "step"),
    fanOut: (width) => fan(width, "last"),
    long: chain,
    loop,
    message: (orders) => through(["gross", "large", "totals"], orders),
    items: (orders) => through(["split", "gross-each", "large-each", "totals-each"], orders),
    expressions: "only in its nodes, which are not in the runtime: JSONata",
    waits,
  },
  { fanIn: "the last node gets 1,000 messages: the runtime has no joins" },
);
