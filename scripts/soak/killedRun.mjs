import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { logsOnDisk, stateOfKey } from "./keptState.mjs";
import { recordingServer } from "./recordingServer.mjs";

/**
 * How a process dies: around the N-th write to a journal, or after so many milliseconds.
 *
 * @typedef {{ write: number, moment: "before" | "torn" | "after" } | { ms: number }} Kill
 * @typedef {{ status: number | null, killed: boolean, out: string, err: string }} Ended
 * @typedef {object} Installed The command line and the engine that are put to the test.
 * @property {string} lib The folder `lib` of a package.
 * @property {readonly string[]} [plants] Modules that are loaded before the command line.
 */

const MOST_STARTS = 40;
const KILL_AROUND = import.meta.resolve("./killAround.mjs");

/**
 * Runs a workflow by the command line, kills the process again and again, and goes on until the run has ended.
 *
 * @param {Installed} installed @param {import("./flows.mjs").SoakFlow} flow @param {string} folder An empty one, for this run.
 * @param {readonly Kill[]} kills One for each process, the first for `vwmp run`; those behind them live.
 * @param {() => number} random
 */
export async function killedRun({ lib, plants = [] }, flow, folder, kills, random) {
  mkdirSync(folder, { recursive: true });
  const [file, store, count] = [join(folder, "flow.json"), join(folder, "runs"), join(folder, "writes")];
  writeFileSync(file, JSON.stringify(flow.document));
  const server = await recordingServer(
    (key) => stateOfKey(logsOnDisk(store), key),
    () => 1 + Math.floor(random() * 12),
  );
  const imports = [...plants, KILL_AROUND].flatMap((module) => ["--import", module]);
  let killed = 0;
  try {
    /** @type {Ended | undefined} */
    let ended;
    for (let at = 0; at < MOST_STARTS; at += 1) {
      const args = [...imports, join(lib, "cli.js"), ...commandFor(flow, file, store, server.base, ended), "--store", store, "--json"];
      ended = await runAndKill(args, kills[at], count);
      if (ended.killed) killed += 1;
      else if (ended.status !== 3) break;
    }
    const outcome = outcomeOf(ended);
    return { requests: server.requests, killed, writes: Number(readFileSync(count, "utf8")), ...outcome, ...(await logsOf(lib, store)) };
  } finally {
    await server.close();
  }
}

/** What to type next, with what is kept. @param {import("./flows.mjs").SoakFlow} flow @param {string} file @param {string} store @param {string} base @param {Ended | undefined} before */
function commandFor({ signal }, file, store, base, before) {
  const id = logsOnDisk(store)
    .map(([created]) => created)
    .find((created) => created?.kind === "run-created" && created.workflow === JSON.parse(readFileSync(file, "utf8")).name);
  if (id?.kind !== "run-created") return ["run", file, "-p", `base=${base}`, "--allow-net", "127.0.0.1"];
  if (before?.status === 3 && signal !== undefined) return ["signal", id.runId, signal.name, "--data", JSON.stringify(signal.data)];
  return ["resume", id.runId];
}

/** @param {readonly string[]} args @param {Kill | undefined} kill @param {string} count @returns {Promise<Ended>} */
function runAndKill(args, kill, count) {
  const place = kill !== undefined && "write" in kill ? { VWMP_SOAK_KILL: `${kill.write}:${kill.moment}` } : {};
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...place, VWMP_SOAK_COUNT: count },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const timer = kill !== undefined && "ms" in kill ? setTimeout(() => child.kill("SIGKILL"), kill.ms) : undefined;
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => {
      clearTimeout(timer);
      resolve({ status, killed: signal === "SIGKILL", out, err });
    });
  });
}

/** @param {Ended | undefined} ended */
function outcomeOf(ended) {
  if (ended?.status !== 0) throw new Error(`The run did not come to its end (${ended?.status}):\n${ended?.err}${ended?.out}`);
  return { outputs: JSON.parse(ended.out).outputs };
}

/** The logs of all runs that are kept, and where a replay parts from one. @param {string} lib @param {string} store */
async function logsOf(lib, store) {
  /** @type {typeof import("../../src/index.ts")} */
  const { WorkflowEngine } = await import(pathToFileURL(join(lib, "index.js")).href);
  /** @type {typeof import("../../src/node/index.ts")} */
  const { fileRunStore } = await import(pathToFileURL(join(lib, "node.js")).href);
  const runs = fileRunStore(store);
  const engine = new WorkflowEngine({ store: runs, allow: { net: ["*"] } });
  const logs = [];
  const parted = [];
  for (const { runId, status, events } of await runs.list()) {
    if (events === 0) continue;
    if (!["succeeded", "partial", "failed", "cancelled"].includes(status)) {
      logs.push(logsOnDisk(store).find(([created]) => created?.kind === "run-created" && created.runId === runId) ?? []);
      continue;
    }
    const { log } = await engine.resume(runId);
    logs.push(log);
    const verdict = await engine.replay(log);
    if (!verdict.same)
      parted.push(`replay parts at ${verdict.difference.seq}: recorded ${verdict.difference.expected}, found ${verdict.difference.found}`);
  }
  return { logs, parted };
}
