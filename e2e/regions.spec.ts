import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { StudioPage } from "./studioPage.ts";

const LOOP = JSON.stringify({
  format: "vwmp/1",
  name: "Rounds",
  nodes: {
    start: { type: "manual@1" },
    double: { type: "edit-fields@1", params: { fields: [{ name: "n", value: "${(item.n ?? 1) * 2}" }] } },
    after: { type: "no-op@1" },
  },
  edges: ["start -> r", "r.body -> double", "double -> r.yield", "r -> after"],
  regions: { r: { kind: "loop", nodes: ["double"], params: { times: 2 } } },
  layout: { nodes: { start: [0, 0], double: [400, 0], after: [800, 0] } },
});

const CHAIN = JSON.stringify({
  format: "vwmp/1",
  name: "Chain",
  nodes: { start: { type: "manual@1" }, a: { type: "no-op@1" }, b: { type: "no-op@1" }, end: { type: "no-op@1" } },
  edges: ["start -> a", "a -> b", "b -> end"],
  layout: { nodes: { start: [0, 0], a: [340, 0], b: [640, 0], end: [1000, 0] } },
});

const SIGNAL = JSON.stringify({
  format: "vwmp/1",
  name: "Paid",
  nodes: {
    start: { type: "manual@1" },
    paid: { type: "wait@1", params: { for: "signal", signal: "paid", into: "payment" } },
    after: { type: "no-op@1" },
  },
  edges: ["start -> paid", "paid -> after"],
});

const edgesOf = async (studio: StudioPage): Promise<readonly string[]> => JSON.parse(await studio.exported()).edges;

async function opened(page: Page, text: string): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.importText(text);
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  return studio;
}

/** Selects a region as a mouse does, by its title. */
async function selectRegion(studio: StudioPage, title: string): Promise<void> {
  await studio.card(title).getByText(title, { exact: true }).first().click();
  await expect(studio.inspector.getByRole("textbox", { name: "Region name" })).toHaveValue(title);
}

test("the timeline calls the rounds of a region by its title", async ({ page }) => {
  const studio = await opened(page, LOOP.replace('"kind":"loop"', '"kind":"loop","name":"Each round"'));
  await studio.run();
  const dock = await studio.dock("Timeline");
  await expect(dock.getByRole("button", { name: /^double Each round\[0\]/ })).toBeVisible();
});

test("a loop is a frame with its rounds, and the data of each round can be looked at", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await expect(studio.canvas.getByRole("group", { name: "r, Loop, not run" })).toBeVisible();
  for (const port of ["r input in", "r output body", "r input yield", "r output out", "r output cancelled", "r input break"])
    await expect(studio.port(port)).toBeAttached();
  await expect(studio.wire(/^r\.body to double\.in,/)).toBeAttached();
  await selectRegion(studio, "r");
  await studio.field("Times", "spinbutton").fill("3");
  await studio.run();
  await expect(studio.canvas.getByRole("group", { name: "r, Loop, succeeded" })).toContainText("3 rounds");
  // What enters the rounds leaves no port: it is counted where it comes in.
  await expect(studio.wire(/^r\.body to double\.in, 3 items$/)).toBeAttached();
  await studio.select("double");
  await studio.tab("Output");
  const iteration = studio.inspector.getByRole("combobox", { name: "Iteration" });
  await expect(iteration.getByRole("option")).toHaveText(["All", "r[0]", "r[1]", "r[2]"]);
  await expect(iteration).toHaveValue("*");
  const cells = studio.inspector.getByRole("table", { name: "double.out items" }).getByRole("cell");
  await expect(cells).toHaveText(["2", "4", "8"]);
  await iteration.selectOption("r[1]");
  await expect(cells).toHaveText(["4"]);
});

test("selected nodes are wrapped in a loop by one action, and undo takes it back", async ({ page }) => {
  const studio = await opened(page, CHAIN);
  const before = await studio.exported();
  await studio.select("a");
  await studio
    .card("b")
    .getByText("b", { exact: true })
    .first()
    .click({ modifiers: ["Shift"] });
  await studio.canvas.getByRole("button", { name: "Wrap in a region" }).click();
  await page.getByRole("menuitem", { name: "Wrap in loop" }).click();
  await expect(studio.canvas.getByRole("group", { name: "loop, Loop, not run" })).toBeVisible();
  expect(await edgesOf(studio)).toEqual(["start -> loop", "loop.body -> a", "a -> b", "b -> loop.yield", "loop -> end"]);
  await studio.run();
  await expect(studio.canvas.getByRole("group", { name: "loop, Loop, succeeded" })).toContainText("3 rounds");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(studio.canvas.getByRole("group", { name: /^loop, / })).toBeHidden();
  expect(await studio.exported()).toBe(before);
});

test("the creator finds regions by what they are called elsewhere; one stands empty at its place, or around what is selected", async ({
  page,
}) => {
  const studio = await opened(page, CHAIN);
  await studio.canvas.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Add node" });
  await dialog.getByRole("combobox", { name: "Search nodes" }).fill("mutex");
  await expect(dialog.getByRole("option").first()).toHaveAccessibleName("Exclusive");
  await expect(dialog.getByRole("option").first()).toContainText("Regions of the same name never run at the same time.");
  await page.keyboard.press("Enter");
  await expect(studio.canvas.getByRole("group", { name: "exclusive, Exclusive, not run" })).toBeInViewport();
  await expect(studio.inspector.getByRole("textbox", { name: "Region name" })).toHaveValue("exclusive");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(studio.canvas.getByRole("group", { name: /, Exclusive, / })).toHaveCount(0);

  await studio.select("a");
  await studio.canvas.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await studio.add("foreach");
  await expect(studio.canvas.getByRole("group", { name: "loop, Loop, not run" })).toBeVisible();
  expect(JSON.parse(await studio.exported()).regions.loop.nodes).toEqual(["a", "b"]);
});

test("a region is removed and keeps its nodes, or deleted with them", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await selectRegion(studio, "r");
  await studio.inspector.getByRole("button", { name: "Remove the region" }).click();
  await expect(studio.canvas.getByRole("group", { name: /^r, / })).toBeHidden();
  await expect(studio.card("double")).toBeVisible();
  expect(await edgesOf(studio)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await selectRegion(studio, "r");
  await studio.inspector.getByRole("button", { name: "Delete with nodes" }).click();
  await expect(studio.card("double")).toBeHidden();
  expect(Object.keys(JSON.parse(await studio.exported()).nodes)).toEqual(["start", "after"]);
});

test("ports of a region are connected with the keyboard; an edge over its border is refused with the reason", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await studio.port("start output out").press("Enter");
  await studio.port("double input in").press("Enter");
  await expect(page.getByText(/Not connected\. .*crosses the border of the region “r”/)).toBeVisible();
  await studio.port("double output error").press("Enter");
  await studio.port("r input break").press("Enter");
  expect(await edgesOf(studio)).toContain("double.error -> r.break");
});

test("an edge is drawn from a node to a port inside the frame with the mouse", async ({ page }) => {
  const studio = await opened(page, CHAIN);
  await studio.select("a");
  await studio.canvas.focus();
  await page.keyboard.press("Control+Shift+G");
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await page.waitForTimeout(300);
  await studio.port("a output error").hover({ force: true });
  await page.mouse.down();
  await studio.port("loop input yield").hover({ force: true });
  await page.mouse.up();
  expect(await edgesOf(studio)).toContain("a.error -> loop.yield");
});

test("moving the frame moves what lies in it, as one step", async ({ page }) => {
  const studio = await opened(page, LOOP);
  const places = async () => JSON.parse(await studio.exported()).layout.nodes;
  const box = await studio.card("r").getByText("r", { exact: true }).first().boundingBox();
  if (box === null) throw new Error("The frame is not drawn.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 60, { steps: 4 });
  await page.mouse.move(x + 20, y + 120, { steps: 4 });
  await page.mouse.up();
  const moved = await places();
  expect(moved.double[1]).toBeGreaterThan(60);
  expect(moved.double.every((part: number) => part % 20 === 0)).toBe(true);
  expect(moved.start).toEqual([0, 0]);
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await places()).double).toEqual([400, 0]);
});

test("a copy of a region has copies of its nodes in it, and Delete takes the frame alone", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await selectRegion(studio, "r");
  await studio.canvas.focus();
  await page.keyboard.press("Control+d");
  const copied = JSON.parse(await studio.exported());
  expect(copied.regions["r-2"]).toEqual({ kind: "loop", nodes: ["double-2"], params: { times: 2 } });
  expect(copied.edges.slice(4)).toEqual(["r-2.body -> double-2", "double-2 -> r-2.yield"]);
  await selectRegion(studio, "r");
  await studio.canvas.focus();
  await page.keyboard.press("Delete");
  const less = JSON.parse(await studio.exported());
  expect(Object.keys(less.regions)).toEqual(["r-2"]);
  expect(Object.keys(less.nodes)).toContain("double");
});

test("a node added to an edge from inside a frame lies in the frame's region", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await studio.select("double");
  await studio.add("do nothing");
  const { regions, edges } = JSON.parse(await studio.exported());
  expect(regions.r.nodes).toHaveLength(2);
  expect(edges).toContain(`double -> ${regions.r.nodes[1]}`);
});

test("a workflow with regions has no serious accessibility faults, light and dark", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await studio.run();
  await selectRegion(studio, "r");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test("a node is moved out of its region by the menu", async ({ page }) => {
  const studio = await opened(page, LOOP);
  await studio.card("double").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move out of region" }).click();
  expect(JSON.parse(await studio.exported()).regions.r.nodes).toEqual([]);
  await studio.card("double").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move into r" }).click();
  expect(JSON.parse(await studio.exported()).regions.r.nodes).toEqual(["double"]);
});

test("a run that waits for a signal says so, and goes on when it is sent", async ({ page }) => {
  const studio = await opened(page, SIGNAL);
  await studio.run(/^Waiting for a signal/);
  await expect(studio.canvas.getByRole("group", { name: "paid, Wait, waiting" })).toBeVisible();
  await page.getByRole("button", { name: "Send signal" }).click();
  const dialog = page.getByRole("dialog", { name: "Send signal" });
  await expect(dialog.getByRole("combobox", { name: "Name" })).toHaveValue("paid");
  await dialog.getByRole("textbox", { name: "Data" }).fill('{"euro": 12}');
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await studio.select("after");
  await studio.tab("Output");
  await expect(studio.inspector.getByRole("table", { name: "after.out items" })).toContainText('{"euro":12}');
});

test("the gallery lists the patterns, and each opens by its name", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const patterns = page.getByRole("region", { name: "Patterns" }).getByRole("button");
  await expect(patterns.first()).toBeVisible();
  const name = (await patterns.first().locator("strong").textContent()) as string;
  await patterns.first().click();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue(name);
});
