/**
 * `set`: the budget where it was set, of a figure whose budget is another on this machine.
 *
 * @typedef {{ what: string, value: number, unit: string, budget?: number, set?: number, beside?: string }} Row
 */

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const width = Math.max(...rows.map((row) => row.what.length));
  for (const { what, value, unit, budget, set, beside } of rows) {
    const figure = `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`.padStart(14);
    const held = set === undefined || set === budget ? budget : `${budget?.toFixed(1)} (${set})`;
    const verdict = budget === undefined ? "" : `  ${value <= budget ? "within" : "OVER"} ${held}`;
    console.log(`${what.padEnd(width)} ${figure}${verdict}${beside === undefined ? "" : `   ${beside}`}`);
  }
}

/** The median of repeated measurements, in milliseconds. */
export async function median(runs, work) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}
