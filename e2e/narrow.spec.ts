import { expect, type Locator, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { StudioPage } from "./studioPage.ts";

const WIDTH = 390;
const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Pocket",
  nodes: {
    two: { type: "manual@1", name: "Two", params: { items: ["${run.id}", "b"] } },
    say: { type: "log@1", name: "Say", params: { message: "it is ${item}" } },
    pause: { type: "wait@1", name: "Pause", params: { for: "duration", duration: "30ms" } },
  },
  edges: ["two -> say", "say -> pause"],
});

test.use({ viewport: { width: WIDTH, height: 844 } });

async function ran(page: Page): Promise<{ studio: StudioPage; dock: Locator }> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.importText(FLOW);
  await studio.run();
  return { studio, dock: page.getByRole("region", { name: "Run", exact: true }) };
}

async function edges(part: Locator): Promise<{ readonly left: number; readonly right: number }> {
  const box = await part.boundingBox();
  return { left: box?.x ?? -1, right: (box?.x ?? 0) + (box?.width ?? 0) };
}

test("on a phone the line after a run is whole, and nothing of the dock is cut off", async ({ page }) => {
  const { studio, dock } = await ran(page);
  await expect(studio.status).toBeInViewport({ ratio: 1 });
  expect(await studio.status.evaluate((line) => line.scrollHeight - line.clientHeight)).toBeLessThanOrEqual(0);
  await dock.getByRole("button", { name: "Time travel" }).click();
  for (const part of await dock.getByRole("button").all()) expect((await edges(part)).right).toBeLessThanOrEqual(WIDTH);
  expect(await page.evaluate(() => [document.documentElement.scrollWidth, window.scrollX])).toEqual([WIDTH, 0]);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("on a phone the run goes on under the inspector and the library", async ({ page }) => {
  const { studio, dock } = await ran(page);
  for (const pane of ["Inspector", "Library"]) {
    await page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name: pane }).click();
    await expect(studio.canvas).toBeHidden();
    await expect(studio.status).toBeInViewport({ ratio: 1 });
    await expect(dock.getByRole("tab", { name: "Data" })).toBeInViewport({ ratio: 1 });
  }
});

test("on a phone two runs that are compared from the library are shown as large as they fit", async ({ page }) => {
  const { studio } = await ran(page);
  await studio.run();
  await page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name: "Library" }).click();
  await page.getByRole("tab", { name: "Runs" }).click();
  await page.getByRole("button", { name: "Compare runs" }).click();
  const boxes = page.getByRole("list", { name: "Run history" }).getByRole("checkbox");
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("region", { name: "Comparison of runs" })).toContainText("First difference: Two");
  await page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name: "Canvas" }).click();
  await expect(studio.card("Say")).toBeInViewport({ ratio: 0.9 });
  await expect.poll(async () => (await studio.card("Say").boundingBox())?.width).toBeGreaterThan(40);
});

test("on a phone the timeline has room for its bars, and its marks lie apart", async ({ page }) => {
  const { dock } = await ran(page);
  await dock.getByRole("tab", { name: "Timeline" }).click();
  const track = dock.getByRole("list", { name: "Attempts" }).getByRole("listitem").first().locator(".timeline-track");
  const { left, right } = await edges(track);
  expect(right - left).toBeGreaterThan(120);
  const marks = dock.locator(".timeline-scale > span:visible");
  const places = await Promise.all((await marks.all()).map(edges));
  expect(places.length).toBeGreaterThanOrEqual(2);
  for (const [at, place] of places.entries()) if (at > 0) expect(place.left).toBeGreaterThanOrEqual((places[at - 1] as typeof place).right);
  expect(places.at(-1)?.right).toBeCloseTo(right, 0);
});
