/** @typedef {{ what: string, value: number, unit: string, budget?: number, beside?: string }} Row */

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  const width = Math.max(...rows.map((row) => row.what.length));
  for (const { what, value, unit, budget, beside } of rows) {
    const figure = `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`.padStart(14);
    const verdict = budget === undefined ? "" : value <= budget ? `  within ${budget}` : `  OVER ${budget}`;
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
