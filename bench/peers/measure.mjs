import assert from "node:assert/strict";
import { plain } from "./plain.mjs";
import { WORKS } from "./works.mjs";

const RUNS = { within: 3000, most: 200 };
const FEW_RUNS = { within: 12_000, most: 9 };
const FIRST_BLOCK = 500;
const BLOCK = 20;

/**
 * Measures the work named on the command line and prints one line of JSON: `{ work, value, unit, ratio, note }`,
 * or only `{ work, note }` when the peer cannot do it. A peer has, for each work, a function or the reason why not.
 *
 * @param {Record<string, ((...args: any[]) => any) | string>} peer
 * @param {Record<string, string>} [notes] what to know about how the peer does a work
 */
export async function measure(peer, notes = {}) {
  const name = process.argv[2] ?? "chain";
  const report = (line) => process.stdout.write(`${JSON.stringify({ work: name, ...line })}\n`, () => process.exit());
  process.on("uncaughtException", (error) => report({ note: reason(error) }));
  const make = peer[name];
  if (typeof make === "string") return report({ note: make });
  try {
    const work = WORKS[name];
    const [own, bare] = await figures(work, make, plain[name]);
    report({ value: own, unit: work.unit, ratio: own / bare, note: notes[name] });
  } catch (error) {
    report({ note: reason(error) });
  }
}

/**
 * The medians of the peer and of plain JavaScript in the work's unit. They take turns, so that whatever else the machine does
 * slows both. Plain JavaScript begins, on a clean heap, and has a block of runs a turn, or it would stay cold beside a slow peer.
 */
async function figures(work, make, makePlain) {
  const began = performance.now();
  const [own, bare] = [await timer(work, make), await timer(work, makePlain)];
  let block = FIRST_BLOCK;
  do {
    const turn = performance.now();
    do await bare.run();
    while (performance.now() - turn < block);
    block = BLOCK;
    await own.run();
  } while ([RUNS, FEW_RUNS].some(({ within, most }) => performance.now() - began < within && own.times.length < most));
  return [own, bare].map(({ times }) => (median(times) * 1000) / work.per);
}

/** Every result is checked. What is not the work itself is prepared here, unless building belongs to it. */
async function timer(work, make) {
  const times = [];
  const prepared = work.building ? undefined : await make(...work.args);
  const run = async () => {
    const start = performance.now();
    const result = await (prepared ?? (await make(...work.args)))();
    times.push(performance.now() - start);
    assert.deepEqual(result, work.result, "wrong result");
  };
  return { times, run };
}

/** The first third is warm-up. */
function median(times) {
  const warm = times.slice(Math.floor(times.length / 3)).sort((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)];
}

function reason(error) {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof RangeError && message.includes("call stack") ? "stack overflow" : message.split("\n")[0].slice(0, 160);
}
