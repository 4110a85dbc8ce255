import { grid, workflowOf } from "./graph.mjs";
import { importWorkflow, openPage, row, settled } from "./page.mjs";

const BUDGET = { most: 50 };
/** Milliseconds that each of the waits takes. */
const WAIT = 100;
/** Milliseconds between two looks at whether the run has ended. */
const LOOKED = 200;
/** One behind the other in each round: with what opens and closes the round, so many events. */
const WAITS = 4;
const EVENTS = 4 * WAITS + 2;

/**
 * What a person sees of a run while it goes on: 10,000 nodes as fast as they go, and 1,000 events a second for five seconds. Of each event
 * the time from when the engine made it to the end of the frame that shows it, and the longest task of the page's main thread.
 */
export async function measureLiveRuns(browser, url) {
  return [
    ...(await measureRun(browser, url, "run of 10,000 nodes", workflowOf(grid(10_000, 15_000)))),
    ...(await measureRun(browser, url, "run of 1,000 events/s", steady(1000, 5))),
  ];
}

async function measureRun(browser, url, what, workflow) {
  const page = await openPage(browser, url);
  await importWorkflow(page, workflow);
  await settled(page);
  // A click of the driver looks for roles through the whole page first: that is not the studio's task.
  const run = await page.getByRole("banner").getByRole("button", { name: "Run", exact: true }).boundingBox();
  await settled(page);
  await page.evaluate(() => Object.assign(globalThis.bench.longest, { task: 0 }));
  await page.mouse.click(run.x + run.width / 2, run.y + run.height / 2);
  await page.waitForFunction(succeeded, undefined, { polling: LOOKED, timeout: 120_000 });
  const { longest, delays, made } = await page.evaluate(() => globalThis.bench);
  await page.context().close();
  delays.sort((one, other) => one - other);
  const share = (part) => delays[Math.min(delays.length - 1, Math.floor(delays.length * part))] ?? Number.NaN;
  const rate = (delays.length * 1000) / (made.last - made.first);
  return [
    row(`${what}: longest task of the page`, longest.task, "ms", BUDGET),
    row(`${what}: event to paint, median`, share(0.5), "ms", BUDGET, `${delays.length} events, ${rate.toFixed(0)} a second`),
    row(`${what}: event to paint, 95 of 100`, share(0.95), "ms", BUDGET, `worst ${share(1).toFixed(0)} ms`),
  ];
}

/** Looks at one element by its class: to look for roles through the whole page at every frame would be most of what is measured. */
function succeeded() {
  return document.querySelector(".run-status")?.dataset.status === "succeeded";
}

/** Rounds of waits side by side that together make so many events a second. */
function steady(perSecond, seconds) {
  const waits = Array.from({ length: WAITS }, (_, at) => `w${at}`);
  return JSON.stringify({
    format: "vwmp/1",
    name: "Steady",
    nodes: Object.fromEntries(waits.map((id) => [id, { type: "wait@1", params: { for: "duration", duration: `${WAIT}ms` } }])),
    regions: {
      m: {
        kind: "map",
        nodes: waits,
        params: { over: Math.round((perSecond * seconds) / EVENTS), concurrency: Math.round((perSecond * WAITS * WAIT) / 1000 / EVENTS) },
      },
    },
    edges: ["m.body -> w0", ...waits.slice(1).map((id, at) => `w${at} -> ${id}`), `w${WAITS - 1} -> m.yield`],
  });
}
