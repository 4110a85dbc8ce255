import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfStale } from "./build.mjs";

/**
 * Records the logs of small runs for this version into e2e/histories/VERSION; a history that is there is never written again, for
 * every later version has to decide what it says: node scripts/recordHistories.mjs.
 */
const root = resolve(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const target = join(root, "e2e/histories", version);

const START = { type: "manual@1" };
const THREE = { type: "csv-parse@1", params: { text: "id\n1\n2\n3\n" } };
const field = (/** @type {string} */ name, /** @type {string} */ value) => ({
  type: "edit-fields@1",
  params: { fields: [{ name, value }] },
});
const fails = { type: "stop-and-error@1", params: { message: "no" } };
const nap = { type: "wait@1", params: { duration: "5ms" } };
const asks = { type: "wait@1", params: { for: "signal", signal: "go", into: "answer" } };

/** @type {Record<string, { nodes: object, edges: string[], regions?: object, workflows?: object, signals?: readonly unknown[] }>} */
const HISTORIES = {
  chain: {
    nodes: { rows: THREE, large: { type: "filter@1", params: { where: "${item.id > 1}" } }, sum: field("twice", "${item.id * 2}") },
    edges: ["rows -> large", "large -> sum"],
  },
  loop: {
    nodes: { start: START, add: field("n", "${(item.n ?? 0) + loop.index}"), done: field("done", "${item.n}") },
    edges: ["start -> r", "r.body -> add", "add -> r.yield", "r.out -> done"],
    regions: { r: { kind: "loop", nodes: ["add"], params: { times: 4 } } },
  },
  map: {
    nodes: { rows: THREE, nap, twice: field("twice", "${item.id * 2}") },
    edges: ["rows -> m", "m.body -> nap", "nap -> twice", "twice -> m.yield"],
    regions: { m: { kind: "map", nodes: ["nap", "twice"], params: { concurrency: 2 } } },
  },
  try: {
    nodes: { start: START, nap, fails, caught: field("caught", "${true}") },
    edges: ["start -> t", "t.body -> nap", "nap -> fails", "fails -> t.yield", "t.error -> caught"],
    regions: { t: { kind: "try", nodes: ["nap", "fails"] } },
  },
  "any-join": {
    nodes: { start: START, slow: nap, fast: field("way", "fast"), either: { ...field("seen", "${true}"), policy: { join: "any" } } },
    edges: ["start -> slow", "start -> fast", "slow -> either", "fast -> either"],
  },
  "dead-branch": {
    nodes: { rows: THREE, if: { type: "if@1", params: { where: "${item.id > 9}" } }, never: nap, both: { type: "merge@1" } },
    edges: ["rows -> if", "if.true -> never", "never -> both.left", "if.false -> both.right"],
  },
  signals: { nodes: { start: START, first: asks, second: asks }, edges: ["start -> first", "first -> second"], signals: [1, { ok: true }] },
  call: {
    nodes: { rows: THREE, order: { type: "execute-workflow@1", params: { workflow: "order" } }, after: nap },
    edges: ["rows -> order", "order -> after"],
    workflows: {
      order: {
        format: "vwmp/1",
        name: "order",
        nodes: { in: { type: "workflow-input@1" }, paid: field("paid", "${true}") },
        edges: ["in -> paid"],
      },
    },
  },
  variables: {
    nodes: { start: START, set: { type: "set-variable@1", params: { name: "x", value: 7 } }, nap, read: field("x", "${variables.x}") },
    edges: ["start -> set", "set -> nap", "nap -> read"],
  },
  compensation: {
    nodes: {
      start: START,
      book: { ...field("booked", "${true}"), policy: { compensate: "undo" } },
      fails,
      undo: nap,
      told: field("told", "${true}"),
    },
    edges: ["start -> t", "t.body -> book", "book -> fails", "fails -> t.yield", "t.error -> told"],
    regions: { t: { kind: "try", nodes: ["book", "fails", "undo"] } },
  },
};

await buildIfStale();
/** @type {typeof import("../src/index.ts")} */
const { WorkflowEngine } = await import(pathToFileURL(join(root, "lib/index.js")).href);
/** @type {typeof import("../src/node/index.ts")} */
const { fileRunStore } = await import(pathToFileURL(join(root, "lib/node.js")).href);
const folder = mkdtempSync(join(tmpdir(), "vwmp-histories-"));
mkdirSync(target, { recursive: true });
for (const [name, history] of Object.entries(HISTORIES)) {
  const file = join(target, `${name}.ndjson`);
  if (existsSync(file)) console.log(`${file} is there`);
  else writeFileSync(file, `${(await record(name, history)).map((event) => JSON.stringify(event)).join("\n")}\n`);
}
rmSync(folder, { recursive: true });

/**
 * The log of a run; one that waits for a signal is left and gone on with for each.
 *
 * @param {string} name @param {(typeof HISTORIES)[string]} history
 */
async function record(name, { signals = [], ...rest }) {
  const store = fileRunStore(join(folder, name));
  const first = new WorkflowEngine({ store }).start({ format: "vwmp/1", name, ...rest }, { seed: 1 });
  let last = first;
  for (const data of signals) {
    while (last.log.at(-1)?.kind !== "run-suspended" || (await store.head(last.runId))?.events !== last.log.length) {
      await new Promise((done) => setTimeout(done, 5));
    }
    last = await new WorkflowEngine({ store }).resume(first.runId);
    last.signal("go", /** @type {any} */ (data));
  }
  const { status, failures } = await last.result;
  if (status !== "succeeded") throw new Error(`${name} ${status}: ${JSON.stringify(failures)}`);
  return last.log;
}
