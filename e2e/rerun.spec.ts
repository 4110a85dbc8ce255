import { expect, type Page, test } from "@playwright/test";
import { contrast } from "./contrast.ts";
import { loopback } from "./loopback.ts";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Orders",
  nodes: {
    orders: { type: "csv-parse@1", name: "Orders", params: { text: "n\n1\n2\n3\n" } },
    big: { type: "filter@1", name: "Big", params: { where: "${item.n >= 2}" } },
    checked: { type: "assert@1", name: "Checked", params: { that: "${item.n < 3}", message: "Too many." } },
    after: { type: "no-op@1", name: "After" },
  },
  edges: ["orders -> big", "big.kept -> checked", "checked -> after"],
});

async function opened(page: Page, text = FLOW): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(text);
  await expect(studio.card("After")).toBeVisible();
  return studio;
}

test("from a failure one opens the field, mends it, and retries from there: what had finished does not run again", async ({ page }) => {
  const studio = await opened(page);
  await studio.run(/^Failed/);
  await studio.select("Checked");
  await studio.tab("Output");
  const failure = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText("Too many.");
  await expect(failure).toContainText('Item 2: {"n":3}');
  await failure.getByRole("button", { name: "Open the field" }).click();
  await expect(studio.field("That")).toBeFocused();
  await studio.field("That").fill("${item.n < 4}");
  await studio.tab("Output");
  await failure.getByRole("button", { name: "Retry from here" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("After")).toHaveAccessibleName(/, succeeded$/);
  await studio.dock("Timeline");
  const bars = page.getByRole("list", { name: "Attempts" }).getByRole("listitem");
  await expect(bars.filter({ hasText: "Orders" })).toHaveCount(1);
  // The activation that had failed is not what the run did: it ends where the run that was forked had come to.
  await expect(bars.filter({ hasText: "running" })).toHaveCount(0);
  await expect(bars.filter({ hasText: "interrupted" })).toHaveText(/Checked.*interrupted · \d+ ms$/);
});

test("the times over the bars never lie on each other, however little room there is", async ({ page }) => {
  const studio = await opened(page, FLOW.replace("item.n < 3", "item.n < 9"));
  await studio.run();
  const dock = await studio.dock("Timeline");
  const places = dock.locator(".timeline-scale > span:visible");
  for (const width of [1440, 1024, 700, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(async () => {
      const boxes = await places.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
      for (const [at, box] of boxes.entries()) if (at > 0) expect(box.left).toBeGreaterThanOrEqual((boxes[at - 1]?.right ?? 0) - 0.5);
    }).toPass();
    await expect(places.last()).toHaveText(/ms$|s$/);
  }
});

test("from a node on, it and what follows run again, and what is before it is taken as it was", async ({ page }) => {
  const studio = await opened(page, FLOW.replace("item.n < 3", "item.n < 9"));
  await studio.run();
  await studio.select("Big");
  await studio.canvas.getByRole("menubar", { name: "Parts of a run at Big" }).getByRole("menuitem", { name: "Run from here" }).click();
  await expect(studio.card("Orders")).toHaveAccessibleName(/, cached$/);
  for (const title of ["Big", "Checked", "After"]) await expect(studio.card(title)).toHaveAccessibleName(/, succeeded$/);
});

test("a step and a run from a node on send nothing again that lies before: its answers are those of the shown run", async ({ page }) => {
  const server = await loopback(({ path }, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ from: path, n: server.asked.length }));
  });
  const request = (path: string) => ({ type: "http-request@1", name: path.slice(1), params: { url: server.url + path } });
  const nodes = { first: request("/first"), second: request("/second"), after: { type: "no-op@1", name: "After" } };
  const permissions = { net: [server.host] };
  const file = { format: "vwmp/1", name: "Requests", permissions, nodes, edges: ["first -> second", "second -> after"] };
  const paths = () => server.asked.map(({ path }) => path);
  const again = async (title: string, part: string): Promise<void> => {
    await studio.select(title);
    await studio.canvas
      .getByRole("menubar", { name: `Parts of a run at ${title}` })
      .getByRole("menuitem", { name: part })
      .click();
    await expect(studio.status).toHaveText(/^Succeeded/);
  };
  const studio = await opened(page, JSON.stringify(file));
  try {
    await studio.runButton.click();
    await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Always for this workflow" }).click();
    await expect(studio.status).toHaveText(/^Succeeded/);
    expect(paths()).toEqual(["/first", "/second"]);
    await again("second", "Run from here");
    await expect.poll(paths).toEqual(["/first", "/second", "/second"]);
    await expect(studio.card("first")).toHaveAccessibleName(/, cached$/);
    await again("After", "Run step");
    await expect(studio.card("second")).toHaveAccessibleName(/, cached$/);
    expect(paths()).toHaveLength(3);
    await studio.select("second");
    await studio.dock("Data");
    await expect(studio.table("second.out").getByRole("row").nth(1)).toContainText("3");
  } finally {
    server.close();
  }
});

test("the lineage of a late item lights up what it came from", async ({ page }) => {
  const studio = await opened(page, FLOW.replace("item.n < 3", "item.n < 9"));
  await studio.run();
  await studio.select("After");
  const dock = await studio.dock("Data");
  await studio.table("After.out").getByRole("row").nth(2).getByRole("cell").first().click();
  await page.keyboard.press("Space");
  await expect(dock.getByRole("list", { name: "Came from" })).toContainText("Orders.outitem 3");
  for (const title of ["Orders", "Big", "Checked"]) await expect(studio.card(title)).toHaveAttribute("data-lineage", "ancestor");
  await expect(studio.card("After")).toHaveAttribute("data-lineage", "origin");
});

test("the lineage of a summarised row lights up just the items of its group, and that of such an item the row", async ({ page }) => {
  const studio = await opened(
    page,
    JSON.stringify({
      format: "vwmp/1",
      name: "Totals",
      nodes: {
        orders: { type: "csv-parse@1", name: "Orders", params: { text: "country,total\nDE,1\nDE,5\nFR,7\nDE,9\n" } },
        big: { type: "filter@1", name: "Big", params: { where: "${item.total > 1}" } },
        totals: { type: "summarize@1", name: "Totals", params: { by: ["country"], fields: [{ field: "total", op: "sum", as: "total" }] } },
        after: { type: "no-op@1", name: "After" },
      },
      edges: ["orders -> big", "big.kept -> totals", "totals -> after"],
    }),
  );
  await studio.run();
  await studio.select("After");
  const dock = await studio.dock("Data");
  await studio.table("After.out").getByRole("row").nth(1).getByRole("cell").first().click();
  await page.keyboard.press("Space");
  await expect(dock.getByRole("list", { name: "Came from" }).getByRole("listitem")).toHaveText([
    /^Orders\.outitems 2, 4$/,
    /^Big\.keptitems 1, 3$/,
    /^Totals\.outitem 1$/,
  ]);
  for (const title of ["Orders", "Big", "Totals"]) await expect(studio.card(title)).toHaveAttribute("data-lineage", "ancestor");
  await page.keyboard.press("Escape");
  await studio.select("Orders");
  await studio.table("Orders.out").getByRole("row").nth(3).getByRole("cell").first().click();
  await page.keyboard.press("Space");
  await expect(dock.getByRole("list", { name: "Went into" })).toContainText("Totals.outitem 2");
  for (const title of ["Big", "Totals", "After"]) await expect(studio.card(title)).toHaveAttribute("data-lineage", "descendant");
});

test("a timeline that is zoomed shows a part of the time, and the critical path is marked", async ({ page }) => {
  const studio = await opened(
    page,
    JSON.stringify({
      format: "vwmp/1",
      name: "Waits",
      nodes: {
        start: { type: "manual@1", name: "Start", params: { items: [{ n: 1 }] } },
        first: { type: "wait@1", name: "First", params: { for: "duration", duration: "200ms" } },
        slow: { type: "wait@1", name: "Slow", params: { for: "duration", duration: "200ms" } },
        last: { type: "wait@1", name: "After", params: { for: "duration", duration: "200ms" } },
        quick: { type: "wait@1", name: "Quick", params: { for: "duration", duration: "10ms" } },
      },
      edges: ["start -> first", "first -> slow", "slow -> last", "start -> quick"],
    }),
  );
  await studio.run();
  const dock = await studio.dock("Timeline");
  const bar = (name: string) => dock.getByRole("list", { name: "Attempts" }).getByRole("listitem").filter({ hasText: name });
  await expect(bar("Slow")).toContainText("on the critical path");
  await expect(bar("Quick")).not.toContainText("on the critical path");
  const width = async (): Promise<number> => (await bar("Slow").locator(".timeline-bar").boundingBox())?.width ?? 0;
  // A third of the run in its middle: there is room for it to grow, however slow the machine is.
  const whole = await width();
  await dock.getByRole("group", { name: "Bars" }).focus();
  await page.keyboard.press("+");
  await expect.poll(width).toBeGreaterThan(whole * 1.3);
  await page.keyboard.press("0");
  await expect.poll(width).toBeCloseTo(whole, 0);
  // The path is seen as stairs: a line under each of its bars, from its beginning to its end.
  const line = bar("Slow").locator(".timeline-critical");
  const [under, over] = [await line.boundingBox(), await bar("Slow").locator(".timeline-bar").boundingBox()];
  expect([under?.x, under?.width]).toEqual([over?.x, over?.width]);
  await expect(bar("Quick").locator(".timeline-critical")).toHaveCount(0);
});

test("another run begins with all of its time shown", async ({ page }) => {
  const studio = await opened(page, FLOW.replace("item.n < 3", "item.n < 9"));
  await studio.run();
  const dock = await studio.dock("Timeline");
  const first = dock.locator(".timeline-scale > span").first();
  await dock.getByRole("group", { name: "Bars" }).focus();
  for (let k = 0; k < 12; k += 1) await page.keyboard.press("+");
  for (let k = 0; k < 20; k += 1) await page.keyboard.press("ArrowRight");
  await expect(first).not.toHaveText("0 ms");
  await studio.run();
  await expect(first).toHaveText("0 ms");
});

test("a wait is drawn as one while it goes on, and as cancelled when the run is", async ({ page }) => {
  const studio = await opened(
    page,
    JSON.stringify({
      format: "vwmp/1",
      name: "Wait",
      nodes: {
        start: { type: "manual@1", name: "Start", params: { items: [{ n: 1 }] } },
        long: { type: "wait@1", name: "Long", params: { for: "duration", duration: "10m" } },
        after: { type: "no-op@1", name: "After" },
      },
      edges: ["start -> long", "long -> after"],
    }),
  );
  await studio.runButton.click();
  const dock = await studio.dock("Timeline");
  const bar = dock.getByRole("list", { name: "Attempts" }).getByRole("listitem").filter({ hasText: "Long" });
  await expect(bar).toContainText("waiting");
  const width = async (): Promise<number> => (await bar.locator(".timeline-wait").boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(100);
  await page.getByRole("banner").getByRole("button", { name: "Stop" }).click();
  await expect(bar).toContainText("cancelled · ");
  await expect(bar).toHaveAttribute("data-status", "cancelled");
  await expect(dock.getByRole("list", { name: "Legend" })).toContainText("Cancelled");
});

test("the legend of the timeline stands in one line, and what took no time has a bar that can be seen", async ({ page }) => {
  const studio = await opened(page);
  await studio.run(/^Failed/);
  const dock = await studio.dock("Timeline");
  const legend = dock.getByRole("list", { name: "Legend" }).getByRole("listitem");
  await expect(legend).toHaveCount(4);
  const lines = await legend.evaluateAll((entries) => new Set(entries.map((entry) => Math.round(entry.getBoundingClientRect().top))).size);
  expect(lines).toBe(1);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Until the colours have gone over to the other theme, some are of the one and some of the other.
    await expect(async () => {
      const bars = await dock.locator(".timeline-bar").evaluateAll(seenBars);
      expect(bars.length).toBe(3);
      for (const { width, inside, colour, ground } of bars) {
        expect(width).toBeGreaterThanOrEqual(6);
        expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3);
        expect(inside).toBe(true);
      }
    }).toPass({ timeout: 15_000 });
  }
});

type SeenBar = { readonly width: number; readonly inside: boolean; readonly colour: string; readonly ground: string };

/** Of bars of the timeline, in the page: how wide each is, whether all of it is seen, and its colours. */
function seenBars(bars: readonly Element[]): SeenBar[] {
  return bars.map((bar) => {
    const track = bar.parentElement as Element;
    const { backgroundColor, backgroundImage } = getComputedStyle(bar);
    const [box, around] = [bar.getBoundingClientRect(), track.getBoundingClientRect()];
    return {
      width: box.width,
      inside: box.left >= around.left && box.right <= around.right + 0.5,
      colour: backgroundImage === "none" ? backgroundColor : backgroundImage,
      ground: getComputedStyle(track).backgroundColor,
    };
  });
}

test("only so many runs are kept as one says, the oldest go", async ({ page }) => {
  const studio = await opened(page, FLOW.replace("item.n < 3", "item.n < 9"));
  await page.getByRole("tab", { name: "Runs" }).click();
  const runs = page.getByRole("list", { name: "Run history" }).getByRole("listitem");
  for (let count = 1; count <= 3; count += 1) {
    await studio.run();
    await expect(runs).toHaveCount(count);
  }
  await page.getByText(/^Keep \d+ runs/).click();
  await page.getByRole("spinbutton", { name: "Runs kept at most" }).fill("2");
  await page.keyboard.press("Enter");
  await expect(runs).toHaveCount(2);
  await expect(page.getByText(/^Keep 2 runs/)).toBeVisible();
});

test("all items of a port are copied for a spreadsheet, without the columns that are hidden", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const studio = await opened(page, FLOW.replace("n\\n1\\n2\\n3\\n", "n,city\\n2,Oslo\\n3,Rome\\n").replace("item.n < 3", "item.n < 9"));
  await studio.run();
  await studio.select("After");
  const dock = await studio.dock("Data");
  await dock.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menu", { name: "Columns" }).getByRole("menuitemcheckbox", { name: "n", exact: true }).click();
  await page.keyboard.press("Escape");
  await dock.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("menuitem", { name: "All as TSV" }).click();
  await expect(page.getByText("All items copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^(city\r?\n)?Oslo\r?\nRome\r?\n$/);
});
