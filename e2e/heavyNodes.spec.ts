import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { watchFaults } from "./pageFaults.ts";
import { runInWorker } from "./workerRun.ts";

/** Names of the chunks with the large libraries. */
const HEAVY = /\/(drawChart|askSql|readPdf|readXlsx|buildXlsx|editImage)-/;

const sample = (name: string): string => readFileSync(join(ROOT, `public/examples/${name}.vwmp.json`), "utf8");

test("a large library is loaded only when a node that needs it runs, and runs under the page's policy", async ({ page }) => {
  const faults = await watchFaults(page);
  let loaded: string[] = [];
  page.context().on("request", (request) => {
    const name = HEAVY.exec(request.url())?.[1];
    if (name !== undefined) loaded.push(name);
  });
  await page.goto("./");
  for (const [name, expected] of [
    ["reorder", []],
    ["chart-report", ["drawChart"]],
    ["states-sql", ["askSql"]],
    ["invoices", ["readPdf"]],
    ["image-batch", ["editImage"]],
  ] as const) {
    loaded = [];
    const { status, failures } = await runInWorker(page, sample(name));
    expect({ name, status, failures }).toEqual({ name, status: "succeeded", failures: [] });
    expect(new Set(loaded), name).toEqual(new Set(expected));
  }
  expect(faults).toEqual([]);
});

test("all code of the engine loads in a worker that is started as the studio's is", async ({ page }) => {
  await page.goto("./");
  const chunks = readdirSync(join(ROOT, "dist/engine/chunks")).filter((name) => name.endsWith(".js"));
  expect(chunks.length).toBeGreaterThan(50);
  const failed = await page.evaluate(async (names) => {
    const urls = names.map((name) => new URL(`engine/chunks/${name}`, document.baseURI).href);
    const code = `for (const url of ${JSON.stringify(urls)}) await import(url).catch((error) => postMessage(url + ": " + error)); postMessage("over");`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
    const told: string[] = [];
    await new Promise<void>((over) => {
      worker.onmessage = ({ data }: MessageEvent<string>) => (data === "over" ? over() : told.push(data));
    });
    return told;
  }, chunks);
  expect(failed).toEqual([]);
});
