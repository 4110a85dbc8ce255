import { expect, type Locator, type Page, test } from "@playwright/test";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const CSV = "country,total\nDE,120\nFR,80\nDE,300\nIT,250";

/** Presses a key until what is looked for is there. */
async function press(page: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20 && (await target.count()) === 0; presses += 1) await page.keyboard.press(key);
  await expect(target).toHaveCount(1);
}

/** A page of which the mouse is never used. */
class KeyboardPage extends StudioPage {
  readonly said: Locator = this.page.locator("[aria-live=polite], [role=status]");

  async toCanvas(): Promise<void> {
    await press(this.page, "F6", this.page.locator("main[aria-label=Canvas]:focus"));
  }

  /** Opens “Add node” on the canvas and takes what Enter takes. */
  async addByKey(search: string): Promise<void> {
    await this.page.keyboard.press("Tab");
    await this.page.getByRole("combobox", { name: "Search nodes" }).pressSequentially(search);
    await this.page.keyboard.press("Enter");
    await expect(this.canvas).toBeFocused();
  }

  /** Opens the selected node and types into a field of it. */
  async fillByKey(label: string, text: string): Promise<void> {
    await this.page.keyboard.press("Enter");
    await expect(this.inspector.locator(":focus")).toHaveCount(1);
    await expect(this.field(label)).toHaveAttribute("contenteditable", "true");
    await press(this.page, "Tab", this.page.locator(`[aria-label="${label}"]:focus`));
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(text);
  }

  async says(text: string | RegExp): Promise<void> {
    await expect(this.said.filter({ hasText: text }).first()).toBeAttached();
  }
}

async function emptyCanvas(page: Page): Promise<KeyboardPage> {
  const studio = new KeyboardPage(page);
  await page.goto("./");
  await expect(studio.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  await page.keyboard.press("Alt+n");
  await expect(studio.canvas.getByRole("button", { name: "Add first step" })).toBeVisible();
  await studio.toCanvas();
  return studio;
}

test("a workflow of three nodes is built, connected, configured, run and read on the canvas with the keyboard alone", async ({ page }) => {
  test.setTimeout(60_000);
  const faults = await watchFaults(page);
  const studio = await emptyCanvas(page);

  await test.step("add and configure", async () => {
    await studio.addByKey("csv parse");
    await expect(studio.card("Parse CSV")).toBeVisible();
    await studio.fillByKey("Text", CSV);
    await page.keyboard.press("Escape");
    await studio.toCanvas();
  });

  await test.step("add connected", async () => {
    await studio.addByKey("filter");
    await expect(studio.wire("Parse CSV.out to Filter.in, 0 items")).toBeAttached();
    await studio.fillByKey("Where", "${item.total >= 100}");
    await page.keyboard.press("Escape");
    await studio.toCanvas();
  });

  await test.step("add alone, then connect port to port", async () => {
    await page.keyboard.press("Escape");
    await studio.addByKey("limit");
    await expect(studio.wire(/ to Limit\.in/)).toHaveCount(0);
    await press(page, "ArrowLeft", studio.canvas.getByRole("group", { name: /^Filter, / }).and(page.locator("[data-selected=true]")));
    await page.keyboard.press("c");
    await expect(studio.port("Filter output kept")).toBeFocused();
    await page.keyboard.press("Enter");
    await studio.says(/^Edge from Filter kept\./);
    await press(page, "ArrowRight", studio.port("Limit input in").and(page.locator(":focus")));
    await page.keyboard.press("Enter");
    await studio.says("Connected Filter to Limit");
    await expect(studio.wire("Filter.kept to Limit.in, 0 items")).toBeAttached();
    await expect(studio.canvas).toBeFocused();
  });

  await test.step("run and read what passed a wire, and what came out of a node", async () => {
    await page.keyboard.press("Control+Enter");
    await expect(studio.status).toHaveText(/^Succeeded/);
    await page.keyboard.press("w");
    await studio.says("Wire Filter.kept to Limit.in, 3 items, selected");
    const peek = page.getByRole("region", { name: "First items of Filter.kept" });
    await expect(peek.getByRole("row")).toHaveText(["countrytotal", "DE120", "DE300", "IT250"]);
    await page.keyboard.press("Escape");
    await expect(peek).toBeHidden();
    await page.keyboard.press("ArrowRight");
    await studio.says("Limit selected");
    await page.keyboard.press("o");
    await expect(studio.inspector.getByRole("tab", { name: "Output" })).toHaveAttribute("aria-selected", "true");
    await expect(studio.inspector.getByRole("table", { name: /^Limit\.out items/ }).getByRole("cell", { name: "250" })).toBeVisible();
    await expect(studio.inspector.locator(":focus")).toHaveCount(1);
  });
  expect(faults).toEqual([]);
});

const BRANCHES = JSON.stringify({
  format: "vwmp/1",
  name: "Branches",
  nodes: {
    start: { type: "manual@1", name: "Start", params: { items: [{ n: 1 }, { n: 2 }] } },
    big: { type: "filter@1", name: "Big", params: { where: "${item.n > 1}" } },
    all: { type: "limit@1", name: "All" },
    end: { type: "log@1", name: "End" },
  },
  edges: ["start -> big", "start -> all", "big -> end"],
  layout: { nodes: { start: [0, 0], big: [300, -100], all: [300, 100], end: [600, -100] } },
});

test("wires are gone to, walked along, looked at, opened, given a node and taken away with keys", async ({ page }) => {
  const studio = await emptyCanvas(page);
  await studio.importText(BRANCHES);
  await studio.toCanvas();
  await page.keyboard.press("Control+Enter");
  await expect(studio.status).toHaveText(/^Succeeded/);
  await page.keyboard.press("ArrowRight");
  await studio.says("Start selected");
  await page.keyboard.press("w");
  await studio.says("Wire Start.out to Big.in, 2 items, selected");
  await expect(studio.wire(/^Start\.out to Big/)).toHaveAttribute("data-selected", "true");
  await page.keyboard.press("w");
  await studio.says("Wire Start.out to All.in, 2 items, selected");
  await page.keyboard.press("ArrowUp");
  await studio.says("Wire Start.out to Big.in, 2 items, selected");
  await page.keyboard.press("ArrowRight");
  await studio.says("Big selected");
  await page.keyboard.press("w");
  await studio.says("Wire Big.kept to End.in, 1 item, selected");
  await page.keyboard.press("ArrowLeft");
  await studio.says("Big selected");
  await page.keyboard.press("w");

  // What rests there is hoverable too, and leads on to all items.
  await page.keyboard.press("Enter");
  await expect(studio.table("Big.kept")).toBeVisible();
  await expect(page.getByRole("region", { name: "First items of Big.kept" })).toBeHidden();

  await studio.toCanvas();
  await page.keyboard.press("w");
  await page.keyboard.press("Shift+F10");
  const menu = page.getByRole("menu", { name: "Actions of the edge" });
  await expect(menu.getByRole("menuitem", { name: "Show the items of the wire" })).toBeFocused();
  await press(page, "ArrowDown", menu.getByRole("menuitem", { name: "Insert node" }).and(page.locator(":focus")));
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Search nodes" }).pressSequentially("template");
  await page.keyboard.press("Enter");
  await expect(studio.wire(/^Template\.out to End\.in/)).toBeAttached();
  await page.keyboard.press("w");
  await page.keyboard.press("Delete");
  await expect(studio.wire(/ to End\.in/)).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu", { name: "Actions of the node" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(studio.canvas).toBeFocused();
});

test("Escape leads from a port back to the canvas, and lets go of an edge first", async ({ page }) => {
  const studio = await emptyCanvas(page);
  await studio.importText(BRANCHES);
  await studio.toCanvas();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await studio.says("Cancelled");
  await page.keyboard.press("Escape");
  await expect(studio.canvas).toBeFocused();
  await expect(studio.card("Start")).toHaveAttribute("data-selected", "true");
});

test("Escape leads from a field to its tab, from there out of the inspector to the card it came from", async ({ page }) => {
  const studio = await emptyCanvas(page);
  await studio.importText(BRANCHES);
  await studio.toCanvas();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const panel = studio.inspector.getByRole("tabpanel");
  await expect(studio.inspector.locator(":focus")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeFocused();
  await page.keyboard.press("Control+a");
  expect(await page.evaluate(() => String(getSelection()))).toBe("");
  await page.keyboard.press("Escape");
  await expect(studio.inspector).toBeHidden();
  await expect(studio.canvas).toBeFocused();
  await expect(studio.card("Start")).toHaveAttribute("data-selected", "true");

  await page.keyboard.press("Enter");
  await studio.inspector.getByRole("tab", { name: "Params" }).focus();
  await page.keyboard.press("Escape");
  await expect(studio.inspector).toBeHidden();

  await page.keyboard.press("Alt+o");
  const row = page.getByRole("treeitem", { name: /^Start,/ });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(studio.inspector.locator(":focus")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
});
