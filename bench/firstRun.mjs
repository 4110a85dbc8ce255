import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureChromium } from "../scripts/ensureChromium.mjs";
import { serveFolder } from "../scripts/serve.mjs";
import { serveBare } from "./studio/bareSite.mjs";
import { onThisMachine, openBare } from "./studio/machine.mjs";

const dist = join(import.meta.dirname, "../dist");
const SLOWER = 4;
const VISITS = 3;
/** As many as the first sample has. */
const SAMPLE = { nodes: 10, edges: 9 };

/**
 * From a cold visit to the end of a first run, in two clicks, on a page whose processor is four times slower. Beside it, how long React Flow
 * alone takes there until it shows as many nodes as the first sample has.
 */
export async function measureFirstRun() {
  const server = await serveFolder({ folder: dist, port: 0 });
  const bare = await serveBare();
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const visits = [];
    const flows = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      visits.push(await visitOnce(browser, server.url));
      flows.push(await bareOnce(browser, bare.url));
    }
    visits.sort((a, b) => a.ended - b.ended);
    flows.sort((a, b) => a - b);
    const { ready, started, ended, items } = visits[Math.floor(VISITS / 2)];
    const flow = flows[Math.floor(VISITS / 2)];
    const beside = `Run focused after ${seconds(ready)}, pressed at ${seconds(started)}, ${items}; bare React Flow drawn after ${seconds(flow)}`;
    const { page, opened } = await openBare(browser, bare.url);
    await page.context().close();
    return onThisMachine(
      [{ what: "first visit to the end of the first run, CPU 4× slower", value: ended / 1000, unit: "s", budget: 3, beside }],
      opened,
    );
  } finally {
    await browser.close();
    server.close();
    bare.close();
  }
}

async function slowPage(browser) {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return page;
}

/** Milliseconds from the beginning of the navigation until the graph is drawn. */
async function bareOnce(browser, url) {
  const page = await slowPage(browser);
  await page.addInitScript(watchBare);
  await page.goto(`${url}#${SAMPLE.nodes},${SAMPLE.edges}`, { waitUntil: "commit" });
  const drawn = await page.evaluate(() => globalThis.flowDrawn);
  await page.context().close();
  return drawn;
}

function watchBare() {
  globalThis.flowDrawn = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(".react-flow__edge") === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now()));
    };
    look();
  });
}

/** Times in milliseconds since the navigation began, by the page's own clock. */
async function visitOnce(browser, url) {
  const page = await slowPage(browser);
  await page.addInitScript(watchVisit);
  await page.goto(url, { waitUntil: "commit" });
  const ready = await page.evaluate(() => globalThis.runFocused);
  await page.keyboard.press("Enter");
  const { started, ended, text } = await page.evaluate(() => globalThis.firstRun);
  await page.context().close();
  return { ready, started, ended, items: /[\d,]+ items/.exec(text)?.[0] };
}

/** Looks at two elements once a frame: to look for roles through the page, as the driver does, would be much of what is measured. */
function watchVisit() {
  globalThis.runFocused = new Promise((resolve) => {
    const look = () => {
      if (document.activeElement?.textContent === "Run") resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
  globalThis.firstRun = new Promise((resolve) => {
    let started = 0;
    addEventListener("keydown", () => {
      started = performance.now();
    });
    const look = () => {
      const text = document.querySelector('[aria-label="Run status"]')?.textContent ?? "";
      if (/^Succeeded/.test(text)) resolve({ started, ended: performance.now(), text });
      else requestAnimationFrame(look);
    };
    look();
  });
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
