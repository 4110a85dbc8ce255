import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { parseWorkflow, WorkflowEngine } from "../lib/index.js";
import { nodeHost } from "../lib/node.js";
import { ensureChromium } from "../scripts/ensureChromium.mjs";
import { serveFolder } from "../scripts/serve.mjs";
import { median } from "./table.mjs";

const COUNT = 100_000;
const START = 100;
const CALL = 1500;
const orders = Array.from({ length: COUNT }, (_, at) => ({ id: at, country: "DE", total: (at * 7919) % 500, tax: 0.19 }));
const SOURCE = "return items.map((item) => ({ ...item, gross: item.total * (1 + item.tax) }));";

const { workflow } = parseWorkflow({
  format: "vwmp/1",
  name: "code",
  nodes: { input: { type: "workflow-input@1" }, code: { type: "code@1", params: { source: SOURCE } } },
  edges: ["input -> code"],
});

/** The node Code where code has run before: a run of one item, and one call with 100,000 items; in Node, and the same call in the built page. */
export async function measureCode() {
  const engine = new WorkflowEngine({ host: nodeHost(), allow: { code: true } });
  const execute = (input) => engine.execute(workflow, {}, { input });
  const { outputs } = await execute(orders);
  assert.equal(outputs.code.length, COUNT);
  assert.deepEqual(outputs.code[7], { ...orders[7], gross: orders[7].total * (1 + orders[7].tax) });
  const one = await median(11, () => execute(orders.slice(0, 1)));
  const all = await median(5, () => execute(orders));
  const page = await measureInPage();
  return [
    { what: "code: start, with one item", value: one, unit: "ms", budget: START },
    { what: "code: 100,000 items in one call", value: all, unit: "ms", budget: CALL },
    { what: "code in the page: start, with one item", value: page.one, unit: "ms", budget: START },
    { what: "code in the page: 100,000 items in one call", value: page.all, unit: "ms", budget: CALL },
  ];
}

async function measureInPage() {
  const server = await serveFolder({ folder: join(import.meta.dirname, "../dist"), port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    return await page.evaluate(inPage, { orders, source: SOURCE });
  } finally {
    await browser.close();
    server.close();
  }
}

async function inPage({ orders, source }) {
  const { webSandbox } = await import(new URL("engine/worker.js", document.baseURI).href);
  const run = webSandbox();
  const time = async (items) => {
    const began = performance.now();
    const { value } = await run(
      { source, values: { items }, timeout: 30_000, memory: 64e6, now: 0, seed: 1 },
      new AbortController().signal,
    );
    if (value.length !== items.length) throw new Error(`${value.length} items`);
    return performance.now() - began;
  };
  const middle = async (times, items) => {
    const all = [];
    for (let turn = 0; turn < times; turn += 1) all.push(await time(items));
    return all.sort((a, b) => a - b)[Math.floor(times / 2)];
  };
  await time(orders);
  return { one: await middle(11, orders.slice(0, 1)), all: await middle(5, orders) };
}
