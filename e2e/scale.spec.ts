import { expect, type Page, test } from "@playwright/test";
import { grid, workflowOf } from "../bench/studio/graph.mjs";
import { StudioPage } from "./studioPage.ts";

// Counts, not times: they are the same on every machine.

/** Elements of the canvas, wires and all. */
function elements(studio: StudioPage): Promise<number> {
  return studio.canvas.evaluate((canvas) => canvas.querySelectorAll("*").length);
}

async function openGraph(page: Page, nodes: number, edges: number): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.importText(workflowOf(grid(nodes, edges)));
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  return studio;
}

test("5,000 nodes in sight are one layer and few elements, and a card can be selected and dragged there", { tag: "@long" }, async ({
  page,
}) => {
  const studio = await openGraph(page, 5000, 7500);
  await expect(studio.canvas.getByRole("img", { name: "5,000 nodes. Zoom in to read them." })).toBeVisible();
  expect(await elements(studio)).toBeLessThanOrEqual(400);

  const box = await studio.canvas.boundingBox();
  if (box === null) throw new Error("no canvas");
  // The middle of the board is the middle of the canvas; a card is looked for around it.
  const card = studio.canvas.getByRole("group", { name: /^n\d+, Limit, / });
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let step = 0; step < 30 && (await card.count()) === 0; step += 1) await page.mouse.move(x + step * 2, y + step);
  await expect(card).toHaveCount(1);
  const id = await card.getAttribute("data-node-card");
  const before = placeIn(await studio.exported(), id);
  const at = await card.boundingBox();
  if (at === null) throw new Error("no card");
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue(id ?? "");
  expect(placeIn(await studio.exported(), id)).not.toEqual(before);
});

test("opening 5,000 nodes, or showing all of them again, makes no elements for what is drawn on the layer", { tag: "@long" }, async ({
  page,
}) => {
  const studio = await openGraph(page, 5000, 7500);
  await studio.saved();
  await page.addInitScript(countElements);
  await page.reload();
  const layer = studio.canvas.getByRole("img", { name: "5,000 nodes. Zoom in to read them." });
  await expect(layer).toBeVisible();
  expect(await made(page)).toBeLessThanOrEqual(2000);

  await studio.canvas.getByRole("button", { name: /^Zoom to 100 %/ }).click();
  await expect(layer).toBeHidden();
  const before = await made(page);
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await expect(layer).toBeVisible();
  expect((await made(page)) - before).toBeLessThanOrEqual(100);
});

test("zooming in makes cards of what is in sight, each with its name", async ({ page }) => {
  const studio = await openGraph(page, 1000, 1500);
  await studio.canvas.getByRole("button", { name: /^Zoom to 100 %/ }).click();
  await expect(studio.canvas.getByRole("group", { name: /^n\d+, Limit, not run$/ }).first()).toBeVisible();
  await expect(studio.canvas.getByRole("img", { name: /nodes\. Zoom in/ })).toBeHidden();
});

test("a drag redraws one card and begins no transition, and what is written in a field redraws at most its own", async ({ page }) => {
  const studio = await openGraph(page, 1000, 1500);
  await studio.canvas.getByRole("button", { name: /^Zoom to 100 %/ }).click();
  const card = studio.canvas.getByRole("group", { name: /^n\d+, Limit, not run$/ });
  await expect(card.first()).toBeVisible();
  const box = await studio.canvas.boundingBox();
  if (box === null) throw new Error("no canvas");
  const places = await card.evaluateAll((cards) => cards.map((each) => each.getBoundingClientRect().toJSON()));
  const inside = places.find(({ left, top }) => left > box.x + 200 && top > box.y + 200);
  const [x, y] = [inside.x + 80, inside.y + 20];
  await page.mouse.click(x, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await watchCards(page);
  await page.mouse.move(x + 60, y + 60, { steps: 20 });
  expect(await transitions(page)).toEqual([]);
  await page.mouse.up();
  expect(await redrawnCards(page)).toBeLessThanOrEqual(1);
  await studio.field("Items", "spinbutton").pressSequentially("12345");
  expect(await redrawnCards(page)).toBeLessThanOrEqual(1);
});

/** Put into a page before its own scripts: counts the elements that are made, also those thrown away at once. */
function countElements(): void {
  const counts = { made: 0 };
  Object.assign(globalThis, { counts });
  const { createElement, createElementNS } = Document.prototype;
  Document.prototype.createElement = function (this: Document, ...given: unknown[]) {
    counts.made += 1;
    return Reflect.apply(createElement, this, given);
  } as typeof createElement;
  Document.prototype.createElementNS = function (this: Document, ...given: unknown[]) {
    counts.made += 1;
    return Reflect.apply(createElementNS, this, given);
  } as typeof createElementNS;
}

function made(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { readonly counts: { readonly made: number } }).counts.made);
}

function placeIn(text: string, id: string | null): unknown {
  return JSON.parse(text).layout.nodes[id ?? ""];
}

/** Notes which cards have something inside them changed from now on, and what begins to change bit by bit. */
function watchCards(page: Page): Promise<void> {
  return page.evaluate(() => {
    const redrawn = new Set<string>();
    const begun: string[] = [];
    Object.assign(globalThis, { redrawn, begun });
    document.addEventListener("transitionrun", ({ propertyName }) => begun.push(propertyName), true);
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const card = (target instanceof Element ? target : target.parentElement)?.closest("[data-node-card]");
        const id = card?.getAttribute("data-node-card");
        if (id !== null && id !== undefined) redrawn.add(id);
      }
    }).observe(document.querySelector(".react-flow__nodes") as Element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

function redrawnCards(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { readonly redrawn: ReadonlySet<string> }).redrawn.size);
}

function transitions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { readonly begun: readonly string[] }).begun);
}
