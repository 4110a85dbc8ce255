import { expect, type Locator, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const CSV = "country,total\nDE,120\nFR,80\nDE,300\nIT,250";
const tree = (page: Page) => page.getByRole("tree", { name: "Workflow outline" });
const row = (page: Page, name: string | RegExp) => tree(page).getByRole("treeitem", { name });

/** Opens the outline of a new workflow without a mouse. */
async function openEmptyOutline(page: Page): Promise<void> {
  await page.goto("./#view=outline");
  await expect(row(page, /^Report, /)).toBeVisible();
  await page.keyboard.press("Alt+n");
  await expect(page.getByRole("button", { name: "Add first step" })).toBeVisible();
}

/** From the inspector to the row that was left. */
async function backToTree(page: Page): Promise<void> {
  await press(page, "Shift+F6", tree(page).locator(":focus"));
}

/** Presses a key until what is looked for is there. */
async function press(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20 && (await target.count()) === 0; presses += 1) await page.keyboard.press(key);
  await expect(target).toHaveCount(1);
}

/** From a row into a field of its node, and types there. */
async function fillField(page: Page, studio: StudioPage, label: string, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(studio.inspector.locator(":focus")).toHaveCount(1);
  await expect(studio.field(label)).toHaveAttribute("contenteditable", "true");
  await press(page, "Tab", page.locator(`[aria-label="${label}"]:focus`));
  await page.keyboard.insertText(text);
}

async function choose(page: Page, search: string): Promise<void> {
  await page.getByRole("combobox", { name: "Search nodes" }).pressSequentially(search);
  await page.keyboard.press("Enter");
}

test("a workflow of three nodes is built, configured, run and read in the outline with the keyboard alone", async ({ page }) => {
  test.setTimeout(60_000);
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await openEmptyOutline(page);

  await test.step("add and configure", async () => {
    await press(page, "F6", page.getByRole("toolbar", { name: "Outline actions" }).locator(":focus"));
    await page.keyboard.press("Enter");
    await choose(page, "csv parse");
    await expect(row(page, "Parse CSV, Parse CSV, not run")).toBeFocused();
    await fillField(page, studio, "Text", CSV);
  });

  await test.step("add after, connected", async () => {
    await backToTree(page);
    await page.keyboard.press("a");
    await choose(page, "filter");
    await expect(row(page, /^Filter, /)).toBeFocused();
    await expect(row(page, "out to Filter.in")).toBeVisible();
    await fillField(page, studio, "Where", "${item.total >= 100}");
  });

  await test.step("add alone, then connect by the dialog", async () => {
    await backToTree(page);
    await page.keyboard.press("Escape");
    await page.getByRole("toolbar", { name: "Outline actions" }).getByRole("button", { name: "Add node" }).press("Enter");
    await choose(page, "limit");
    await expect(row(page, /^Limit, /)).toBeFocused();
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: "Connect" });
    await dialog.getByRole("combobox", { name: "Search ports" }).pressSequentially("in filter");
    await expect(dialog.getByRole("option", { name: "in from Filter.kept" })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(row(page, "kept to Limit.in")).toBeVisible();
  });

  await test.step("run and read", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(studio.status).toHaveText(/^Succeeded/);
    await expect(row(page, "kept to Limit.in, 3 items")).toBeVisible();
    await expect(row(page, /^Limit, Limit, succeeded, 3 items$/)).toBeFocused();
    await page.keyboard.press("o");
    await expect(studio.inspector.getByRole("tab", { name: "Output" })).toHaveAttribute("aria-selected", "true");
    await expect(studio.inspector.getByRole("table", { name: /^Limit\.out items/ }).getByRole("cell", { name: "250" })).toBeVisible();
  });
  expect(faults).toEqual([]);
});

test("arrows, Home, End and typed letters go through the tree, F2 renames and Delete removes", async ({ page }) => {
  const studio = new StudioPage(page);
  await page.goto("./#view=outline");
  const first = row(page, /^Weather file, /);
  await first.focus();
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await expect(first).toHaveAttribute("aria-level", "1");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowRight");
  await expect(row(page, /^out to Days\.in/)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(first).toHaveAttribute("aria-expanded", "false");
  await expect(row(page, /^out to Days\.in/)).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("r");
  await expect(row(page, /^Report, /)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(first).toBeFocused();
  await page.keyboard.press("F2");
  await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toBeFocused();
  await page.keyboard.insertText("Sky");
  await page.keyboard.press("Enter");
  await row(page, /^Sky, /).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(row(page, /^out to Days\.in/)).toHaveCount(0);
  await expect(tree(page).locator(":focus")).toHaveCount(1);
});

test("rows count no items before a run, and say after one where there were none", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    start: { type: "manual@1", name: "Start", params: { items: [{ n: 1 }] } },
    big: { type: "filter@1", name: "Big", params: { where: "${item.n > 1}" } },
    end: { type: "log@1", name: "End" },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "None", nodes, edges: ["start -> big", "big -> end"] }));
  await page.getByRole("button", { name: "Outline", exact: true }).click();
  await expect(row(page, "Big, Filter, not run")).toBeVisible();
  await expect(row(page, "kept to End.in")).toBeVisible();
  await studio.run();
  await expect(row(page, "Start, Manual start, succeeded, 1 item")).toBeVisible();
  await expect(row(page, "out to Big.in, 1 item")).toBeVisible();
  await expect(row(page, "kept to End.in, no items")).toBeVisible();
  await expect(row(page, "End, Log, succeeded, no items")).toBeVisible();
});

test("the button Outline shows the outline in the place of the canvas, and back", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const button = page.getByRole("button", { name: "Outline" });
  await button.press("Enter");
  await expect(row(page, /^Report, /)).toBeVisible();
  await expect(studio.card("Report")).toHaveCount(0);
  await expect(page).toHaveURL(/view=outline/);
  await expect(button).toBeFocused();
  await button.press("Enter");
  await expect(studio.card("Report")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the outline and the settings have no accessibility faults in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("./#view=outline");
    await row(page, /^Report, /).focus();
    await page.getByRole("tab", { name: "Settings" }).click();
    await expect(page.getByRole("region", { name: "About" })).toContainText(/engine [0-9a-f]{12}/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

test("with single-letter shortcuts off such keys do nothing, here and after a reload", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("switch", { name: "Single-letter shortcuts" }).press("Space");
  for (const visit of ["now", "after a reload"]) {
    await test.step(visit, async () => {
      await studio.canvas.focus();
      await page.keyboard.press("?");
      await page.keyboard.press("/");
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog")).toHaveCount(1);
      await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
      await page.keyboard.press("Escape");
    });
    await page.reload();
    await expect(studio.card("Report")).toBeVisible();
  }
});
