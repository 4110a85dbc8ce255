import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, type Page, type Response, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { ROOT } from "./flows.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const BUDGET = 250_000;
const IMAGES = join(ROOT, "docs/images");

/** The sample after a run, with the table of its last node in sight. */
async function showcase(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.run();
  await expect(studio.status).toHaveText(/ · log [0-9a-f]{4}…$/);
  await studio.dock("Data");
  await studio.select("Each month");
  await expect(studio.table("Each month.out").getByRole("cell").first()).toBeVisible();
  await expect(studio.inspector.getByRole("button", { name: /^Add / }).first()).toBeVisible();
  return studio;
}

async function zoomUntilLegible(studio: StudioPage): Promise<void> {
  const percent = studio.canvas.getByRole("button", { name: /^Zoom to 100 %, now \d+ %$/ });
  const zoom = async (): Promise<number> => Number(/(\d+) %$/.exec((await percent.getAttribute("aria-label")) ?? "")?.[1]);
  for (let before = await zoom(); before < 60; before = await zoom()) {
    await studio.canvas.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(async () => Math.round(((await zoom()) / before) * 10)).toBe(12);
  }
}

/** Everything that differs from run to run is the time it took; in the picture it is always the same. */
async function picture(studio: StudioPage, name: string): Promise<void> {
  await studio.saved();
  await zoomUntilLegible(studio);
  await studio.status.evaluate((status) => {
    for (const part of status.querySelectorAll("span")) part.textContent = part.textContent.replace(/^[\d.]+ m?s\b/, "84 ms");
  });
  await studio.page.mouse.move(0, 0);
  await studio.page.screenshot({ path: join(IMAGES, name), animations: "disabled", caret: "hide" });
}

test("the first load is under 250 kB of gzipped JavaScript", async ({ page }) => {
  const loading: Promise<readonly [string, number]>[] = [];
  page.context().on("response", (response: Response) => {
    const type = response.headers()["content-type"] ?? "";
    if (type.includes("javascript"))
      loading.push(response.body().then((body) => [new URL(response.url()).pathname, gzipSync(body).length] as const));
  });
  await new StudioPage(page).open();
  await page.waitForLoadState("networkidle");
  const scripts = new Map(await Promise.all(loading));
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  console.log(`first load: ${(total / 1000).toFixed(1)} kB of gzipped JavaScript in ${scripts.size} files`);
  const engineLoaded = (): boolean => [...scripts.keys()].some((path) => path.includes("/engine/"));
  expect(engineLoaded(), "looking needs no engine").toBe(false);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(BUDGET);
});

test("the first chunk asks to be compiled as it arrives: the browser reads that only on the first line", async ({ page, request }) => {
  await new StudioPage(page).open();
  const largest = await page.evaluate(() => {
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(({ name }) => name.endsWith(".js"));
    return scripts.sort((one, other) => other.decodedBodySize - one.decodedBodySize)[0]?.name ?? "";
  });
  const body = await (await request.get(largest)).text();
  expect(body.slice(0, body.indexOf("\n"))).toBe("//# allFunctionsCalledOnLoad");
});

test("a visit and a run ask nobody but the site's own sub-path, and nothing breaks its policy", async ({ page, baseURL }) => {
  const faults = await watchFaults(page);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  const studio = await showcase(page);
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Own", nodes: { a: { type: "yaml-build@1" } }, edges: [] }));
  await studio.run();
  await studio.download("YAML");
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? "") && !url.startsWith(`blob:${new URL(baseURL ?? "").origin}/`))).toEqual([]);
  expect(faults).toEqual([]);
});

test("a page that was opened before the site got a newer version runs with that version's engine", async ({ page }) => {
  await page.route(/\/assets\/studio-.*\.js$/, async (route) => {
    const body = await (await route.fetch()).text();
    expect(body).toMatch(/chunks\/core-[\w-]+\.js/);
    await route.fulfill({ body: body.replace(/chunks\/core-[\w-]+\.js/, "chunks/core-gone.js"), contentType: "text/javascript" });
  });
  const studio = new StudioPage(page);
  await studio.open();
  await studio.run();
  await expect(studio.status).toContainText("Succeeded");
});

test("the policy holds in the page and in the engine's worker: no eval, no foreign host, no inline script", async ({ page }) => {
  await new StudioPage(page).open();
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
    const fetched = await fetch("https://example.com/").then(
      () => true,
      () => false,
    );
    const source = `let answer; try { answer = new Function("return 1")(); } catch (error) { answer = error.name; }
      fetch("https://example.com/").then(() => postMessage([answer, true]), () => postMessage([answer, false]));`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    const inWorker = await new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data)));
    return { violations, ran: "ran" in globalThis, fetched, inWorker };
  });
  expect(blocked).toMatchObject({ ran: false, fetched: false, inWorker: ["EvalError", false] });
  expect(blocked.violations).toEqual(expect.arrayContaining(["script-src-elem", "connect-src"]));
});

for (const scheme of ["light", "dark"] as const) {
  test(`the main screen has no serious fault for anybody, ${scheme}, and is the picture of the README`, async ({ page }) => {
    test.setTimeout(120_000);
    mkdirSync(IMAGES, { recursive: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const studio = await showcase(page);
    await picture(studio, scheme === "light" ? "studio.png" : "studio-dark.png");
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []);
    const brightness = background.slice(0, 3).reduce((sum, part) => sum + part, 0) / 3;
    if (scheme === "light") expect(brightness).toBeGreaterThan(200);
    else expect(brightness).toBeLessThan(60);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test("dialogs, menus and the palette have no serious fault for anybody", async ({ page }) => {
  test.setTimeout(120_000);
  const studio = new StudioPage(page);
  await studio.open();
  await page.getByRole("tab", { name: "Nodes" }).click();
  await studio.select("Month and mean");
  expect(await accessibilityFaults(page)).toEqual([]);
  await studio.canvas.focus();
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Add node" })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Workflow text" }).fill("{");
  await expect(page.getByRole("list", { name: "Problems" })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("at 768 pixels the panes are tabs and nothing is lost", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 768, height: 1024 });
  const studio = new StudioPage(page);
  await studio.open();
  await studio.run();
  const panes = page.getByRole("tablist", { name: "Panes" });
  await panes.getByRole("tab", { name: "Inspector" }).click();
  await expect(studio.inspector).toBeVisible();
  await expect(studio.canvas).toBeHidden();
  await panes.getByRole("tab", { name: "Library" }).click();
  await expect(page.getByRole("button", { name: "New workflow" })).toBeVisible();
  await panes.getByRole("tab", { name: "Canvas" }).click();
  await expect(studio.canvas).toBeVisible();
  for (const name of ["Undo", "Redo", "Stop", "Import", "Export"])
    await expect(page.getByRole("banner").getByRole("button", { name, exact: true })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
  expect(await accessibilityFaults(page)).toEqual([]);
});
