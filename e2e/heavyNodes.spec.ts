import { readFileSync } from "node:fs";
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
