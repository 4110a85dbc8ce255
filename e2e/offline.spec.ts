import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { serveFolder } from "../scripts/serve.mjs";
import { ROOT } from "./flows.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";
import { runInWorker } from "./workerRun.ts";

/** What only some workflows and views need, and is large. */
const HEAVY = ["PdfPages", "vega.module", "queryFailure", "drawChart", "readPdf", "sandbox.wasm"];

test.use({ serviceWorkers: "allow" });

/** Opens the site where the time can be let go by. */
async function visit(page: Page, url: string): Promise<void> {
  await page.clock.install();
  await page.goto(url);
  await expect(new StudioPage(page).canvas).toBeVisible();
}

/** Milliseconds after which an open page has begun to keep the site. */
const BEGUN = 10_000;

/** Resolves when the site is kept for use without a network. */
async function keptForLater(page: Page): Promise<void> {
  await page.clock.fastForward(BEGUN);
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.scriptURL));
}

/** The addresses of all files that are kept. */
async function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url);
  });
}

/** Those of {@link HEAVY} that are kept. */
async function keptHeavy(page: Page): Promise<string[]> {
  const urls = await keptFiles(page);
  return HEAVY.filter((name) => urls.some((url) => url.includes(`/${name}`)));
}

const CODE = JSON.stringify({
  format: "vwmp/1",
  name: "Counts",
  nodes: { count: { type: "code@1", name: "Count", params: { source: "return { n: 1 + 1 };" } } },
  edges: [],
});

const sample = (name: string): string => readFileSync(join(ROOT, `public/examples/${name}.vwmp.json`), "utf8");

test("after one visit the studio opens and runs without a network, and keeps only files of its own", async ({ page, context, baseURL }) => {
  test.setTimeout(120_000);
  const studio = new StudioPage(page);
  await visit(page, "./");
  await keptForLater(page);
  await expect.poll(() => keptHeavy(page), { timeout: 30_000 }).toEqual(HEAVY);
  await context.setOffline(true);
  const faults = await watchFaults(page);
  await page.reload();
  await expect(studio.canvas).toBeVisible();
  await studio.run();
  await studio.saved();
  for (const name of ["chart-report", "states-sql", "invoices"]) {
    expect((await runInWorker(page, sample(name))).failures, name).toEqual([]);
  }
  await studio.newWorkflow();
  await studio.importText(CODE);
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  const urls = await keptFiles(page);
  expect(urls.length).toBeGreaterThan(20);
  expect(urls.filter((url) => !url.startsWith(baseURL ?? ""))).toEqual([]);
  expect(faults).toEqual([]);
});

test("what is large is not kept before the studio itself; where data is to be saved, it is kept when it is first used", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const studio = new StudioPage(page);
  await studio.open();
  await keptForLater(page);
  expect(await keptHeavy(page)).toEqual([]);
  await page.reload();
  await expect(studio.canvas).toBeVisible();
  expect((await runInWorker(page, sample("states-sql"))).failures).toEqual([]);
  await expect.poll(() => keptHeavy(page)).toEqual(["queryFailure"]);
  await context.setOffline(true);
  await page.reload();
  await expect(studio.canvas).toBeVisible();
  expect((await runInWorker(page, sample("states-sql"))).failures).toEqual([]);
});

test("a new version waits until the person reloads, and no edit is lost", async ({ page }) => {
  test.setTimeout(120_000);
  const dist = join(mkdtempSync(join(tmpdir(), "vwmp-site-")), "dist");
  cpSync(join(ROOT, "dist"), dist, { recursive: true });
  const { url, close } = await serveFolder({ folder: dist, port: 0, base: "/deep/er/" });
  const studio = new StudioPage(page);
  await visit(page, url);
  await keptForLater(page);
  await page.reload();
  await expect(studio.canvas).toBeVisible();
  await page.clock.fastForward(BEGUN);
  const worker = join(dist, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/^const VERSION = ".*";/, 'const VERSION = "newer";'));
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    return registration?.waiting instanceof ServiceWorker;
  });
  const update = page.getByRole("status", { name: "Update" });
  await expect(update).toContainText("A new version is ready");
  await page.getByRole("textbox", { name: "Workflow name" }).fill("Edited just now");
  await update.getByRole("button", { name: "Reload" }).click();
  await expect(update).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Edited just now");
  expect(await page.evaluate(() => caches.keys())).toContain("vwmp-newer");
  close();
});

test("a file that is not the one of the version is not kept", async ({ page }) => {
  test.setTimeout(120_000);
  const dist = join(mkdtempSync(join(tmpdir(), "vwmp-site-")), "dist");
  cpSync(join(ROOT, "dist"), dist, { recursive: true });
  writeFileSync(join(dist, "catalogue.json"), `${readFileSync(join(dist, "catalogue.json"), "utf8")} `);
  const { url, close } = await serveFolder({ folder: dist, port: 0, base: "/deep/er/" });
  await page.goto(url);
  const outcome = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
    const installing = registration.installing;
    return new Promise((resolve) => installing?.addEventListener("statechange", () => resolve(installing.state)));
  });
  expect(outcome).toBe("redundant");
  close();
});
