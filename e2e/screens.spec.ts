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
    name: "tablet",
    size: TABLET,
    show: async (studio) => {
      await studio.open();
      await studio.run();
      await expect(studio.page.getByRole("region", { name: "Run", exact: true }).getByRole("cell").first()).toBeVisible();
    },
  },
];

async function imported(studio: StudioPage, text: string): Promise<void> {
  await studio.open();
  await studio.importText(text);
  await studio.saved();
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await studio.page.getByRole("button", { name: "OK", exact: true }).click();
}

for (const { name, dark = false, size = WINDOW, show } of SCREENS) {
  test(`the screen “${name}” is a picture of the docs`, async ({ page }) => {
    test.setTimeout(90_000);
    mkdirSync(IMAGES, { recursive: true });
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
    await show(new StudioPage(page), page);
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: "disabled", caret: "hide" });
  });
}
