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

const LONG_NAME = "A workflow with a name that is longer than any bar has room for";
const TWO = JSON.stringify({
  format: "vwmp/1",
  name: LONG_NAME,
  nodes: { start: { type: "manual@1" }, keep: { type: "limit@1", name: "Keep" } },
  edges: ["start -> keep"],
});
const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("It is not drawn.");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

for (const [width, height] of [
  [480, 900],
  [768, 1024],
  [1024, 768],
  [1440, 900],
] as const) {
  test(`at ${width} pixels bars keep their rows, the end of a run is read, and no message covers it`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const studio = new StudioPage(page);
    await page.goto("./");
    await expect(studio.canvas).toBeVisible();
    await studio.importText(TWO);
    const message = await boxOf(page.getByRole("status", { name: "Messages" }).getByText(/^Imported/));
    expect(message.bottom, "the message lies above the bar of the run").toBeLessThanOrEqual((await boxOf(studio.status)).y);
    const bar = await boxOf(page.getByRole("banner"));
    expect(bar.height, "rows of the top bar").toBeLessThan(width < 600 ? 80 : 52);
    await studio.run();
    expect((await boxOf(studio.status)).width, "room for how the run went").toBeGreaterThan(240);

    await page
      .getByRole("main", { name: "Canvas" })
      .getByRole("group", { name: /^Keep, / })
      .click();
    if (width < 900) await page.getByRole("tab", { name: "Inspector" }).click();
    const tabs = await Promise.all((await studio.inspector.getByRole("tab").all()).map(boxOf));
    expect(new Set(tabs.map(({ y }) => y)).size, "rows of the inspector’s tabs").toBe(1);
  });
}

test("on a phone an empty workflow shows its first step whole, and its samples one below the other", async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 900 });
  const studio = new StudioPage(page);
  await page.goto("./");
  await expect(studio.canvas).toBeVisible();
  await page.getByRole("tab", { name: "Problems" }).click();
  await page.getByRole("tab", { name: "Library" }).click();
  await page.getByRole("button", { name: "New workflow" }).click();
  await page.getByRole("tab", { name: "Canvas" }).click();
  const canvas = await boxOf(studio.canvas);
  const first = await boxOf(studio.canvas.getByRole("button", { name: "Add first step" }));
  expect(first.y).toBeGreaterThan(canvas.y);
  for (const sample of await studio.canvas.getByRole("list", { name: "Samples" }).getByRole("button").all()) {
    const box = await boxOf(sample);
    expect([box.x >= canvas.x, box.right <= canvas.right]).toEqual([true, true]);
  }
});

for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const) {
  test(`at ${width} pixels a message of two lines covers nothing that can be pressed`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const studio = new StudioPage(page);
    await page.goto("./");
    await expect(studio.canvas).toBeVisible();
    await studio.importText(TWO);
    await studio.canvas.focus();
    await paste(page, "Dear reader, this is a letter.");
    const messages = page.getByRole("status", { name: "Messages" });
    const message = await boxOf(messages.getByText(/^This text is no data/));
    const bar = await boxOf(studio.canvas.getByRole("toolbar", { name: "Zoom" }));
    expect(message.bottom).toBeLessThanOrEqual(bar.y);
    if (width > 900) return;
    await page.getByRole("tab", { name: "Library" }).click();
    const pane = await boxOf(page.getByRole("navigation", { name: "Library" }));
    expect((await boxOf(messages.getByText(/^This text is no data/))).y).toBeGreaterThanOrEqual(pane.bottom);
  });
}

test("on a phone the offer of the tour lies beside no other button", async ({ page }) => {
  await page.goto("./");
  const offer = await boxOf(page.getByRole("region", { name: "First visit" }));
  const add = await boxOf(page.getByRole("main", { name: "Canvas" }).getByRole("button", { name: "Add node" }));
  expect(offer.y).toBeGreaterThanOrEqual(add.bottom);
});

test("what is pasted on the canvas and cannot be used is said, with what can be pasted", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const messages = page.getByRole("status", { name: "Messages" });
  await studio.canvas.focus();
  await paste(page, "Dear reader, this is a letter.");
  await expect(messages).toContainText(/This text is no data; paste JSON, .* or a workflow\./);
  await paste(page, "{not json");
  await expect(messages).toContainText(/This JSON has a fault; paste whole JSON, .* or a workflow\./);
});

async function paste(page: Page, text: string): Promise<void> {
  await page.locator("body").evaluate((body, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  }, text);
}
