import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("../../src/index.ts").RunEvent} RunEvent */

/**
 * What logs say of the activation that a key stands for: an item's key is that of its activation and the item's number.
 *
 * @param {Iterable<readonly RunEvent[]>} logs @param {string | undefined} key
 * @returns {import("./recordingServer.mjs").SentRequest["state"]}
 */
export function stateOfKey(logs, key) {
  for (const log of logs) {
    for (const event of log) {
      if (event.kind !== "node-started" || event.key === undefined || key === undefined) continue;
      if (key !== event.key && !key.startsWith(`${event.key}-`)) continue;
      return log.some((each) => hasEnded(each) && samePlace(each, event)) ? "finished" : "started";
    }
  }
  return "unknown";
}

/** @param {RunEvent} event @returns {event is Extract<RunEvent, { kind: "node-finished" | "node-failed" }>} */
export function hasEnded(event) {
  return event.kind === "node-finished" || event.kind === "node-failed";
}

/** @param {import("../../src/index.ts").Place} one @param {import("../../src/index.ts").Place} other */
export function samePlace(one, other) {
  return one.node === other.node && one.scope === other.scope && one.activation === other.activation;
}

/** The logs in a folder of runs as they are on disk this moment, without what a death tore. @param {string} store @returns {RunEvent[][]} */
export function logsOnDisk(store) {
  const runs = join(store, "runs");
  if (!existsSync(runs)) return [];
  return readdirSync(runs).map((run) => {
    const journal = join(runs, run, "journal.ndjson");
    return existsSync(journal) ? wholeBatches(readFileSync(journal, "utf8")) : [];
  });
}

/** A batch counts once the line behind it is there. @param {string} journal */
function wholeBatches(journal) {
  /** @type {RunEvent[]} */
  const events = [];
  /** @type {RunEvent[]} */
  let batch = [];
  let before = { seq: 0, at: 0, scope: "" };
  for (const line of journal.split("\n").slice(0, -1)) {
    const value = JSON.parse(line);
    if (Array.isArray(value)) batch.push(unpacked(value, before));
    else if ("seq" in value) batch.push(value);
    else if ("kept" in value) events.push(...batch.splice(0));
    else {
      batch = [];
      before = { seq: 0, at: 0, scope: "" };
    }
  }
  return events;
}

/**
 * An event that is written as a list, as `src/engine/packedEvents.ts` says; read again here, so that the harness trusts nobody.
 *
 * @param {any[]} line @param {{ seq: number, at: number, scope: string }} before
 * @returns {RunEvent}
 */
function unpacked([code, seq, at, scope, name, number, given, key], before) {
  before.seq += seq;
  before.at += at;
  if (scope !== 0) before.scope = scope;
  const place = { scope: before.scope, seq: before.seq, at: before.at };
  const kind = { s: "node-started", f: "node-finished", o: "scope-opened", c: "scope-closed" }[/** @type {string} */ (code)];
  if (code === "o" || code === "c") return /** @type {any} */ ({ kind, region: name, number, ...place });
  const of = code === "s" ? { inputs: given, ...(key === undefined ? {} : { key }) } : { outputs: given, source: "run" };
  return /** @type {any} */ ({ kind, node: name, activation: number, ...of, ...place });
}
