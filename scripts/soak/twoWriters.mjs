import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { logFaults } from "./checkRun.mjs";
import { logsOnDisk } from "./keptState.mjs";

/** @typedef {import("../../src/index.ts").RunStore} RunStore */

const WAITS = {
  format: "vwmp/1",
  name: "two writers",
  nodes: {
    start: { type: "manual@1" },
    ask: { type: "wait@1", params: { for: "signal", signal: "go" } },
    nap: { type: "wait@1", params: { duration: "100ms" } },
  },
  edges: ["start -> ask", "ask -> nap"],
};

/**
 * Two engines go on with one run at once; what became of both, and what is wrong with the log that is kept.
 *
 * @param {string} lib @param {string} folder @param {(store: RunStore) => RunStore} through What the engines are given in place of the store.
 */
export async function twoWriters(lib, folder, through) {
  /** @type {typeof import("../../src/index.ts")} */
  const { WorkflowEngine } = await import(pathToFileURL(join(lib, "index.js")).href);
  /** @type {typeof import("../../src/node/index.ts")} */
  const { fileRunStore } = await import(pathToFileURL(join(lib, "node.js")).href);
  const files = fileRunStore(folder);
  const store = through(methodsOf(files));
  const engines = [new WorkflowEngine({ store }), new WorkflowEngine({ store })];
  const first = engines[0]?.start(WAITS);
  while (first !== undefined && (await files.head(first.runId))?.status !== "suspended") await new Promise((done) => setTimeout(done, 5));
  const runs = await Promise.all(engines.map((engine) => engine.resume(first?.runId ?? "")));
  for (const run of runs) run.signal("go");
  const results = await Promise.all(runs.map((run) => run.result));
  await files.close();
  const [log = []] = logsOnDisk(folder);
  return {
    statuses: results.map(({ status }) => status).sort(),
    codes: results.flatMap(({ failures }) => failures.map(({ code }) => code)),
    faults: logFaults(log),
  };
}

/** A store as plain methods, so that one of them can be replaced. @param {RunStore} store @returns {RunStore} */
function methodsOf(store) {
  return {
    create: (head, origin) => store.create(head, origin),
    append: (runId, batch) => store.append(runId, batch),
    head: (runId) => store.head(runId),
    origin: (runId) => store.origin(runId),
    read: (runId) => store.read(runId),
    list: () => store.list(),
    remove: (runId) => store.remove(runId),
    putBlob: (hash, bytes) => store.putBlob(hash, bytes),
    getBlob: (hash) => store.getBlob(hash),
    results: (workflow) => store.results(workflow),
    keepResults: (workflow, results, blobs) => store.keepResults(workflow, results, blobs),
    forgetResults: (workflow) => store.forgetResults(workflow),
    retain: (limits) => store.retain(limits),
  };
}
