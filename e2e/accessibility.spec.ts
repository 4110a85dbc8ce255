import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { StudioPage } from "./studioPage.ts";

const RAIL = ["Workflows", "Nodes", "Runs", "Secrets", "Settings"];
const INSPECTOR = ["Input", "Params", "Output", "Policy", "Docs"] as const;
/** What opens each dialog. */
const DIALOGS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ["Add node", (page) => page.keyboard.press("/")],
  ["Command palette", (page) => page.keyboard.press("Control+k")],
  ["Find in workflow", (page) => page.keyboard.press("Control+f")],
  ["Keyboard shortcuts", (page) => page.keyboard.press("?")],
  ["Import", (page) => page.getByRole("banner").getByRole("button", { name: "Import" }).click()],
  ["Share", (page) => page.getByRole("banner").getByRole("button", { name: "Share" }).click()],
  ["History", (page) => page.getByRole("banner").getByRole("button", { name: "History" }).click()],
];

async function expectNoFaults(page: Page): Promise<void> {
  expect.soft(await accessibilityFaults(page)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("the first visit, a finished run and every tab have no accessibility faults", async ({ page }) => {
      test.setTimeout(180_000);
      const studio = new StudioPage(page);
      await studio.open();
      await test.step("first visit", () => expectNoFaults(page));
      await studio.run();
      await test.step("finished run", () => expectNoFaults(page));
      await studio.select("Report");
      for (const tab of INSPECTOR) {
        await studio.tab(tab);
        await test.step(`inspector, ${tab}`, () => expectNoFaults(page));
      }
      for (const tab of RAIL) {
        await page.getByRole("navigation", { name: "Library" }).getByRole("tab", { name: tab }).click();
        await test.step(`rail, ${tab}`, () => expectNoFaults(page));
      }
    });

    test("every dialog has no accessibility faults", async ({ page }) => {
      test.setTimeout(180_000);
      const studio = new StudioPage(page);
      await studio.open();
      for (const [name, open] of DIALOGS) {
        await studio.canvas.focus();
        await open(page);
        await expect(page.getByRole("dialog", { name })).toBeVisible();
        await test.step(name, () => expectNoFaults(page));
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog", { name })).toBeHidden();
      }
    });
  });
}

for (const [what, width, height] of [
  ["at 200 % zoom", 720, 450],
  ["in half a window", 640, 800],
  ["on a tablet", 768, 1024],
  ["on a phone", 480, 800],
] as const) {
  test(`${what} nothing in the bar overlaps or is cut off, and the page does not scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await new StudioPage(page).open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // A switch is reached by its whole label.
    const parts = page.getByRole("banner").locator("input:not([role=switch]):visible, label:visible, button:visible");
    const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
    const shown = boxes.flatMap((box) => box ?? []);
    for (const [at, a] of shown.entries()) {
      expect(a.x + a.width, `part ${at}`).toBeLessThanOrEqual(width);
      expect(Math.min(a.width, a.height), `part ${at}`).toBeGreaterThanOrEqual(24);
      for (const b of shown.slice(at + 1)) {
        const apart = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
        expect(apart, `${JSON.stringify(a)} and ${JSON.stringify(b)}`).toBe(true);
      }
    }
  });
}
