import { hasEnded } from "./keptState.mjs";

/** @typedef {import("../../src/index.ts").RunEvent} RunEvent */

/**
 * What is known of a run that was killed and gone on with until it ended, and of one that nobody killed.
 *
 * @typedef {object} KilledRun
 * @property {readonly import("./recordingServer.mjs").SentRequest[]} requests All that reached the outside, in order.
 * @property {readonly (readonly RunEvent[])[]} logs Of the run and those it called.
 * @property {unknown} outputs
 * @property {readonly string[]} parted Where a replay of a log parts from it.
 * @property {{ readonly writes: readonly string[], readonly outputs: unknown }} unkilled
 */

/** What is wrong with a run that was killed: nothing may be. @param {KilledRun} run @returns {string[]} */
export function checkRun({ requests, logs, outputs, parted, unkilled }) {
  return [
    ...keysOf(requests),
    ...requests.filter(({ state }) => state === "unknown").map(({ write }) => `${write} was sent before its start was kept`),
    ...requests.filter(({ state }) => state === "finished").map(({ write }) => `${write} was sent behind its result`),
    ...atLeastOnce(requests, unkilled.writes),
    ...logs.flatMap(logFaults),
    ...parted,
    ...(JSON.stringify(outputs) === JSON.stringify(unkilled.outputs)
      ? []
      : [`the outputs are ${JSON.stringify(outputs)}, those of a run that nobody killed ${JSON.stringify(unkilled.outputs)}`]),
  ];
}

/** One write has one key, however often it is sent, and no other write has it. @param {KilledRun["requests"]} requests */
function keysOf(requests) {
  const faults = [];
  /** @type {Map<string, string>} */
  const keys = new Map();
  /** @type {Map<string, string>} */
  const writes = new Map();
  for (const { write, key } of requests) {
    if (key === undefined) {
      faults.push(`${write} was sent without a key`);
      continue;
    }
    const before = keys.get(write) ?? key;
    if (before !== key) faults.push(`${write} was sent with the keys ${before} and ${key}`);
    const other = writes.get(key) ?? write;
    if (other !== write) faults.push(`${other} and ${write} were sent with one key`);
    keys.set(write, key);
    writes.set(key, write);
  }
  return faults;
}

/** @param {KilledRun["requests"]} requests @param {readonly string[]} expected */
function atLeastOnce(requests, expected) {
  const sent = new Set(requests.map(({ write }) => write));
  const missing = expected.filter((write) => !sent.has(write)).map((write) => `${write} was never sent`);
  const foreign = [...sent]
    .filter((write) => !expected.includes(write))
    .map((write) => `${write} was sent, which an unkilled run does not`);
  return [...missing, ...foreign];
}

/** @param {readonly RunEvent[]} log */
export function logFaults(log) {
  const faults = [];
  const ended = new Set();
  for (const [at, event] of log.entries()) {
    if (event.seq !== at + 1) return [...faults, `the log has the event ${event.seq} where ${at + 1} belongs`];
    if (!("node" in event)) continue;
    const place = `${event.node} in ${event.scope}, firing ${event.activation}`;
    if (event.kind === "node-started" && ended.has(place)) faults.push(`${place} began again behind its end`);
    if (hasEnded(event) && ended.has(place)) faults.push(`${place} ended twice`);
    if (hasEnded(event)) ended.add(place);
  }
  return log.at(-1)?.kind === "run-finished" ? faults : [...faults, "a run was left behind that has not ended"];
}
