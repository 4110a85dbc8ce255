import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { ensureChromium } from "../scripts/ensureChromium.mjs";
import { serveFolder } from "../scripts/serve.mjs";
import { serveBare } from "./studio/bareSite.mjs";
import { grid, workflowOf } from "./studio/graph.mjs";
import { measureLiveRuns } from "./studio/liveRuns.mjs";
import { onThisMachine, openBare } from "./studio/machine.mjs";
import { busy, importWorkflow, openPage, row, settled } from "./studio/page.mjs";
import { printTable } from "./table.mjs";

const root = resolve(import.meta.dirname, "..");
const LARGE = grid(5000, 7500);
const MIDDLE = grid(1000, 1500);
const NODE = ".react-flow__node";
const KEYS = 20;
const KEY_EVENTS = new Set(["RunTask", "EventDispatch", "Commit"]);

/** The studio in Chromium with graphs of 1,000 and of 5,000 nodes, each figure beside React Flow alone on the same graph. */
export async function measureStudio() {
  const site = await serveFolder({ folder: join(root, "dist"), port: 0 });
  const bare = await serveBare();
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const flow = await measureBare(browser, bare.url);
    const rows = [
      ...(await measureLarge(browser, site.url, flow)),
      ...(await measureMiddle(browser, site.url, flow)),
      ...(await measureLiveRuns(browser, site.url)),
    ];
    return onThisMachine(rows, flow.opened);
  } finally {
    await browser.close();
    site.close();
    bare.close();
  }
}

async function measureBare(browser, url) {
  const { page, opened } = await openBare(browser, url);
  const out = await moving(page);
  await page.goto("about:blank");
  await page.goto(`${url}#1000,1500`);
  await page.evaluate((selector) => globalThis.bench.drawn(selector), NODE);
  const near = await showSome(page, 200);
  const zoom = (await zoomOf(page)) / Math.sqrt(await areaOf(page));
  const pan = await moving(page);
  const drag = await dragging(page);
  await page.context().close();
  return { opened, out, pan, drag, near, zoom };
}

async function measureLarge(browser, url, flow) {
  const page = await openPage(browser, url);
  await importWorkflow(page, workflowOf(LARGE));
  await page.reload();
  const opened = await page.evaluate((selector) => globalThis.bench.drawn(selector), `${NODE}, .overview[data-drawn]`);
  await settled(page);
  const out = await moving(page);
  await page.getByRole("button", { name: /^Zoom to 100 %/ }).click();
  await settled(page);
  const node = await nodeInTheMiddle(page);
  await page.mouse.click(node.x, node.y);
  const field = page.getByRole("complementary", { name: "Inspector" }).locator("textarea").first();
  await field.click();
  await settled(page);
  const typed = await typing(page);
  await page.context().close();
  return [
    row("open 5,000 nodes: drawn and ready", opened, "ms", { most: 2000 }),
    rate("pan and zoom over 5,000 nodes, zoomed out", out, flow.out),
    row("a key in a field at 5,000 nodes: work from key to frame", typed.frame, "ms", { most: 16 }, "median of 20 keys"),
    row("a key in a field at 5,000 nodes, with checks and saving", typed.work, "ms of work"),
  ];
}

async function measureMiddle(browser, url, flow) {
  const page = await openPage(browser, url);
  await importWorkflow(page, workflowOf(MIDDLE));
  await settled(page);
  await zoomTo(page, flow.zoom * Math.sqrt(await areaOf(page)));
  await settled(page);
  const pan = await moving(page);
  const drag = await dragging(page);
  const undo = await undoing(page);
  await page.context().close();
  return [
    rate(`pan and zoom, 1,000 nodes, ${flow.near} in sight`, pan, flow.pan),
    row("drag of a node of 1,000: longest frame", drag.longest, "ms", { most: 32 }, `bare ${flow.drag.longest.toFixed(0)} ms`),
    row("undo of a paste of 1,000 nodes: to the paint", undo, "ms", { most: 100 }),
  ];
}

/** Told as the time of a frame: only what is at most can be held. */
function rate(what, moved, flow) {
  return row(
    what,
    1000 / moved.rate,
    "ms a frame",
    { most: 20 },
    `${moved.rate.toFixed(0)} frames/s; bare ${flow.rate.toFixed(0)} frames/s`,
  );
}

/** Zooms in until about so many nodes are in sight; answers how many are. */
async function showSome(page, wanted) {
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  for (let step = 0; step < 60; step += 1) {
    await page.waitForTimeout(60);
    const seen = await page.locator(NODE).count();
    if (seen > 0 && seen <= wanted * 1.1) return seen;
    await page.mouse.wheel(0, -40);
  }
  throw new Error("never so few nodes in sight");
}

/** Zooms in until as many nodes are in sight; the studio draws them on one layer where they cannot be read, so they cannot be counted. */
async function zoomTo(page, wanted) {
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  for (let step = 0; step < 60 && (await zoomOf(page)) < wanted; step += 1) {
    await page.mouse.wheel(0, -40);
    await page.waitForTimeout(60);
  }
}

async function areaOf(page) {
  const { width, height } = await page.locator(".react-flow").boundingBox();
  return width * height;
}

async function zoomOf(page) {
  return page.locator(".react-flow__viewport").evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a);
}

async function middle(page) {
  const box = await page.locator(".react-flow").boundingBox();
  return { x: box.x + box.width / 2 + 7, y: box.y + box.height / 2 + 5 };
}

/** Pans with the middle button and zooms with the wheel. */
async function moving(page) {
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  await page.evaluate(() => globalThis.bench.startFrames());
  await page.mouse.down({ button: "middle" });
  for (let step = 0; step < 120; step += 1) await page.mouse.move(at.x + 90 * Math.sin(step / 9), at.y + 60 * Math.cos(step / 7));
  await page.mouse.up({ button: "middle" });
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.wheel(0, step % 20 < 10 ? 4 : -4);
    await page.waitForTimeout(8);
  }
  return page.evaluate(() => globalThis.bench.stopFrames());
}

/** Where to take hold of the node nearest to the middle. */
async function nodeInTheMiddle(page) {
  const at = await middle(page);
  const boxes = await page.locator(NODE).evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
  const away = ({ x, y, width, height }) => Math.hypot(x + width / 2 - at.x, y + height / 2 - at.y);
  const box = boxes.sort((one, other) => away(one) - away(other))[0];
  return { x: box.x + box.width / 2, y: box.y + box.height / 4 };
}

async function dragging(page) {
  const from = await nodeInTheMiddle(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.waitForTimeout(200);
  await page.evaluate(() => globalThis.bench.startFrames());
  for (let step = 0; step < 120; step += 1) await page.mouse.move(from.x + 120 * Math.sin(step / 9), from.y + 60 * Math.sin(step / 7));
  const frames = await page.evaluate(() => globalThis.bench.stopFrames());
  await page.mouse.up();
  return frames;
}

/** All that the main thread does for a key, until it is still again, less what it does without. */
async function typing(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const spent = async (work) => {
    const before = await busy(client);
    await work();
    await page.waitForTimeout(1500);
    return (await busy(client)) - before;
  };
  const press = async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press("a");
      await page.waitForTimeout(60);
    }
  };
  const idle = await spent(() => page.waitForTimeout(KEYS * 60));
  const typed = await spent(press);
  return { work: (typed - idle) / KEYS, frame: await keysToFrames(page, client, press) };
}

/** The main thread's work from a key to the end of the frame that shows it: the median. */
async function keysToFrames(page, client, press) {
  const events = [];
  const collect = ({ value }) => events.push(...value.filter(({ ph, name }) => ph === "X" && KEY_EVENTS.has(name)));
  client.on("Tracing.dataCollected", collect);
  await client.send("Tracing.start", {
    traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"] },
    transferMode: "ReportEvents",
  });
  await press();
  await settled(page);
  const ended = new Promise((done) => client.once("Tracing.tracingComplete", done));
  await client.send("Tracing.end");
  await ended;
  client.off("Tracing.dataCollected", collect);
  const downs = events.filter(({ name, args }) => name === "EventDispatch" && args.data.type === "keydown");
  const { pid, tid } = downs[0];
  const ours = events.filter((event) => event.pid === pid && event.tid === tid).sort((one, other) => one.ts - other.ts);
  const works = downs.map(({ ts }) => {
    const frame = ours.find(({ name, ts: at }) => name === "Commit" && at > ts);
    const last = frame.ts + frame.dur;
    const tasks = ours.filter((task) => task.name === "RunTask" && task.ts + task.dur > ts && task.ts < last);
    return tasks.reduce((sum, task) => sum + Math.min(last, task.ts + task.dur) - Math.max(ts, task.ts), 0) / 1000;
  });
  return works.sort((one, other) => one - other)[works.length >> 1];
}

async function undoing(page) {
  await page.getByRole("main", { name: "Canvas" }).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+d");
  await settled(page);
  await page.evaluate(() => globalThis.bench.nextKey());
  await page.keyboard.press("Control+z");
  return page.evaluate(() => globalThis.keyPainted);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await measureStudio();
  printTable(rows);
  process.exitCode = rows.every((each) => each.value <= each.budget) ? 0 : 1;
}
