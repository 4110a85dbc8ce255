/** @typedef {{ name: string, document: object, signal?: { name: string, data: unknown } }} SoakFlow */

const START = { type: "manual@1" };
const THREE = "id\n1\n2\n3\n";

/**
 * A node that writes: what it sends names it, so that every write of a run is another.
 *
 * @param {string} path @param {string} json @param {object} [more]
 */
function send(path, json, more = {}) {
  return { type: "http-request@1", params: { method: "POST", url: `\${parameters.base}/${path}`, body: "json", json }, ...more };
}

/** @param {string} name @param {object} nodes @param {string[]} edges @param {object} [rest] */
function flow(name, nodes, edges, rest = {}) {
  const parameters = { base: { kind: "text", default: "" } };
  return { format: "vwmp/1", name, parameters, permissions: { net: ["127.0.0.1"] }, nodes, edges, ...rest };
}

const chain = flow(
  "chain",
  { start: START, a: send("a", "${ { a: 1 } }"), b: send("b", "${ { b: item.n } }"), c: send("c", "${ { c: item.n } }") },
  ["start -> a", "a -> b", "b -> c"],
);

const each = flow(
  "each",
  { rows: { type: "csv-parse@1", params: { text: THREE } }, send: send("each", "${item}"), after: send("after", "${ { n: item.n } }") },
  ["rows -> send", "send -> after"],
);

const loop = flow(
  "loop",
  { start: START, send: send("round", "${ { round: loop.index, before: item.n ?? 0 } }"), done: send("done", "${ { n: item.n } }") },
  ["start -> r", "r.body -> send", "send -> r.yield", "r.out -> done"],
  { regions: { r: { kind: "loop", nodes: ["send"], params: { times: 3 } } } },
);

const map = flow(
  "map",
  {
    rows: { type: "csv-parse@1", params: { text: THREE } },
    send: send("instance", "${ { id: item.id } }"),
    twice: send("twice", "${ { n: item.n } }"),
  },
  ["rows -> m", "m.body -> send", "send -> twice", "twice -> m.yield"],
  { regions: { m: { kind: "map", nodes: ["send", "twice"], params: { concurrency: 2 } } } },
);

const wait = flow(
  "wait",
  {
    start: START,
    a: send("a", "${ { a: 1 } }"),
    nap: { type: "wait@1", params: { duration: "40ms" } },
    b: send("b", "${ { b: item.n } }"),
  },
  ["start -> a", "a -> nap", "nap -> b"],
);

const signal = flow(
  "signal",
  {
    start: START,
    a: send("a", "${ { a: 1 } }"),
    ask: { type: "wait@1", params: { for: "signal", signal: "go", into: "answer" } },
    b: send("b", "${ { b: item.answer } }"),
  },
  ["start -> a", "a -> ask", "ask -> b"],
);

const call = flow(
  "call",
  {
    start: START,
    a: send("a", "${ { a: 1 } }"),
    order: { type: "execute-workflow@1", params: { workflow: "order", parameters: { base: "${parameters.base}" } } },
    b: send("b", "${ { b: item.n } }"),
  },
  ["start -> a", "a -> order", "order -> b"],
  {
    workflows: {
      order: flow("order", { in: { type: "workflow-input@1" }, c: send("c", "${ { c: item.n } }"), d: send("d", "${ { d: item.n } }") }, [
        "in -> c",
        "c -> d",
      ]),
    },
  },
);

const undo = flow(
  "undo",
  {
    start: START,
    book: send("book", "${ { book: 1 } }", { policy: { compensate: "cancel" } }),
    pay: send("refused", "${ { pay: item.n } }"),
    cancel: send("cancel", "${ { cancel: 1 } }"),
    told: send("told", "${ { told: 1 } }"),
  },
  ["start -> t", "t.body -> book", "book -> pay", "pay -> t.yield", "t.error -> told"],
  { regions: { t: { kind: "try", nodes: ["book", "pay", "cancel"] } } },
);

/** Workflows that write to the outside in every way in which nodes fire. @type {readonly SoakFlow[]} */
export const SOAK_FLOWS = [
  { name: "chain", document: chain },
  { name: "each", document: each },
  { name: "loop", document: loop },
  { name: "map", document: map },
  { name: "wait", document: wait },
  { name: "signal", document: signal, signal: { name: "go", data: "yes" } },
  { name: "call", document: call },
  { name: "undo", document: undo },
];
