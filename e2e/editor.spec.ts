import { expect, type Page, test } from "@playwright/test";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "To edit",
  nodes: {
    start: { type: "manual@1", params: { items: [{ n: 3 }, { n: 1 }, { n: 2 }] } },
    big: { type: "filter@1", params: { where: "${item.n > 1}" } },
    few: { type: "limit@1", params: { count: 1 } },
  },
  edges: ["start -> big", "big.kept -> few"],
  layout: { nodes: { start: [0, 0], big: [300, 0], few: [600, 0] } },
});

async function editing(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(FLOW);
  await expect(studio.card("few")).toBeVisible();
  return studio;
}

/** Selects a node and leaves the focus on the canvas, where its keys work. */
async function onCard(studio: StudioPage, title: string): Promise<void> {
  await studio.select(title);
  await studio.canvas.focus();
}

type Edit = readonly [name: string, make: (studio: StudioPage, page: Page) => Promise<void>];

const EDITS: readonly Edit[] = [
  ["add a node", (studio) => studio.add("template")],
  [
    "add a node from the palette",
    async (studio, page) => {
      await page.getByRole("tab", { name: "Nodes" }).click();
      await page.getByRole("searchbox", { name: "Search node types" }).fill("merge");
      await page.getByRole("tabpanel", { name: "Nodes" }).getByRole("button", { name: "Merge" }).click();
      await expect(studio.card("Merge")).toBeAttached();
      await page.getByRole("tab", { name: "Workflows" }).click();
    },
  ],
  [
    "connect",
    async (studio) => {
      await studio.port("start output out").press("Enter");
      await studio.port("few input in").press("Enter");
    },
  ],
  [
    "disconnect",
    async (studio, page) => {
      const box = await studio.wire(/^start\.out to big\.in,/).boundingBox();
      if (box === null) throw new Error("The wire is not drawn.");
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await studio.canvas.focus();
      await page.keyboard.press("Delete");
    },
  ],
  [
    "change a param",
    async (studio) => {
      await studio.select("few");
      await studio.tab("Params");
      await studio.field("Items", "spinbutton").fill("7");
    },
  ],
  [
    "type a text, letter by letter",
    async (studio) => {
      await studio.select("big");
      await studio.tab("Params");
      await studio.field("Where").click();
      await studio.field("Where").pressSequentially(" // why not");
    },
  ],
  [
    "nudge",
    async (studio, page) => {
      await onCard(studio, "few");
      await page.keyboard.press("Control+ArrowDown");
    },
  ],
  [
    "rename, which expressions follow",
    async (studio, page) => {
      await onCard(studio, "start");
      await page.keyboard.press("F2");
      await page.keyboard.type("Begin here");
      await page.keyboard.press("Enter");
    },
  ],
  [
    "disable",
    async (studio, page) => {
      await onCard(studio, "big");
      await page.keyboard.press("d");
    },
  ],
  [
    "write notes",
    async (studio) => {
      await studio.select("few");
      await studio.tab("Params");
      await studio.inspector.getByText("Notes and state").click();
      await studio.field("Notes").fill("Only the first");
    },
  ],
  [
    "duplicate",
    async (studio, page) => {
      await onCard(studio, "big");
      await page.keyboard.press("Control+d");
    },
  ],
  [
    "copy and paste",
    async (studio, page) => {
      await onCard(studio, "big");
      await page.keyboard.press("Control+c");
      await page.keyboard.press("Control+v");
      await expect(page.getByRole("status").getByText("1 node added")).toBeAttached();
    },
  ],
  [
    "cut",
    async (studio, page) => {
      await onCard(studio, "few");
      await page.keyboard.press("Control+x");
    },
  ],
  [
    "delete a node with its edges",
    async (studio, page) => {
      await onCard(studio, "big");
      await page.keyboard.press("Backspace");
    },
  ],
  ["rename the workflow", (_studio, page) => page.getByRole("textbox", { name: "Workflow name" }).fill("Another name")],
  [
    "describe the workflow",
    async (studio, page) => {
      await studio.canvas.focus();
      await page.keyboard.press("Escape");
      await studio.field("Description").fill("What it is for");
    },
  ],
];

test("each kind of edit is one step of undo, and undo and redo give the same bytes", async ({ page }) => {
  test.setTimeout(240_000);
  const faults = await watchFaults(page);
  const studio = await editing(page);
  const undo = page.getByRole("button", { name: "Undo" });
  const redo = page.getByRole("button", { name: "Redo" });
  const before = await studio.exported();
  for (const [name, make] of EDITS) {
    await test.step(name, async () => {
      await expect(undo).toBeDisabled();
      await make(studio, page);
      await expect(undo).toBeEnabled();
      const after = await studio.exported();
      expect(after, "it changes the file").not.toBe(before);
      await undo.click();
      expect(await studio.exported(), "undone").toBe(before);
      await redo.click();
      expect(await studio.exported(), "done again").toBe(after);
      await undo.click();
      expect(await studio.exported(), "undone again").toBe(before);
    });
  }
  expect(faults).toEqual([]);
});

test("many edits are undone one by one with the keys, back to the first byte, and all done again", async ({ page }) => {
  test.setTimeout(120_000);
  const studio = await editing(page);
  const texts = [await studio.exported()];
  for (const [, make] of EDITS.filter(([name]) =>
    ["add a node", "connect", "change a param", "nudge", "disable", "duplicate"].includes(name),
  )) {
    await make(studio, page);
    texts.push(await studio.exported());
  }
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts.toReversed().slice(1)) {
    await studio.canvas.focus();
    await page.keyboard.press("Control+z");
    expect(await studio.exported()).toBe(text);
  }
  for (const [index, text] of texts.slice(1).entries()) {
    await studio.canvas.focus();
    await page.keyboard.press(index % 2 === 0 ? "Control+y" : "Control+Shift+z");
    expect(await studio.exported()).toBe(text);
  }
});

test("several nodes are selected by key, click and frame, and go together", async ({ page }) => {
  const studio = await editing(page);
  const nodes = async () => Object.keys(JSON.parse(await studio.exported()).nodes);
  await studio.canvas.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  expect(await nodes()).toEqual([]);
  await page.keyboard.press("Control+z");
  await onCard(studio, "start");
  await studio
    .card("few")
    .getByText("few", { exact: true })
    .click({ modifiers: ["Shift"] });
  await studio.canvas.focus();
  await page.keyboard.press("Delete");
  expect(await nodes()).toEqual(["big"]);
  await page.keyboard.press("Control+z");
  await onCard(studio, "start");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Delete");
  expect(await nodes()).toEqual(["few"]);
  await page.keyboard.press("Control+z");
  const [first, last] = [await studio.card("big").boundingBox(), await studio.card("few").boundingBox()];
  if (first === null || last === null) throw new Error("The cards are not drawn.");
  await page.mouse.move(first.x - 8, first.y - 40);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2, { steps: 8 });
  await page.mouse.up();
  await studio.canvas.focus();
  await page.keyboard.press("Delete");
  expect(await nodes()).toEqual(["start"]);
});

test("copied nodes keep their edges and params, and reach another workflow", async ({ page }) => {
  const studio = await editing(page);
  await onCard(studio, "start");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  await page.getByRole("button", { name: "New workflow" }).click();
  await studio.canvas.focus();
  await page.keyboard.press("Control+v");
  await expect(studio.card("big")).toBeVisible();
  const { nodes, edges } = JSON.parse(await studio.exported());
  const given = JSON.parse(FLOW);
  expect(nodes).toEqual({ start: given.nodes.start, big: given.nodes.big });
  expect(edges).toEqual(["start -> big"]);
});

test("the mouse connects ports, and a wire dropped on nothing offers what fits", async ({ page }) => {
  const studio = await editing(page);
  await studio.add("sort");
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await studio.port("big output dropped").dragTo(studio.port("Sort input in"));
  await expect(studio.wire(/^big\.dropped to Sort\.in,/)).toBeAttached();
  expect(JSON.parse(await studio.exported()).edges).toContain("big.dropped -> sort");
  const port = await studio.port("start output out").boundingBox();
  if (port === null) throw new Error("The port is not drawn.");
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await page.mouse.down();
  await page.mouse.move(port.x + 30, port.y + 160, { steps: 8 });
  await page.mouse.up();
  const creator = page.getByRole("dialog", { name: "Add node" });
  await expect(creator.getByRole("option", { name: "Limit", exact: true })).toBeVisible();
  await expect(creator.getByRole("option", { name: "Manual start" })).toHaveCount(0);
  await creator.getByRole("combobox", { name: "Search nodes" }).fill("limit");
  await page.keyboard.press("Enter");
  await expect(studio.wire(/^start\.out to Limit\.in,/)).toBeAttached();
});

test("ports that do not fit are refused with the reason, and nothing changes", async ({ page }) => {
  const studio = await editing(page);
  const before = await studio.exported();
  const said = page.getByRole("status", { name: "Messages" });
  await studio.port("start output out").press("Enter");
  await studio.port("big output kept").press("Enter");
  await expect(said).toContainText("Not connected. An edge goes from an output to an input");
  await studio.port("big output dropped").press("Enter");
  await studio.port("big input in").press("Enter");
  await expect(said).toContainText("Not connected. A node cannot feed itself");
  expect(await studio.exported()).toBe(before);
});

test("a field turns into an expression and back, and says what is wrong as it is typed", async ({ page }) => {
  const studio = await editing(page);
  await studio.run();
  await studio.select("few");
  await studio.tab("Params");
  await studio.field("Items", "spinbutton").fill("-4");
  await expect(studio.field("Items", "spinbutton")).toHaveAccessibleDescription(/at least/);
  await studio.inspector.getByRole("button", { name: "Expression: Items" }).click();
  const items = studio.field("Items");
  await items.fill("${items.length +}");
  await expect(items).toHaveAttribute("aria-invalid", "true");
  await expect(items).toHaveAccessibleDescription(/\S/);
  await page.getByRole("button", { name: /^Run/ }).first().click();
  await expect(studio.status).toHaveText(/^Not run: 1 problem to solve first$/);
  await items.fill("${items.length - 1}");
  await expect(items).toHaveAttribute("aria-invalid", "false");
  await studio.run();
  await studio.dock("Data");
  expect((await studio.cells("few.out")).rows).toEqual([["3"]]);
  await studio.inspector.getByRole("button", { name: "Expression: Items" }).click();
  await expect(studio.field("Items", "spinbutton")).toBeVisible();
  await studio.select("big");
  await studio.field("Where").fill("");
  await expect(studio.field("Where")).toHaveAccessibleDescription(/has to be set/);
  const problems = await studio.dock("Problems");
  await studio.canvas.focus();
  await problems.getByRole("list", { name: "Problems" }).getByRole("button").first().click();
  await expect(studio.field("Where")).toBeFocused();
});

test("what is shown as saved survives the death of the page", async ({ page, context }) => {
  const studio = await editing(page);
  await studio.select("few");
  await studio.tab("Params");
  await studio.field("Items", "spinbutton").fill("42");
  await page.getByRole("textbox", { name: "Workflow name" }).fill("Survivor");
  await studio.saved();
  const text = await studio.exported();
  const session = await context.newCDPSession(page);
  const died = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await died;
  const next = new StudioPage(await context.newPage());
  await next.open();
  await expect(next.page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Survivor");
  expect(await next.exported()).toBe(text);
});

test("100,000 rows open without one being drawn that is not in sight, and scroll to the last", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const items = "${range(100000).map(n => ({ n: n, text: `row ${n}` }))}";
  await studio.importText(
    JSON.stringify({ format: "vwmp/1", name: "Many", nodes: { rows: { type: "manual@1", params: { items } } }, edges: [] }),
  );
  await studio.run();
  await studio.dock("Log");
  await studio.select("rows");
  await studio.dock("Data");
  const table = studio.table("rows.out");
  await expect(table.getByRole("cell", { name: "row 3", exact: true })).toBeVisible();
  await expect(table).toHaveAttribute("aria-rowcount", "100001");
  expect(await table.getByRole("row").count()).toBeLessThan(200);
  await table.getByRole("cell", { name: "row 3", exact: true }).hover();
  await page.mouse.wheel(0, 1_400_000);
  await expect(table.getByRole("cell", { name: /^row (49|50)\d{3}$/ }).first()).toBeVisible();
  await page.mouse.wheel(0, 5_000_000);
  await expect(table.getByRole("cell", { name: "row 99999", exact: true })).toBeVisible();
  await expect(table.getByRole("row").last()).toHaveAttribute("aria-rowindex", "100001");
});
