import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const ORDERS = [
  { id: 1, city: "Oslo", total: 10, lines: [{ sku: "a" }] },
  { id: 2, city: "Rome", total: 5, note: "=SUM(A1)" },
  { id: 3, city: "Oslo", total: 20, note: "x".repeat(400) },
];

function flow(items: unknown): string {
  return JSON.stringify({
    format: "vwmp/1",
    name: "Views",
    nodes: { orders: { type: "manual@1", params: { items } }, big: { type: "filter@1", params: { where: "${item.total > 5}" } } },
    edges: ["orders -> big"],
    layout: { nodes: { orders: [0, 0], big: [300, 0] } },
  });
}

/** A finished run of the orders, with the dock on their data. */
async function looking(page: Page, items: unknown = ORDERS): Promise<{ studio: StudioPage; dock: Locator }> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow(items));
  await studio.run();
  await studio.select("orders");
  return { studio, dock: await studio.dock("Data") };
}

async function ids(studio: StudioPage): Promise<(string | undefined)[]> {
  return (await studio.cells("orders.out")).rows.map(([id]) => id);
}

test("items are searched, sorted by the header, and columns hide", async ({ page }) => {
  const { studio, dock } = await looking(page);
  const table = studio.table("orders.out");
  await dock.getByRole("searchbox", { name: "Search items" }).fill("oslo");
  await expect(dock.getByText("2 of 3 items")).toBeVisible();
  expect(await ids(studio)).toEqual(["1", "3"]);
  await table.getByRole("columnheader", { name: "total" }).getByRole("button").click();
  await table.getByRole("columnheader", { name: "total" }).getByRole("button").click();
  await expect(table.getByRole("columnheader", { name: "total" })).toHaveAttribute("aria-sort", "descending");
  await expect.poll(() => ids(studio)).toEqual(["3", "1"]);
  await dock.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menu", { name: "Columns" }).getByRole("menuitemcheckbox", { name: "city" }).click();
  await page.keyboard.press("Escape");
  expect((await studio.cells("orders.out")).columns).toEqual(["id", "total", "lines", "note"]);
  await dock.getByRole("searchbox", { name: "Search items" }).fill("nowhere");
  await dock.getByRole("button", { name: "Clear the search" }).click();
  await expect.poll(() => ids(studio)).toEqual(["3", "1", "2"]);
});

test("rows are never shown under the name of another port, also while its own are on their way", async ({ page }) => {
  const { studio, dock } = await looking(page);
  await expect.poll(() => ids(studio)).toEqual(["1", "2", "3"]);
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      const name = document.querySelector<HTMLSelectElement>("select.data-picker")?.selectedOptions[0]?.text ?? "";
      const rows = document.querySelectorAll(".data-body [role=row], .data-body tr").length;
      if (rows > 0) seen.push(`${name}: ${rows}`);
    };
    const watch = (): void =>
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    // From the choice on: before it anything on the page may change while the first port is shown.
    addEventListener("change", watch, { capture: true, once: true });
    Object.assign(globalThis, { seen });
  });
  await dock.getByRole("combobox", { name: "Port" }).selectOption({ label: "big.kept (2)" });
  await expect.poll(async () => (await studio.cells("big.kept")).rows.map(([id]) => id)).toEqual(["1", "3"]);
  const seen = await page.evaluate(() => [...new Set((globalThis as unknown as { seen: string[] }).seen)]);
  expect(seen).toEqual(["big.kept (2): 3"]);
});

test("another order begins at the top", async ({ page }) => {
  const { studio } = await looking(page, "${range(500).map(n => ({ n }))}");
  const table = studio.table("orders.out");
  await table.getByRole("cell", { name: "3", exact: true }).click();
  await page.keyboard.press("Control+ArrowDown");
  await expect(table.getByRole("cell", { name: "499", exact: true })).toBeInViewport();
  await table.getByRole("columnheader", { name: "n" }).getByRole("button").click();
  await expect(table.getByRole("cell", { name: "0", exact: true })).toBeInViewport();
});

test("a column is made wider with the keyboard", async ({ page }) => {
  const { studio } = await looking(page);
  const header = studio.table("orders.out").getByRole("columnheader", { name: "city" });
  const before = (await header.boundingBox())?.width ?? 0;
  await header.getByRole("separator", { name: "Width of city" }).press("ArrowRight");
  await expect.poll(async () => (await header.boundingBox())?.width).toBeCloseTo(before + 16, 0);
});

test("cells are walked through, copied and opened with the keyboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { studio } = await looking(page);
  const cell = studio.table("orders.out").getByRole("cell", { name: "1", exact: true });
  await cell.click();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  await expect(page.getByText("4 cells copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^1\tOslo\r?\n2\tRome\r?\n$/);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "note of item 3" }).getByText("x".repeat(400))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(studio.table("orders.out").getByRole("cell", { name: /^xxx/ })).toBeFocused();
});

test("all items are downloaded as JSON, and as CSV that no spreadsheet runs", async ({ page }) => {
  const { dock } = await looking(page);
  const file = async (format: string): Promise<string> => {
    await dock.getByRole("button", { name: "Download" }).click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: format }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`orders.out.${format.toLowerCase()}`);
    return readFileSync(await download.path(), "utf8");
  };
  expect(JSON.parse(await file("JSON"))).toEqual(ORDERS);
  expect((await file("CSV")).split("\r\n").slice(0, 3)).toEqual([
    "id,city,total,lines,note",
    '1,Oslo,10,"[{""sku"":""a""}]",',
    "2,Rome,5,,'=SUM(A1)",
  ]);
});

test("a number is shown without binary noise, and copied and seen as JSON with every digit", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { studio, dock } = await looking(page, [{ total: 173.29999999999998 }]);
  const cell = studio.table("orders.out").getByRole("cell", { name: "173.3", exact: true });
  await expect(cell).toHaveAttribute("title", "173.29999999999998");
  await cell.click();
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Value copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("173.29999999999998");
  await dock.getByRole("tab", { name: "JSON" }).click();
  await expect(dock.getByRole("list", { name: "orders.out items as JSON" })).toContainText("173.29999999999998");
});

test("JSON is a tree whose branches close", async ({ page }) => {
  const { dock } = await looking(page);
  await dock.getByRole("tab", { name: "JSON" }).click();
  const first = dock.getByRole("list", { name: "orders.out items as JSON" }).getByRole("listitem").first();
  await expect(first).toContainText('"sku": "a"');
  await first.getByRole("button", { name: "lines, 1 value" }).click();
  await expect(first).not.toContainText('"sku": "a"');
});

test("the schema tells types, what is optional and the choices, as JSON Schema too", async ({ page }) => {
  const { dock } = await looking(page);
  await dock.getByRole("tab", { name: "Schema" }).click();
  const table = dock.getByRole("table", { name: "Schema of orders.out items" });
  await expect(table.getByRole("row", { name: /^note string/ })).toContainText("optional");
  await expect(table.getByRole("row", { name: /^total integer/ })).toContainText("5 – 20");
  const waiting = page.waitForEvent("download");
  await dock.getByRole("button", { name: "JSON Schema", exact: true }).click();
  const schema = JSON.parse(readFileSync(await (await waiting).path(), "utf8"));
  expect(schema.required).toEqual(["id", "city", "total"]);
});

test("a chart is drawn under the page's policy, in words and figures too", async ({ page }) => {
  const faults = await watchFaults(page);
  const { dock } = await looking(page);
  await dock.getByRole("tab", { name: "Chart" }).click();
  await dock.getByRole("combobox", { name: "Y axis" }).selectOption("total");
  const chart = dock.getByRole("img", { name: "Bar chart of sum of total by city: 2 values from 5 to 30." });
  await expect(chart.locator("canvas")).toBeVisible();
  // In the dock as high as it is at first.
  expect((await chart.boundingBox())?.height).toBeGreaterThanOrEqual(160);
  // Axes are in the ink of the page, also where motion is reduced: no token is read while it is on its way to another.
  await expect.poll(() => chart.locator("canvas").evaluate(hasGreyInk)).toBe(true);
  await dock.getByRole("button", { name: "Figures" }).click();
  const figures = dock.getByRole("table", { name: "Figures of the chart" });
  await expect(figures.getByRole("row", { name: "Oslo 30" })).toBeVisible();
  for (const kind of ["Line", "Scatter", "Histogram"]) {
    await dock.getByRole("combobox", { name: "Chart type" }).selectOption(kind);
    await expect(dock.getByRole("img", { name: new RegExp(`^${kind} chart`) }).locator("canvas")).toBeVisible();
  }
  expect(faults).toEqual([]);
});

test("a million rows open, are sorted, and scroll", { tag: "@long" }, async ({ page }) => {
  test.slow();
  const { studio } = await looking(page, "${range(1000000).map(n => ({ total: n }))}");
  const table = studio.table("orders.out");
  await expect(table).toHaveAttribute("aria-rowcount", "1000001");
  await table.getByRole("cell", { name: "3", exact: true }).click();
  await page.keyboard.press("Control+ArrowDown");
  await expect(table.getByRole("cell", { name: "999999", exact: true })).toBeFocused();
});

function fileFlow(name: string, text: string): string {
  return JSON.stringify({
    format: "vwmp/1",
    name: "Files",
    nodes: {
      text: { type: "manual@1", params: { items: [{ text }] } },
      file: { type: "write-file@1", params: { to: "item", as: "text", name } },
    },
    edges: ["text -> file"],
  });
}

/** The dialog with the preview of the one file of a run. */
async function previewing(page: Page, name: string, text: string): Promise<Locator> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(fileFlow(name, text));
  await studio.run();
  await studio.select("file");
  await studio.dock("Data");
  await studio
    .table("file.out")
    .getByRole("button", { name: `Preview ${name}` })
    .click();
  return page.getByRole("dialog", { name });
}

test("a file of Markdown is shown without what could do harm, and downloads", async ({ page }) => {
  const dialog = await previewing(
    page,
    "notes.md",
    '# Title\n\n<img src=x onerror="document.title=1"> [site](javascript:alert(1)) **bold**',
  );
  await expect(dialog.getByRole("heading", { name: "Title" })).toBeVisible();
  await expect(dialog.getByText("bold")).toBeVisible();
  await expect(dialog.locator("[onerror], a[href^=javascript]")).toHaveCount(0);
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download file" }).click();
  expect((await waiting).suggestedFilename()).toBe("notes.md");
});

test("a file of HTML is shown in a frame without scripts", async ({ page }) => {
  const dialog = await previewing(page, "page.html", "<h1>Hello</h1><script>parent.document.title = 'out'</script>");
  await expect(dialog.frameLocator("iframe").getByRole("heading", { name: "Hello" })).toBeVisible();
  await expect(dialog.locator("iframe")).toHaveAttribute("sandbox", "");
  expect(await page.title()).not.toBe("out");
});

test("a failure says what was wrong, leads to the field and is copied whole", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    start: { type: "manual@1", params: { items: [{ a: 1 }] } },
    stop: { type: "stop-and-error@1", params: { message: "No good" } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Bad", nodes, edges: ["start -> stop"] }));
  await studio.run(/^Failed/);
  await studio.select("stop");
  await studio.tab("Output");
  const note = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(note).toContainText("No good");
  await note.getByRole("button", { name: "Copy details" }).click();
  await expect(page.getByText("Details copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^stop: No good\nCode: /);
});

test("of each attempt that failed what it had got is shown, in the dock and beside the canvas", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    one: { type: "manual@1", params: { items: [{ a: 1 }] } },
    two: { type: "manual@1", params: { items: [{ a: 2 }, { a: 3 }] } },
    stop: {
      type: "stop-and-error@1",
      params: { message: "${items.length} too many" },
      policy: { join: "any", retry: { attempts: 2, delay: "10ms", on: ["user"] } },
    },
    after: { type: "no-op@1" },
  };
  const edges = ["one -> stop", "two -> stop", "stop.error -> after"];
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Bad", nodes, edges }));
  await studio.run();
  await studio.select("stop");
  const dock = await studio.dock("Data");
  const attempt = dock.getByRole("combobox", { name: "Attempt" });
  await expect(attempt.getByRole("option")).toHaveText([
    "Latest",
    "#1 · 1 · failed",
    "#1 · 2 · failed",
    "#2 · 1 · failed",
    "#2 · 2 · failed",
  ]);
  await attempt.selectOption("#1 · 1 · failed");
  await expect(dock).toContainText("This came in. Attempt 1 failed: 1 too many");
  await expect.poll(async () => (await studio.cells("stop input in")).rows).toEqual([["1"]]);
  await dock.getByRole("combobox", { name: "Attempt" }).selectOption("#2 · 2 · failed");
  await expect(dock).toContainText("This came in. Attempt 2 failed: 2 too many");
  await expect.poll(async () => (await studio.cells("stop input in")).rows).toEqual([["2"], ["3"]]);
  await dock.getByRole("tab", { name: "JSON" }).click();
  await expect(dock.getByRole("list", { name: "stop input in items as JSON" })).toContainText('"a": 3');
  await dock.getByRole("tab", { name: "Table" }).click();
  await studio.tab("Input");
  await expect(studio.inspector.getByRole("table", { name: "stop input in items" })).toBeVisible();
  await studio.tab("Output");
  await expect(studio.inspector.getByRole("region", { name: "Failure" })).toContainText("2 too many");
  await attempt.selectOption("Latest");
  await expect(studio.inspector.getByRole("combobox", { name: "Attempt" })).toHaveValue("-1");
});

test("a failure without anything that left the node shows what the node had got", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    start: { type: "manual@1", params: { items: [{ a: 1 }] } },
    stop: { type: "stop-and-error@1", params: { message: "No good" } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Bad", nodes, edges: ["start -> stop"] }));
  await studio.run(/^Failed/);
  await studio.select("stop");
  const dock = await studio.dock("Data");
  await expect(dock).toContainText("This came in. Attempt 1 failed: No good");
  expect(await studio.cells("stop input in")).toEqual({ columns: ["a"], rows: [["1"]] });
});

test("a test is made of a run, passes, and shows the difference once the workflow changed", async ({ page }) => {
  const { studio, dock } = await looking(page);
  await dock.getByRole("tab", { name: "Tests" }).click();
  await dock.getByRole("button", { name: "Create test from this run" }).click();
  await dock.getByRole("textbox", { name: "Name of test 1" }).fill("Large orders");
  await dock.getByRole("button", { name: "Run all tests" }).click();
  await expect(dock.getByText("1 passed")).toBeVisible();
  await studio.select("big");
  await studio.tab("Params");
  await studio.field("Where").fill("${item.total > 10}");
  await dock.getByRole("button", { name: "Run Large orders" }).click();
  await expect(dock.getByText("0 passed, 1 failed")).toBeVisible();
  await expect(dock.getByRole("list", { name: "Differences" })).toContainText("expected");
  expect(JSON.parse(await studio.exported()).tests[0].name).toBe("Large orders");
});

test("the data of a test, its pins included, is chosen for a run of the workflow", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(
    JSON.stringify({
      format: "vwmp/1",
      name: "Mocked",
      parameters: { add: { kind: "number", label: "Add", default: 1 } },
      nodes: {
        source: { type: "manual@1", params: { items: [{ n: 1 }] } },
        sum: { type: "edit-fields@1", params: { fields: [{ name: "sum", value: "${item.n + parameters.add}" }] } },
      },
      edges: ["source -> sum"],
      tests: [{ name: "Two orders", parameters: { add: 10 }, pins: { "source.out": [{ n: 5 }, { n: 6 }] }, expect: { sum: [] } }],
    }),
  );
  const dock = page.getByRole("region", { name: "Run", exact: true });
  await dock.getByRole("tab", { name: "Tests" }).click();
  await dock.getByRole("button", { name: "Use the data of Two orders" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("source")).toHaveAccessibleName(/, pinned$/);
  await studio.dock("Data");
  expect((await studio.cells("sum.out")).rows).toEqual([
    ["5", "15"],
    ["6", "16"],
  ]);
});

test("the lineage of an item lights up on the canvas and is listed; Escape clears it", async ({ page }) => {
  const { studio, dock } = await looking(page);
  await studio.table("orders.out").getByRole("row").nth(3).getByRole("cell").first().click();
  await page.keyboard.press("Space");
  const lineage = dock.getByRole("region", { name: "Lineage" });
  await expect(lineage.getByRole("list", { name: "Went into" })).toContainText("big.keptitem 2");
  await expect(studio.card("big")).toHaveAttribute("data-lineage", "descendant");
  await page.keyboard.press("Escape");
  await expect(lineage).toBeHidden();
  await expect(studio.card("big")).not.toHaveAttribute("data-lineage", /./);
});

/** Whether a pixel of a drawing is dark and of no colour. */
function hasGreyInk(canvas: Element): boolean {
  const { width, height } = canvas as HTMLCanvasElement;
  const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
  for (let at = 0; at < data.length; at += 4) {
    const [r = 255, g = 255, b = 255, alpha = 0] = data.slice(at, at + 4);
    if (alpha > 200 && Math.max(r, g, b) < 150 && Math.max(r, g, b) - Math.min(r, g, b) < 40) return true;
  }
  return false;
}
