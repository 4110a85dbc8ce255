import { openPage } from "./page.mjs";

/**
 * Milliseconds in which React Flow alone opens 5,000 nodes, headless on two cores, on the machine that the studio's budgets were set on: the
 * slowest of its runs; the fastest took 2,400.
 */
const THERE = 3300;

/** A page of React Flow alone with 5,000 nodes, and in how many milliseconds it opened them. */
export async function openBare(browser, url) {
  const page = await openPage(browser, `${url}#5000,7500`);
  const opened = await page.evaluate(() => globalThis.bench.drawn(".react-flow__node"));
  return { page, opened };
}

/**
 * Figures with the budgets that they have on a machine where React Flow alone takes so long, under a line that says so: on a slower one they
 * are longer in the same measure, on a faster one they stay.
 */
export function onThisMachine(rows, opened) {
  const slower = Math.max(1, opened / THERE);
  const beside = `${THERE} ms where the budgets were set: here they are × ${slower.toFixed(2)}`;
  return [
    { what: "React Flow alone opens 5,000 nodes", value: opened, unit: "ms", beside },
    ...rows.map((row) => (row.budget === undefined ? row : { ...row, budget: row.budget * slower, set: row.budget })),
  ];
}
