import { expect, test } from "@playwright/test";
import type { Failure } from "../src/model/failure.ts";
import type { NodeType } from "../src/model/nodeType.ts";
import { inputsOf, outputsOf } from "../src/model/ports.ts";
import { builtInNodes } from "../src/nodes/index.ts";
import { badItems } from "../src/nodes/trial/badItems.ts";
import { FIXED, type Flow } from "./flows.ts";
import { fromBuild, fromPage } from "./inHosts.ts";

/** What became of a run, as data: without the words of a message, which are the platform's where its parser failed. */
type Ended = { readonly status: string; readonly failures: readonly unknown[]; readonly outputs: string };

/**
 * Runs each workflow with each kind of bad items. Requests are answered with what no server should say, files are kept in memory, and no
 * time passes in waits: where nothing goes on, the next timer is due. Outputs are told as a digest.
 */
const RUN = `async (WorkflowEngine, flows, { fixed, waits }, { webHost, NodeError }) => {
  const badItems = ${badItems.toString()};
  const kept = new Map();
  const digest = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const files = {
    async put(pieces) {
      const parts = [];
      for await (const piece of pieces) parts.push(piece);
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      const hash = await digest(bytes);
      kept.set(hash, bytes);
      return { hash, size: bytes.length };
    },
    async open(hash) {
      const bytes = kept.get(hash);
      return bytes && (async function* () { yield bytes; })();
    },
  };
  const { clock } = webHost();
  let [now, timers, pumping] = [Date.parse(fixed.now), [], false];
  const pump = () => {
    pumping = timers.length > 0;
    if (!pumping) return;
    setTimeout(() => {
      const next = timers.reduce((first, timer) => (timer !== undefined && timer.at < first.at ? timer : first), timers[0] ?? { at: 0, due() {} });
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.due();
      pump();
    }, 10);
  };
  const quick = {
    ...clock,
    yield: (go) => clock.yield(go),
    now: () => now,
    schedule(delay, due) {
      const timer = { at: now + delay, due };
      timers.push(timer);
      if (!pumping) pump();
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const answer = ({ url }) => ({ status: 200, statusText: "OK", url, headers: [["content-type", "application/json"]] });
  const body = new TextEncoder().encode('{"__proto__":[null]}');
  const network = {
    fetch: async (request) => ({ ...answer(request), body }),
    openStream: async (request) => ({ ...answer(request), pieces: (async function* () { yield body; })() }),
    openSocket: async () => { throw new NodeError("connection-failed", "Closed.", { kind: "outside" }); },
  };
  const plain = (key, value) => (key === "message" || key === "cause" ? undefined : value);
  const told = {};
  for (const { name, text } of flows) {
    const { workflow, usual } = JSON.parse(text);
    told[name] = {};
    const engine = new WorkflowEngine({ host: { ...webHost(), files, clock: waits.includes(name) ? quick : clock }, allow: { net: ["*"], code: true } });
    for (const [kind, items] of Object.entries(badItems(usual))) {
      const run = engine.start(workflow, { ...fixed, input: items, pins: { "source.out": items }, network });
      const timer = setTimeout(() => run.cancel("it waits for somebody"), waits.includes(name) ? 300 : 10_000);
      const { status, failures, outputs } = await run.result;
      clearTimeout(timer);
      const errors = Object.values(outputs).flat().flatMap((item) => (typeof item?.error?.code === "string" ? item.error : []));
      told[name][kind] = {
        status,
        failures: JSON.parse(JSON.stringify([...failures, ...errors], plain)),
        outputs: await digest(new TextEncoder().encode(JSON.stringify(outputs, plain))),
      };
    }
  }
  return told;
}`;

/** The node of the first example, with pinned items at each of its in-ports and something behind each of its out-ports. */
function flowOf(type: NodeType): Flow {
  const [example] = type.docs.examples;
  const params = example?.params ?? {};
  const ports = [...outputsOf(type, params).map(({ name }) => name), "error"];
  const workflow = {
    format: "vwmp/1",
    name: type.type,
    nodes: {
      source: { type: "manual@1" },
      node: { type: `${type.type}@${type.version}`, params },
      ...Object.fromEntries(ports.map((_, at) => [`out${at}`, { type: "no-op@1" }])),
    },
    edges: [...inputsOf(type, params).map(({ name }) => `source -> node.${name}`), ...ports.map((port, at) => `node.${port} -> out${at}`)],
  };
  const given = example?.input;
  const usual = Array.isArray(given) ? given : Object.values(given ?? {}).flat();
  return { name: `${type.type}@${type.version}`, text: JSON.stringify({ workflow, usual }) };
}

/** Types whose examples wait: for a time to pass, or for a person. */
const WAITING = ["wait", "pick", "throttle", "debounce", "rate-limit", "approval"].map((type) => `${type}@1`);

test("every node type makes of bad items in the page what it makes of them in Node", async ({ page }) => {
  test.setTimeout(120_000);
  const flows = builtInNodes.filter(({ place }) => place === undefined).map(flowOf);
  const given = { fixed: FIXED, waits: WAITING };
  const node = fromBuild<Readonly<Record<string, Ended>>>(RUN, flows, given);
  const browser = await fromPage<Readonly<Record<string, Ended>>>(page, RUN, flows, given);
  for (const { name } of flows) expect(browser[name], name).toEqual(node[name]);
  const all = Object.values(node).flatMap((kinds) => Object.values(kinds));
  expect(all.length).toBe(flows.length * Object.keys(badItems([])).length);
  const failures = all.flatMap((ended) => ended.failures) as readonly Failure[];
  expect(new Set(failures.map(({ code }) => code)).size).toBeGreaterThan(20);
  expect(failures.filter(({ kind }) => kind === "bug")).toEqual([]);
});
