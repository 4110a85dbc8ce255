import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { StudioPage } from "./studioPage.ts";

const IMAGES = join(ROOT, "docs/images");
const WINDOW = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Large orders",
  nodes: {
    orders: { type: "csv-parse@1", name: "Orders", params: { text: "country,total\nDE,120\nFR,80\nDE,300\nIT,250" } },
    large: { type: "filter@1", name: "Large ones", params: { where: "${item.total >= 100}" } },
    totals: {
      type: "summarize@1",
      name: "Totals",
      params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] },
    },
  },
  edges: ["orders -> large", "large.kept -> totals"],
  layout: { nodes: { orders: [0, 0], large: [300, 0], totals: [600, 0] } },
});
/** Takes its time, writes to the log, and has tests. */
const RUNNING = JSON.stringify({
  format: "vwmp/1",
  name: "Large orders",
  description: "Adds up the large orders of each country.",
  parameters: { least: { kind: "number", label: "Least total", default: 100 } },
  nodes: {
    orders: {
      type: "csv-parse@1",
      name: "Orders",
      params: { text: "id,country,total\n1,DE,120\n2,FR,80\n3,DE,300\n4,IT,250\n5,FR,140\n6,NO,90\n7,IT,110" },
    },
    large: { type: "filter@1", name: "Large ones", params: { where: "${item.total >= parameters.least}" } },
    say: { type: "log@1", name: "Say", params: { message: "order ${item.id} of ${item.total}" } },
    pause: { type: "wait@1", name: "Pause", params: { for: "duration", duration: "300ms" } },
    totals: {
      type: "summarize@1",
      name: "Totals by country",
      params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] },
    },
  },
  edges: ["orders -> large", "large.kept -> say", "say -> pause", "pause -> totals"],
  tests: [
    {
      name: "One order is large",
      pins: { "orders.out": [{ country: "DE", total: 700 }] },
      expect: { totals: [{ country: "DE", total: 700 }] },
    },
    { name: "Nothing is large enough", parameters: { least: 1000 }, expect: { totals: [] } },
  ],
  layout: { nodes: { orders: [0, 0], large: [280, 0], say: [560, 0], pause: [840, 0], totals: [1120, 0] } },
});
const FAILING = JSON.stringify({
  format: "vwmp/1",
  name: "Invoices",
  nodes: {
    start: { type: "manual@1", name: "Invoices", params: { items: [{ text: '{"total": 12}' }, { text: "total: 12" }] } },
    read: { type: "json-parse@1", name: "Read invoice", params: { text: "${item.text}" } },
    sum: { type: "summarize@1", name: "Sum", params: { fields: [{ field: "total", op: "sum", as: "total" }] } },
  },
  edges: ["start -> read", "read -> sum"],
  layout: { nodes: { start: [0, 0], read: [300, 0], sum: [600, 0] } },
});

/** The screens of the docs: what is on each, and in which light and size. */
type Screen = {
  readonly name: string;
  readonly dark?: boolean;
  readonly size?: typeof WINDOW;
  readonly show: (studio: StudioPage, page: Page) => Promise<void>;
};

const SCREENS: readonly Screen[] = [
  {
    name: "empty",
    show: async (studio) => studio.openEmpty(),
  },
  {
    name: "add-node",
    dark: true,
    show: async (studio, page) => {
      await imported(studio, FLOW);
      await studio.select("Totals");
      await studio.canvas.focus();
      await page.keyboard.press("Tab");
      await page.getByRole("combobox", { name: "Search nodes" }).fill("fi");
      await expect(page.getByRole("dialog", { name: "Add node" }).getByRole("option", { name: "Filter" })).toBeVisible();
    },
  },
  {
    name: "expression",
    show: async (studio) => {
      await imported(studio, FLOW);
      await studio.run();
      await studio.select("Large ones");
      await studio.dock("Data");
      await expect(studio.table("Large ones.kept").getByRole("cell").first()).toBeVisible();
      await expect(studio.inspector.getByText("Item 1 of 4")).toBeVisible();
    },
  },
  {
    name: "failed",
    dark: true,
    show: async (studio) => {
      await imported(studio, FAILING);
      await studio.select("Read invoice");
      await studio.runButton.click();
      await expect(studio.status).toHaveText(/^Failed/);
      await studio.tab("Output");
      await expect(studio.inspector.getByRole("region", { name: "Failure" })).toBeVisible();
      const dock = await studio.dock("Timeline");
      await expect(dock.getByRole("list", { name: "Attempts" }).getByRole("listitem")).toHaveCount(2);
    },
  },
  {
    name: "history",
    show: async (studio, page) => {
      await imported(studio, FLOW);
      await page.keyboard.press("Control+s");
      await expect(page.getByText(/^Kept as “Checkpoint of /)).toBeVisible();
      await studio.select("Totals");
      await studio.canvas.focus();
      await page.keyboard.press("Delete");
      await studio.add("sort");
      await page.getByRole("banner").getByRole("button", { name: "History" }).click();
      await page
        .getByRole("list", { name: "Versions" })
        .getByRole("button", { name: /^Checkpoint of/ })
        .click();
      await expect(page.getByRole("region", { name: "Version on the canvas" })).toBeVisible();
    },
  },
  {
    name: "outline",
    show: async (studio, page) => {
      await imported(studio, FLOW);
      await page.goto("./#view=outline");
      await page.getByRole("treeitem", { name: /^Large ones, / }).click();
      await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue("Large ones");
    },
  },
  {
    name: "gallery",
    dark: true,
    show: async (studio, page) => {
      await studio.open();
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox").fill("Browse samples");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog", { name: "Gallery" }).locator("img").first()).toBeVisible();
    },
  },
  {
    name: "chart",
    show: async (studio, page) => {
      await imported(studio, RUNNING);
      await studio.run();
      const dock = await studio.dock("Data");
      await dock.getByRole("tab", { name: "Chart" }).click();
      await expect(dock.getByRole("img", { name: /^Bar chart/ }).locator("canvas")).toBeVisible();
      await widened(page);
    },
  },
  {
    name: "timeline",
    dark: true,
    show: async (studio, page) => {
      await imported(studio, RUNNING);
      await studio.run();
      const dock = await studio.dock("Timeline");
      await expect(dock.getByRole("list", { name: "Legend" })).toContainText("Critical path");
      await widened(page);
    },
  },
  {
    name: "compare",
    show: async (studio, page) => {
      await imported(studio, RUNNING);
      await studio.run();
      await studio.select("Orders");
      await studio.field("Text").fill("id,country,total\n1,DE,120\n2,FR,180\n3,DE,300");
      await studio.canvas.focus();
      await studio.run();
      await page.getByRole("tab", { name: "Runs" }).click();
      await page.getByRole("button", { name: "Compare runs" }).click();
      const runs = page.getByRole("list", { name: "Run history" });
      await expect(runs.getByRole("checkbox")).toHaveCount(2);
      for (const box of await runs.getByRole("checkbox").all()) await box.check();
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await expect(page.getByRole("region", { name: "Comparison of runs" })).toBeVisible();
      await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
    },
  },
  {
    name: "tests",
    dark: true,
    show: async (studio) => {
      await imported(studio, RUNNING);
      await studio.run();
      const dock = studio.page.getByRole("region", { name: "Run", exact: true });
      await dock.getByRole("tab", { name: "Tests" }).click();
      await dock.getByRole("button", { name: "Run all tests" }).click();
      await expect(dock.getByText("2 passed")).toBeVisible();
      await dock.getByText("Data: 1 list").click();
      await dock.getByText("Expected: 1 output").first().click();
    },
  },
  {
    name: "app",
    show: async (studio, page) => {
      await imported(studio, RUNNING);
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("menuitem", { name: "Open as app" }).click();
      const app = page.getByRole("main", { name: "App" });
      await app.getByRole("button", { name: "Run", exact: true }).click();
      const results = app.getByRole("region", { name: "Totals by country" });
      await results.getByRole("tab", { name: "Chart" }).click();
      await expect(results.getByRole("img", { name: /^Bar chart/ }).locator("canvas")).toBeVisible();
    },
  },
  {
    name: "tablet",
    size: TABLET,
    show: async (studio) => {
      await studio.open();
      await studio.run();
      await expect(studio.page.getByRole("region", { name: "Run", exact: true }).getByRole("cell").first()).toBeVisible();
    },
  },
];

/** Gives what is looked at more room than it has at first. */
async function widened(page: Page): Promise<void> {
  const edge = page.getByRole("separator", { name: "Dock height" });
  for (let step = 0; step < 3; step += 1) await edge.press("ArrowUp");
  await page.getByRole("main", { name: "Canvas" }).focus();
}

async function imported(studio: StudioPage, text: string): Promise<void> {
  await studio.open();
  await studio.importText(text);
  await studio.saved();
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await studio.page.getByRole("button", { name: "OK", exact: true }).click();
}

for (const { name, dark = false, size = WINDOW, show } of SCREENS) {
  test(`the screen “${name}” is a picture of the docs`, { tag: "@long" }, async ({ page }) => {
    test.setTimeout(90_000);
    mkdirSync(IMAGES, { recursive: true });
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
    await show(new StudioPage(page), page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: "disabled", caret: "hide" });
  });
}
