import { type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

test.use({ viewport: { width: 768, height: 1024 }, hasTouch: true });

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Fingers",
  nodes: {
    start: { type: "manual@1", name: "Start" },
    middle: { type: "limit@1", name: "Middle" },
    end: { type: "limit@1", name: "End" },
  },
  edges: ["start -> middle", "middle -> end"],
});

type Point = { readonly x: number; readonly y: number };

/** One finger on the glass. */
class Finger {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  async down(at: Point): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  }

  async move(at: Point): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
  }

  async up(): Promise<void> {
    await this.#session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

async function opened(page: Page): Promise<{ studio: StudioPage; finger: Finger }> {
  const studio = new StudioPage(page);
  await page.goto("./");
  await expect(studio.canvas).toBeVisible();
  await studio.importText(FLOW);
  await expect(studio.card("End")).toBeVisible();
  return { studio, finger: new Finger(await page.context().newCDPSession(page)) };
}

async function middleOf(part: Locator): Promise<Point> {
  const box = await part.boundingBox();
  if (box === null) throw new Error("It is not drawn.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a finger that lies still on a card, a wire or the canvas opens its menu, which stays when it is lifted", async ({ page }) => {
  const { studio, finger } = await opened(page);
  const menu = page.getByRole("menu", { name: "Actions of the node" });
  await finger.down(await middleOf(studio.card("Middle").getByText("Middle", { exact: true })));
  await expect(menu).toBeVisible();
  await finger.up();
  await menu.getByRole("menuitem", { name: "Duplicate" }).tap();
  await expect(menu).toBeHidden();
  await expect(studio.card("Middle")).toHaveCount(2);
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).tap();

  await finger.down(await middleOf(studio.wire(/^Start\.out to Middle\.in/)));
  await expect(page.getByRole("menu", { name: "Actions of the edge" })).toBeVisible();
  await finger.up();
  await page.getByRole("menuitem", { name: /^Delete/ }).tap();
  await expect(studio.wire(/^Start\.out to Middle\.in/)).toHaveCount(0);

  const canvas = await studio.canvas.boundingBox();
  await finger.down({ x: (canvas?.x ?? 0) + 60, y: (canvas?.y ?? 0) + 120 });
  await expect(page.getByRole("menu", { name: "Actions of the canvas" })).toBeVisible();
  await finger.up();
  await expect(page.getByRole("menuitem", { name: /^Select all/ })).toBeVisible();
});

test("a finger that lies still on a row of the outline opens its menu under it, which stays when it is lifted", async ({ page }) => {
  const { finger } = await opened(page);
  await page.getByRole("banner").getByRole("button", { name: "Outline" }).tap();
  const rows = page.getByRole("tree", { name: "Workflow outline" });
  const row = rows.getByRole("treeitem", { name: /^Middle, / });
  const at = await middleOf(row.getByText("Middle", { exact: true }));
  await finger.down(at);
  const menu = page.getByRole("menu", { name: "Actions of the node" });
  await expect(menu).toBeVisible();
  const box = await menu.boundingBox();
  expect(Math.abs((box?.x ?? 0) - at.x)).toBeLessThan(20);
  await finger.up();
  await menu.getByRole("menuitem", { name: "Duplicate" }).tap();
  await expect(menu).toBeHidden();
  await expect(row).toHaveCount(2);

  await finger.down(await middleOf(rows.getByRole("treeitem", { name: "out to End.in" })));
  await expect(page.getByRole("menu", { name: "Actions of the edge" })).toBeVisible();
  await finger.up();
});

test("a finger that moves opens no menu", async ({ page }) => {
  await page.clock.install();
  const { studio, finger } = await opened(page);
  const at = await middleOf(studio.card("Middle").getByText("Middle", { exact: true }));
  await finger.down(at);
  await finger.move({ x: at.x + 40, y: at.y + 40 });
  await page.clock.runFor(2000);
  await finger.up();
  await expect(page.getByRole("menu")).toHaveCount(0);
});

test("fingers select several cards, and what is done from the menu is done to all of them", async ({ page }) => {
  const { studio, finger } = await opened(page);
  await finger.down(await middleOf(studio.card("Start").getByText("Start", { exact: true })));
  await page.getByRole("menuitem", { name: "Select more" }).waitFor();
  await finger.up();
  await page.getByRole("menuitem", { name: "Select more" }).tap();
  await studio.card("Middle").getByText("Middle", { exact: true }).tap();
  for (const card of ["Start", "Middle"]) await expect(studio.card(card)).toHaveAttribute("data-selected", "true");
  await finger.down(await middleOf(studio.card("Middle").getByText("Middle", { exact: true })));
  const remove = page.getByRole("menuitem", { name: /^Delete/ }).first();
  await remove.waitFor();
  await finger.up();
  await remove.tap();
  await expect(studio.card("Start")).toHaveCount(0);
  await expect(studio.card("Middle")).toHaveCount(0);
  await expect(studio.card("End")).toBeVisible();
});

for (const width of [390, 640, 767, 768]) {
  test(`at ${width} pixels the command palette has a button, and the bar its rows`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await opened(page);
    const bar = page.getByRole("banner");
    expect((await bar.boundingBox())?.height).toBeLessThan(width < 768 ? 80 : 52);
    await bar.getByRole("button", { name: "Command palette" }).tap();
    await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  });
}
